import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The map beside the scroll bar shows where failures are; a click goes there.

test.use({ file: 'map' });

const ITEMS = 5000;
const STATUS = new Map([
  [1000, 423],
  [3000, 404],
  [3001, 500],
  [4000, 424],
]);
const item = (index: number): object => ({ id: `item-${index}`, status: STATUS.get(index) ?? 200 });

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/many': ['application/json', JSON.stringify({ items: Array.from({ length: ITEMS }, (_, index) => item(index)) })],
    '/few': ['application/json', JSON.stringify({ items: [item(0), item(1000), item(1)] })],
  });
});
test.afterAll(() => site.close());

const mapOf = ({ frame }: Panel) => frame.getByRole('button', { name: /^Map of/ });

/** Clicks the map at a share of its height. */
async function clickAt(panel: Panel, share: number): Promise<void> {
  const height = (await mapOf(panel).boundingBox())?.height ?? 0;
  await mapOf(panel).click({ position: { x: 5, y: height * share } });
}

test('a click selects the nearest failure and scrolls to it', async ({ panel, stage }) => {
  await send(panel, stage, '/many');
  const map = mapOf(panel);
  await expect(map).toHaveAccessibleName('Map of 5,000 rows: 3 failed, 1 not attempted because of others, 0 unknown');
  await clickAt(panel, 0.6);
  await expect(panel.selected).toContainText('item-3000');
  await expect(panel.selected).toBeInViewport();
  await clickAt(panel, 0.05);
  await expect(panel.selected).toContainText('item-1000');
  await expect(panel.selected).toBeInViewport();
  await clickAt(panel, 0.95);
  await expect(panel.selected).toContainText('item-4000');
  await panel.tree.press('p');
  await expect(panel.selected).toContainText('item-3001');
});

test('a tooltip has the counts of a place', async ({ panel, stage }) => {
  await send(panel, stage, '/many');
  const height = (await mapOf(panel).boundingBox())?.height ?? 0;
  await mapOf(panel).hover({ position: { x: 5, y: height * 0.601 } });
  await expect(panel.frame.getByRole('tooltip')).toHaveText('✕ 2 failed');
  await mapOf(panel).hover({ position: { x: 5, y: height * 0.8 } });
  await expect(panel.frame.getByRole('tooltip')).toHaveText('↳ 1 not attempted because of others');
  await panel.tree.hover();
  await expect(panel.frame.getByRole('tooltip')).toBeHidden();
});

test('the map follows the order and the filter, and is omitted if all rows are visible', async ({ panel, stage }) => {
  await send(panel, stage, '/many');
  await panel.tree.getByRole('button', { name: 'Status' }).click();
  await expect.poll(() => panel.names()).toContain('item-4000');
  await panel.tree.press('End');
  await expect(panel.selected).toHaveAttribute('aria-posinset', '5000');
  await clickAt(panel, 0.9);
  await expect(panel.selected).toHaveAttribute('aria-posinset', '1');
  await panel.tree.getByRole('button', { name: 'Status' }).click();
  await panel.filter.fill('-status:423');
  await expect(mapOf(panel)).toHaveAccessibleName(/^Map of 5,000 rows: 2 failed/);
  await panel.filter.fill('');
  await send(panel, stage, '/few');
  await panel.option('/few').click();
  await expect(panel.row('item-1000')).toBeVisible();
  await expect(mapOf(panel)).toBeHidden();
});

async function send(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  await page.evaluate(async (url) => (await fetch(url, { method: 'POST' })).text(), path);
  await expect(panel.option(path)).toContainText('✕');
}
