import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// What a filter matched is marked in the tree, the list and the drawer, and what it hides can be shown.

test.use({ file: 'matches' });

const ITEMS = [
  { id: 'docs/locked.txt', status: 423, message: 'The file is locked by alice' },
  { id: 'docs/plan.txt', status: 404, message: 'Not here' },
  { id: 'images/one.png', status: 200 },
];

let site: Served;

test.beforeAll(async () => {
  site = await serve({ '/bulk/docs': ['application/json', JSON.stringify({ items: ITEMS })] });
});
test.afterAll(() => site.close());

async function open(panel: Panel, { browser: { page } }: Stage): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async () => (await fetch('/bulk/docs', { method: 'POST' })).text());
  await expect(panel.option('/bulk/docs')).toBeVisible();
  await expect(panel.selected).toContainText('locked.txt');
}

test('marks what each kind of term matched', async ({ panel, stage }) => {
  await open(panel, stage);
  const inTree = panel.tree.locator('mark');
  const inList = panel.list.locator('mark');
  await panel.filter.fill('LOCK');
  await expect(inTree).toHaveText(['lock', 'lock']);
  await expect(panel.drawer.locator('dd mark')).toHaveText(['lock', 'lock']);
  await expect(inList).toHaveCount(0);
  await panel.filter.fill('message:lock');
  await expect(inTree).toHaveText(['lock']);
  await panel.filter.fill('/l.cked|HERE/');
  await expect(inTree).toHaveText(['locked', 'locked', 'here']);
  await panel.filter.fill('status:4xx');
  await expect(inTree).toHaveText(['423', '404']);
  await panel.filter.fill('-status:423');
  await expect(panel.row('images/one.png')).toBeVisible();
  await expect(inTree).toHaveCount(0);
  await panel.filter.fill('path:docs');
  await expect(inTree).toHaveText(['docs', 'docs']);
  await panel.filter.fill('url:docs');
  await expect(inList).toHaveText(['docs']);
  await expect(inTree).toHaveCount(0);
  await panel.filter.fill('');
  await expect(inList).toHaveCount(0);
});

test('a click on the number of hidden results shows them, and so does Enter', async ({ panel, stage }) => {
  await open(panel, stage);
  const hidden = panel.rows.filter({ hasText: 'hidden by the filter' });
  await panel.filter.fill('status:423');
  await expect(hidden).toContainText('2 more are hidden by the filter');
  await hidden.click();
  await expect(panel.selected).toContainText('plan.txt');
  await expect.poll(() => panel.names()).toEqual(ITEMS.map(({ id }) => id));
  await expect(panel.filter).toHaveValue('status:423');

  await panel.filter.fill('status:404');
  await expect(hidden).toContainText('2 more are hidden by the filter');
  await panel.tree.press('End');
  await expect(panel.selected).toContainText('hidden by the filter');
  await panel.tree.press('Enter');
  await expect(panel.selected).toContainText('locked.txt');
  await expect(hidden).toHaveCount(0);
});
