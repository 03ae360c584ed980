import { expect, test } from './fixtures.ts';
import { type Panel, reload } from './panel.ts';

// Order and groups of the list of responses, shortened paths, and failures of other responses.

test.use({ file: 'list' });

interface Sent {
  readonly path: string;
  readonly host?: string;
  readonly items: number;
  readonly failed: number;
  readonly time: number;
}

const CATALOG = '/odata/v4/catalog-service/entities';
const BATCHES: readonly [Sent, Sent] = [
  { path: `${CATALOG}/Books/$batch`, items: 4, failed: 1, time: 30 },
  { path: `${CATALOG}/Authors/$batch`, items: 9, failed: 0, time: 4000 },
];
const SENT: readonly Sent[] = [
  ...BATCHES,
  { path: `${CATALOG}/Books/$batch?sap-client=200`, items: 3, failed: 2, time: 20 },
  { path: '/orders', items: 2, failed: 0, time: 10 },
  { path: '/unknown', items: 0, failed: 0, time: 15 },
];

function har(sent: readonly Sent[]): string {
  const entries = sent.map(({ path, host = 'api.example', items, failed, time }, index) => {
    const results = Array.from({ length: items }, (_, item) => ({
      id: `item-${item}`,
      status: item < failed ? 409 : 200,
    }));
    const text = items === 0 ? '<html>' : JSON.stringify({ results });
    return {
      startedDateTime: new Date(Date.UTC(2026, 10, 20, 18, 0, index)).toISOString(),
      time,
      request: { method: 'POST', url: `https://${host}${path}`, headers: [] },
      response: { status: 207, headers: [], content: { text, size: text.length } },
    };
  });
  return JSON.stringify({ log: { version: '1.2', entries } });
}

async function importAll(panel: Panel, sent: readonly Sent[] = SENT): Promise<void> {
  const buffer = Buffer.from(har(sent));
  await panel.frame.locator('input[type=file]').setInputFiles({ name: 'traffic.har', mimeType: '', buffer });
  await expect(panel.totals).toContainText(`${sent.length} multi-status responses`);
  await panel.frame.getByRole('button', { name: /^Dismiss the message about/u }).click();
}

const sortBox = (panel: Panel): ReturnType<Panel['button']> => panel.frame.getByRole('combobox', { name: 'Sort by' });
const grouped = (panel: Panel): ReturnType<Panel['button']> =>
  panel.frame.getByRole('tree', { name: 'Multi-status responses' });

test.afterEach(async ({ stage: { panel } }) => {
  await sortBox(panel).selectOption('As recorded');
  if (await panel.check('Group by URL').isChecked()) await panel.check('Group by URL').click();
});

test('the list is sorted by failures, duration and size, and the order is kept', async ({ panel }) => {
  await importAll(panel);
  await expect(panel.options).toHaveText([/Books/u, /Authors/u, /200/u, /orders/u, /unknown/u]);
  await sortBox(panel).selectOption('Failures');
  await expect(panel.options).toHaveText([/✕ 2 \/ 3/u, /✕ 1 \/ 4/u, /unknown.*\? unreadable/u, /✓ 9/u, /✓ 2/u]);
  await sortBox(panel).selectOption('Duration');
  await expect(panel.options).toHaveText([/4.00 s/u, /30 ms/u, /20 ms/u, /15 ms/u, /10 ms/u]);
  await panel.button('Reverse order').click();
  await expect(panel.options).toHaveText([/10 ms/u, /15 ms/u, /20 ms/u, /30 ms/u, /4.00 s/u]);
  await reload(panel);
  await expect(panel.options).toHaveText([/10 ms/u, /15 ms/u, /20 ms/u, /30 ms/u, /4.00 s/u]);
});

test('responses with the same URL are grouped, with the failures of all', async ({ panel }) => {
  await importAll(panel);
  await panel.check('Group by URL').click();
  const tree = grouped(panel);
  const rows = tree.getByRole('treeitem');
  await expect(rows).toHaveText([
    /Books\/\$batch2 responses · 2 with failures.*✕ 3 \/ 7/u,
    /Authors\/\$batch.*✓ 9/u,
    /orders.*✓ 2/u,
    /unknown.*\? unreadable/u,
  ]);
  const group = rows.first();
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(2)).toContainText('?sap-client=200');
  await expect(rows.nth(2)).toHaveAttribute('aria-level', '2');
  await tree.press('ArrowDown');
  await tree.press('ArrowDown');
  await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(panel.verdict).toContainText('2 of 3');
  await tree.press('ArrowLeft');
  await tree.press('ArrowLeft');
  await expect(rows).toHaveCount(4);
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  const active = await tree.getAttribute('aria-activedescendant');
  expect(active).toBe(await group.getAttribute('id'));
});

test('a path that does not fit is shortened in the middle', async ({ panel, stage }) => {
  const [books, authors] = BATCHES;
  await importAll(panel, [books, authors, { ...books, host: 'other-host.example' }]);
  for (const dock of ['bottom', 'right'] as const) {
    await stage.browser.dock(dock, dock === 'right' ? 400 : 700);
    for (const [index, word] of ['Books', 'Authors', 'Books'].entries()) {
      const option = panel.options.nth(index);
      await expect(option).toContainText(`${CATALOG}/${word}/$batch`);
      await expect(option.getByText(`/${word}/$batch`, { exact: true })).toBeVisible();
      expect(await isClipped(option.getByText(`/${word}/$batch`, { exact: true }))).toBe(false);
      expect(await isClipped(option.getByText(CATALOG, { exact: true }))).toBe(true);
      await expect(option).toHaveAccessibleName(new RegExp(`^POST ${CATALOG}/${word}/\\$batch JSON`, 'u'));
      await expect(option).toHaveAttribute('title', new RegExp(`^POST https://.*${CATALOG}/${word}/`, 'u'));
    }
    await expect(panel.options.last().getByText('other-host.example', { exact: true })).toBeVisible();
  }
  await stage.browser.dock('bottom', 700);
});

test('n and p go on to the other responses with failures, and a badge counts them', async ({ panel }) => {
  await importAll(panel);
  const others = panel.frame.getByRole('button', { name: /in \d+ others?/u });
  await expect(others).toHaveText(/✕ 2 in 1 other/u);
  await expect(panel.selected).toContainText('item-0');
  await panel.tree.press('n');
  await expect(panel.option('sap-client=200')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.selected).toContainText('item-0');
  await expect(others).toHaveText(/✕ 1 in 1 other/u);
  await panel.frame.locator('body').press('n');
  await expect(panel.selected).toContainText('item-1');
  // A response that could not be parsed may hide failures.
  await panel.frame.locator('body').press('n');
  await expect(panel.option('/unknown')).toHaveAttribute('aria-selected', 'true');
  await panel.frame.locator('body').press('n');
  await expect(panel.options.first()).toHaveAttribute('aria-selected', 'true');
  await panel.frame.locator('body').press('p');
  await expect(panel.option('/unknown')).toHaveAttribute('aria-selected', 'true');
  await panel.frame.locator('body').press('p');
  await expect(panel.selected).toContainText('item-1');
  await others.click();
  await expect(panel.option('/unknown')).toHaveAttribute('aria-selected', 'true');
});

test('n opens the group of the next response', async ({ panel }) => {
  await importAll(panel);
  await panel.check('Group by URL').click();
  await panel.frame.locator('body').press('n');
  await expect(grouped(panel).getByRole('treeitem', { selected: true })).toContainText('?sap-client=200');
});

async function isClipped(part: ReturnType<Panel['option']>): Promise<boolean> {
  return part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
}
