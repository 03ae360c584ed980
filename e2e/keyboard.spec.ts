import { expect, type Stage, test } from './fixtures.ts';
import { type Panel, scenario } from './panel.ts';

// The main journey without a mouse, and what screen readers are told about a row.

test.use({ file: 'keyboard' });

test('a failure is found, understood and copied with the keyboard alone', async ({ panel, stage }) => {
  const { keyboard } = stage.browser.devtools;
  for (const id of ['bulk-patch', 'list-missing-property', 'lock-infinity']) await request(stage, id);
  await expect(panel.options).toHaveCount(3);
  // The focus that DevTools gives to the panel.
  await panel.record.focus();

  // The list: to the next response.
  await tabTo(panel, stage, 'Multi-status responses');
  await keyboard.press('End');
  await expect(panel.verdict).toHaveText(/^LOCK/u);
  await keyboard.press('ArrowUp');
  await expect(panel.verdict).toHaveText(/^PROPFIND/u);

  // The tree: expand a row, enter it, and return.
  await tabTo(panel, stage, 'Resources', 'treegrid');
  await keyboard.press('Home');
  await keyboard.press('ArrowRight');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'true');
  await keyboard.press('ArrowRight');
  await expect(panel.selected).toHaveAttribute('aria-level', '2');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await expect(panel.selected).toHaveAttribute('aria-level', '1');

  // The previous response, and the next failure in it.
  await tabTo(panel, stage, 'Multi-status responses', 'listbox', 'Shift+Tab');
  await keyboard.press('Home');
  await expect(panel.verdict).toHaveText(/^PATCH/u);
  await tabTo(panel, stage, 'Resources', 'treegrid');
  await keyboard.press('Home');
  await keyboard.press('n');
  await expect(panel.selected).toContainText('failed');
  const failure = await panel.selected.getByRole('gridcell').first().textContent();

  // Several rows, copied.
  await keyboard.press('Control+Home');
  await keyboard.press('Control+Space');
  await keyboard.press('Control+Shift+End');
  await expect(panel.selected).toHaveCount(4);
  await keyboard.press('ControlOrMeta+c');
  await expect(panel.totals.getByRole('status')).toHaveText('Copied 4 rows');
  await keyboard.press('Escape');
  await expect(panel.selected).toHaveCount(1);

  // The drawer, which Escape closes and Enter opens.
  await keyboard.press('Home');
  await keyboard.press('n');
  await expect(panel.selected.getByRole('gridcell').first()).toHaveText(failure ?? '');
  await keyboard.press('Escape');
  await expect(panel.drawer).toBeHidden();
  await keyboard.press('Enter');
  await expect(panel.drawer).toBeVisible();
  await tabTo(panel, stage, 'Close');
  await expect(panel.drawer.getByRole('button', { name: 'Close' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel.drawer).toBeHidden();

  // The filter, and back to the tree.
  await tabTo(panel, stage, 'Resources', 'treegrid', 'Shift+Tab');
  await keyboard.press('/');
  await expect(panel.filter).toBeFocused();
  await keyboard.type('is:failed');
  await expect(panel.rows).toHaveCount(3);
  // The first Escape closes the suggestions, the second one clears the text.
  await expect(panel.filter).toHaveAttribute('aria-expanded', 'true');
  await keyboard.press('Escape');
  await expect(panel.filter).toHaveAttribute('aria-expanded', 'false');
  await keyboard.press('Escape');
  await expect(panel.filter).toHaveValue('');
  await tabTo(panel, stage, 'Resources', 'treegrid');
  await expect(panel.rows).toHaveCount(4);
});

test('a screen reader is told the name, status and message of a row, its place, and its state', async ({
  panel,
  stage,
}) => {
  await request(stage, 'lock-infinity');
  await expect(panel.rows).toHaveCount(3);
  await panel.tree.focus();
  await panel.tree.press('Home');
  await panel.tree.press('Shift+ArrowDown');
  await expect(panel.selected).toHaveCount(2);
  const session = await stage.browser.context.newCDPSession(panel.frame);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const valueOf = (node: (typeof nodes)[number], name: string): unknown =>
    node.properties?.find((property) => property.name === name)?.value.value;
  const rows = nodes.filter(
    ({ role, properties }) => role?.value === 'row' && properties?.some(({ name }) => name === 'level'),
  );
  expect(
    rows.map((node) => [
      node.name?.value,
      valueOf(node, 'level'),
      valueOf(node, 'expanded') ?? null,
      valueOf(node, 'selected'),
    ]),
  ).toEqual([
    [
      'notes/changelog.txt 1 dependent failed 423 Locked Cannot create a conflicting lock. (no-conflicting-lock)',
      1,
      true,
      true,
    ],
    ['DAV:error no-conflicting-lock', 2, null, true],
    [
      '(the collection itself) not attempted because of another failure 424 Failed Dependency because of notes/changelog.txt',
      2,
      null,
      false,
    ],
  ]);
  await expect(panel.rows.nth(1)).toHaveAttribute('aria-posinset', '1');
  await expect(panel.rows.nth(1)).toHaveAttribute('aria-setsize', '2');
  await expect(panel.tree).toHaveAttribute('aria-activedescendant', (await panel.rows.nth(1).getAttribute('id')) ?? '');
});

/** Presses a button of the demo page with the keyboard, and waits until the page shows its result. */
async function request({ browser: { page } }: Stage, id: string): Promise<void> {
  await page.getByRole('button', { name: scenario(id).label, exact: true }).press('Enter');
  await page.locator(`#result[data-scenario="${id}"]`).waitFor();
}

/** Presses Tab or Shift+Tab until an element has the focus. */
async function tabTo(
  panel: Panel,
  { browser }: Stage,
  name: string,
  role: string | null = null,
  key = 'Tab',
): Promise<void> {
  const focused = (): Promise<string> =>
    panel.frame.evaluate(() => {
      const { activeElement: element } = document;
      return `${element?.getAttribute('role') ?? ''} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`;
    });
  const isThere = (text: string): boolean => (role === null ? text.endsWith(` ${name}`) : text === `${role} ${name}`);
  for (let step = 0; step < 40; step += 1) {
    const before = await focused();
    if (isThere(before)) return;
    await browser.devtools.keyboard.press(key);
    await expect.poll(focused).not.toBe(before);
  }
  throw new Error(`${key} does not reach ${name}.`);
}
