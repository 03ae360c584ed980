import { expect, type Stage, test } from './fixtures.ts';
import { focused, press } from './panel.ts';

// Keyboard use of the panel, its shortcuts next to those of DevTools, and its accessible names.

test.use({ file: 'keys' });

test('the arrow keys visit every control of the toolbar', async ({ panel, stage }) => {
  await press(stage.browser, 'lock-infinity');
  await expect(panel.options).toHaveCount(1);
  await panel.record.focus();
  for (const name of ['Clear', 'Keep log', 'Batch bodies in other responses', 'Import files…', 'Export']) {
    await stage.browser.devtools.keyboard.press('ArrowRight');
    await expect.poll(() => focused(panel)).toBe(name);
  }
  await stage.browser.devtools.keyboard.press('Enter');
  await expect(panel.frame.getByRole('menuitem').first()).toBeFocused();
  await stage.browser.devtools.keyboard.press('Escape');
  await expect(panel.button('Export')).toBeFocused();
});

test('arrows, Home and End move through the list', async ({ panel, stage: { browser } }) => {
  for (const id of ['delete-locked', 'bulk-patch', 'plain-text']) await press(browser, id);
  await expect(panel.options).toHaveCount(3);
  await panel.list.focus();
  const selected = panel.list.getByRole('option', { selected: true });
  for (const [key, text] of [
    ['ArrowDown', 'PATCH'],
    ['ArrowUp', 'DELETE'],
    ['End', '/api/cleanup'],
    ['Home', 'DELETE'],
  ] as const) {
    await panel.list.press(key);
    await expect(selected).toContainText(text);
    await expect(panel.list).toBeFocused();
    await expect(panel.list).toHaveAttribute('aria-activedescendant', (await selected.getAttribute('id')) ?? '');
  }
  await expect(panel.verdict).toHaveText(/^DELETE/u);
});

test('the arrow keys move in the tree, expand and collapse; with Alt, all levels below', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'list-missing-property');
  await panel.tree.focus();
  await panel.tree.press('Home');
  await expect(panel.selected).toContainText('(the collection itself)');
  await panel.tree.press('ArrowRight');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'true');
  await panel.tree.press('ArrowRight');
  await expect(panel.selected).toHaveAttribute('aria-level', '2');
  await panel.tree.press('ArrowLeft');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'false');
  await panel.tree.press('ArrowLeft');
  await expect(panel.selected).toContainText('(the collection itself)');
  await panel.tree.press('ArrowLeft');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'false');
  await expect(panel.level(2)).toHaveCount(0);

  await panel.tree.press('Alt+ArrowRight');
  await expect(panel.level(2)).toHaveCount(2);
  await expect(panel.level(3)).toHaveCount(3);
  await panel.tree.press('ArrowDown');
  await expect(panel.selected).toHaveAttribute('aria-level', '2');
  await panel.tree.press('End');
  await expect(panel.selected).toContainText('🎉 party');
  await expect(panel.selected).toBeInViewport();
});

test('* expands everything in the tree, and - collapses it', async ({ panel, stage: { browser } }) => {
  await press(browser, 'list-missing-property');
  await panel.tree.focus();
  await panel.tree.press('Home');
  await panel.tree.press('*');
  await expect(panel.level(2).first()).toBeVisible();
  await expect(panel.level(3).first()).toBeVisible();
  await expect(panel.tree.locator('[role=row][aria-expanded=false]')).toHaveCount(0);

  await panel.tree.press('End');
  await expect(panel.selected).not.toHaveAttribute('aria-level', '1');
  await panel.tree.press('-');
  await expect(panel.tree.locator('[aria-expanded=true]')).toHaveCount(0);
  await expect(panel.selected).toHaveAttribute('aria-level', '1');
});

test('no key is lost when many are pressed in quick succession', async ({ panel, stage: { browser } }) => {
  await press(browser, 'list-missing-property');
  await panel.tree.focus();
  await panel.tree.press('Home');
  await expect(panel.selected).toContainText('(the collection itself)');
  const keys = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'];
  await panel.tree.evaluate((tree, names) => {
    // Faster than typing, as when the engine is busy and keys queue up.
    for (const key of names) tree.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, keys);
  // The keys expand the row, enter it, collapse the property group, and return to the row.
  await expect(panel.selected).toContainText('<img src=x onerror=alert(1)>.txt');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.level(2).first()).toHaveAttribute('aria-expanded', 'false');
});

test('n and p select the next and the previous failure, and wrap around', async ({ panel, stage: { browser } }) => {
  await press(browser, 'express-list');
  await panel.tree.focus();
  await panel.tree.press('Home');
  for (const [key, name] of [
    ['n', 'unicorn-milk'],
    ['n', 'cola'],
    ['n', 'unicorn-milk'],
    ['p', 'cola'],
    ['p', 'unicorn-milk'],
  ] as const) {
    await panel.tree.press(key);
    await expect(panel.selected.getByRole('gridcell').first()).toHaveText(name);
  }
});

