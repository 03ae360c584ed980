import { multistatus, propstats } from '../testing/exchange.ts';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The parents of the first visible rows stay at the top of the tree, and the drawer shows the path of the selected row.

test.use({ file: 'parents' });

const ROW = 21;
/** Each resource has 2 propstats, each of them 60 properties. */
const PROPERTIES = Array.from({ length: 60 }, (_, at) => `p${at}`);
const RESOURCES = ['/dav/a', '/dav/b', '/dav/c', '/dav/d'];

let site: Served;

test.beforeAll(async () => {
  const resources = RESOURCES.map((href) => propstats(href, { 200: PROPERTIES, 403: PROPERTIES }));
  site = await serve({ '/dav/': ['application/xml', multistatus(...resources)] });
});
test.afterAll(() => site.close());

const sticky = ({ tree }: Panel) => tree.locator('[data-sticky] [class*=text]');

async function open(panel: Panel, { browser: { page } }: Stage): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async () => (await fetch('/dav/', { method: 'PROPFIND' })).text());
  await expect(panel.option('/dav/')).toBeVisible();
  await expect(panel.selected).toHaveCount(1);
  await panel.tree.press('*');
  await expect(panel.tree).toHaveAttribute('aria-rowcount', String(RESOURCES.length * 123 + 1));
  await panel.tree.press('Home');
  await expect(panel.selected).toHaveAttribute('aria-rowindex', '2');
}

test('parents stay at the top while their rows are scrolled, and a click goes to them', async ({ panel, stage }) => {
  await open(panel, stage);
  const scrollTo = (row: number) => panel.tree.evaluate((box, top) => box.scrollTo({ top }), row * ROW);
  await expect(sticky(panel)).toHaveCount(0);
  // Row 130 is a property of the first propstat of the second resource.
  await scrollTo(130);
  await expect(sticky(panel)).toHaveText(['b', '60 properties']);
  await expect(panel.tree.locator('[data-sticky]')).toHaveAttribute('aria-hidden', 'true');
  // Row 122 is the last row of the first resource.
  await scrollTo(122);
  await expect(sticky(panel)).toHaveText(['a']);
  await scrollTo(123);
  await expect(sticky(panel)).toHaveCount(0);

  await scrollTo(200);
  await sticky(panel).nth(1).click();
  await expect(panel.selected).toHaveAttribute('aria-level', '2');
  await expect(panel.selected).toContainText('403 Forbidden');
  await expect(panel.selected).toBeInViewport();
});

test('moving with the keys never leaves the selected row below its parents', async ({ panel, stage }) => {
  await open(panel, stage);
  await panel.tree.evaluate((box, top) => box.scrollTo({ top }), 200 * ROW);
  await expect(sticky(panel)).toHaveCount(2);
  await panel.rows.filter({ hasText: 'p25' }).first().click();
  for (const key of ['ArrowUp', 'ArrowUp', 'PageUp', 'ArrowUp', 'PageUp', 'PageDown', 'PageUp', 'PageUp']) {
    const before = await panel.selected.getAttribute('aria-rowindex');
    await panel.tree.press(key);
    await expect(panel.selected).not.toHaveAttribute('aria-rowindex', before ?? '');
    await expect.poll(() => isOnTop(panel), key).toBe(true);
  }
});

test('collapsing a parent at the top selects it', async ({ panel, stage }) => {
  await open(panel, stage);
  await panel.tree.evaluate((box, top) => box.scrollTo({ top }), 200 * ROW);
  await panel.tree.locator('[data-sticky] button').first().click();
  await expect(panel.tree).toHaveAttribute('aria-rowcount', String(RESOURCES.length * 123 + 1 - 122));
  await expect(panel.selected).toContainText('b');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(() => isOnTop(panel)).toBe(true);
});

test('the path of the selected row is in the drawer, and each part of it selects its row', async ({ panel, stage }) => {
  await open(panel, stage);
  const path = panel.drawer.getByRole('navigation', { name: 'Path of the selected row' });
  await expect(path).toBeHidden();
  await panel.tree.press('ArrowDown');
  await panel.tree.press('ArrowDown');
  await expect(path.getByRole('listitem')).toHaveText(['a', '60 properties', 'p0'].map((name) => new RegExp(name)));
  await path.getByRole('button', { name: '60 properties' }).click();
  await expect(panel.selected).toHaveAttribute('aria-rowindex', '3');
  await path.getByRole('button', { name: 'a', exact: true }).click();
  await expect(panel.selected).toHaveAttribute('aria-rowindex', '2');
  await expect(path).toBeHidden();
});

/** Whether nothing covers the selected row. */
function isOnTop({ selected }: Panel): Promise<boolean> {
  return selected.evaluate((row) => {
    const { left, top, bottom } = row.getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) => {
      const found = document.elementFromPoint(left + 200, y);
      return found !== null && row.contains(found);
    });
  });
}