test('/ focuses the filter, in which shortcut keys enter text', async ({ panel, stage }) => {
  await press(stage.browser, 'express-list');
  await panel.tree.focus();
  await recordKeysInDevTools(stage);
  await panel.tree.press('/');
  await expect(panel.filter).toBeFocused();
  await expect(panel.filter).toHaveValue('');
  await stage.browser.devtools.keyboard.type('longer');
  await expect(panel.filter).toHaveValue('longer');
  await expect(panel.shown).toHaveText('1 of 5 shown');
  await panel.filter.press('Escape');
  await expect(panel.filter).toHaveValue('');
  await expect(panel.shown).toHaveText('5 of 5 shown');
  await panel.tree.focus();
  expect(await keysInDevTools(stage)).toEqual([]);
});

test('Esc closes the drawer of the panel; the next Esc reaches DevTools', async ({ panel, stage }) => {
  await press(stage.browser, 'delete-locked');
  await panel.row('budget 2026.ods').click();
  await expect(panel.drawer).toBeVisible();
  await recordKeysInDevTools(stage);
  await panel.tree.press('Escape');
  await expect(panel.drawer).toBeHidden();
  expect(await keysInDevTools(stage)).toEqual([]);

  await panel.tree.press('Escape');
  expect(await keysInDevTools(stage)).toEqual(['Escape']);
  await stage.browser.devtools.evaluate(
    "import('./ui/legacy/legacy.js').then((UI) => UI.InspectorView.InspectorView.instance().closeDrawer())",
  );
  await panel.tree.press('Enter');
  await expect(panel.drawer).toBeVisible();
});

test('Ctrl+F opens the search in the body, not that of DevTools', async ({ panel, stage }) => {
  const { browser } = stage;
  await press(browser, 'list');
  await panel.tree.focus();
  await recordKeysInDevTools(stage);
  await panel.tree.press('ControlOrMeta+f');
  const find = panel.frame.getByRole('textbox', { name: 'Find in body' });
  await expect(panel.tab('Body')).toHaveAttribute('aria-selected', 'true');
  await expect(find).toBeFocused();
  await browser.devtools.keyboard.type('getetag');
  const matches = panel.frame.getByText(/^\d+ of \d+$/u);
  await expect(matches).toHaveText('1 of 32');
  await find.press('Enter');
  await expect(matches).toHaveText('2 of 32');
  await find.press('Escape');
  await expect(find).toBeHidden();
  await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toBeFocused();
  expect(await keysInDevTools(stage)).toEqual([]);
});

test('the tree exposes levels and positions, and the selected row as its active descendant', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'lock-infinity');
  await expect(panel.tree.getByRole('columnheader')).toHaveText(['Resource', 'Status', 'Message']);
  await expect(panel.rows).toHaveCount(3);
  await expect(panel.tree).toHaveAttribute('aria-rowcount', '4');
  const attributes = (): Promise<(string | null)[][]> =>
    panel.rows.evaluateAll((rows) =>
      rows.map((row) =>
        ['rowindex', 'level', 'posinset', 'setsize', 'expanded'].map((name) => row.getAttribute(`aria-${name}`)),
      ),
    );
  await expect.poll(attributes).toEqual([
    ['2', '1', '1', '1', 'true'],
    ['3', '2', '1', '2', null],
    ['4', '2', '2', '2', null],
  ]);
  await panel.row('(the collection itself)').click();
  await expect(panel.selected).toContainText('not attempted because of another failure');
  await expect(panel.tree).toHaveAttribute('aria-activedescendant', (await panel.selected.getAttribute('id')) ?? '');
});

test('a captured response is announced politely', async ({ panel, stage: { browser } }) => {
  await expect(panel.announcer).toHaveRole('status');
  await expect(panel.announcer).toHaveAttribute('aria-live', 'polite');
  await press(browser, 'bulk-patch');
  await expect(panel.announcer).toHaveText('PATCH /api/contacts: 2 of 4 failed');
  await press(browser, 'list');
  await expect(panel.announcer).toHaveText('PROPFIND /dav/library/: all 16 succeeded');
});

test('a response that could not be parsed is not announced as empty', async ({ panel, stage: { browser } }) => {
  await press(browser, 'plain-text');
  await expect(panel.options).toContainText('unreadable');
  await expect(panel.announcer).toHaveText('POST /api/cleanup: unreadable');
});

const MARKER = 'F3';

/** Starts recording the keys that the panel does not handle, so that DevTools receives them. */
async function recordKeysInDevTools({ browser: { devtools } }: Stage): Promise<void> {
  await devtools.evaluate(() => {
    const recordedKeys: string[] = [];
    Object.assign(globalThis, { recordedKeys });
    document.addEventListener('keydown', ({ key }) => recordedKeys.push(key), { capture: true });
  });
}

/** The keys recorded since the last call. Presses a key without an effect and waits for it, because keys arrive in order. */
async function keysInDevTools({ browser: { devtools } }: Stage): Promise<readonly string[]> {
  const recorded = (): Promise<string[]> => devtools.evaluate<string[]>('recordedKeys');
  await devtools.keyboard.press(MARKER);
  await expect.poll(recorded).toContain(MARKER);
  const keys = await recorded();
  await devtools.evaluate('recordedKeys.length = 0');
  return keys.filter((key) => key !== MARKER);
}
