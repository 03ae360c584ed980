import { expect, type Stage, test } from './fixtures.ts';
import { type Panel, reload } from './panel.ts';
import { serve, type Served } from './serve.ts';

// A click on the Status header sorts failures first; more clicks sort by status and restore document order.

test.use({ file: 'order' });

const ITEMS = 20_000;
const STATUS = new Map([
  [12_000, 404],
  [15_000, 500],
  [19_999, 302],
]);
const item = (index: number): object => ({ id: `item-${index}`, status: STATUS.get(index) ?? 200 });

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/many': ['application/json', JSON.stringify({ items: Array.from({ length: ITEMS }, (_, index) => item(index)) })],
    '/few': ['application/json', JSON.stringify({ items: [item(0), item(15_000), item(1)] })],
  });
});
test.afterAll(() => site.close());

test('a click on the Status header sorts failures first, the fourth restores document order', async ({
  panel,
  stage,
}) => {
  await send(panel, stage, '/many');
  const header = panel.tree.getByRole('columnheader', { name: 'Status' });
  const button = header.getByRole('button');
  await expect(header).toHaveAttribute('aria-sort', 'none');
  await expect(panel.selected).toContainText('item-12000');

  await button.click();
  await expect(header).toHaveAttribute('aria-sort', 'other');
  await expect
    .poll(() => top(panel, 5))
    .toEqual(['item-12000', 'item-15000', 'item-19999redirect', 'item-0', 'item-1']);
  await expect(panel.selected).toContainText('item-12000');
  await expect(panel.selected).toBeInViewport();

  await panel.tree.press('n');
  await expect(panel.selected).toContainText('item-15000');
  await expect(panel.selected).toHaveAttribute('aria-posinset', '2');
  await panel.tree.press('End');
  await expect(panel.selected).toContainText('item-19998');

  await button.click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => top(panel, 2)).toEqual(['item-0', 'item-1']);
  await button.click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => top(panel, 4)).toEqual(['item-15000', 'item-12000', 'item-19999redirect', 'item-0']);
  await button.click();
  await expect(header).toHaveAttribute('aria-sort', 'none');
  await expect(panel.selected).toContainText('item-19998');
  await expect(panel.selected).toBeInViewport();
  await panel.tree.press('Home');
  await expect.poll(() => top(panel, 2)).toEqual(['item-0', 'item-1']);
});

test('the header can be focused and pressed with the keyboard', async ({ panel, stage }) => {
  await send(panel, stage, '/few');
  await panel.tree.focus();
  const button = panel.tree.getByRole('button', { name: 'Status' });
  // After the header of the first column, the menu of all orders and the divider, which is loaded after the rows.
  const divider = panel.tree.getByRole('separator', { name: 'Width of the Resource column' });
  await expect(divider).toBeVisible();
  const sortMenu = panel.tree.getByRole('button', { name: 'Sort rows' });
  for (const control of [panel.tree.getByRole('button', { name: 'Resource' }), sortMenu, divider, button]) {
    await panel.frame.page().keyboard.press('Tab');
    await expect(control).toBeFocused();
  }
  await button.press('Enter');
  await expect.poll(() => top(panel, 3)).toEqual(['item-15000', 'item-0', 'item-1']);
  await expect(button).toBeFocused();
  for (let press = 0; press < 3; press += 1) await button.press('Space');
  await expect.poll(() => top(panel, 3)).toEqual(['item-0', 'item-15000', 'item-1']);
});

test('the order applies to other responses, to filtered rows, and after a reload of the panel', async ({
  panel,
  stage,
}) => {
  await send(panel, stage, '/many');
  await panel.tree.getByRole('button', { name: 'Status' }).click();
  await send(panel, stage, '/few');
  await panel.option('/few').click();
  await expect.poll(() => top(panel, 3)).toEqual(['item-15000', 'item-0', 'item-1']);
  await panel.option('/many').click();
  await panel.filter.fill('-status:500');
  await expect.poll(() => top(panel, 3)).toEqual(['item-12000', 'item-19999redirect', 'item-0']);
  await reload(panel);
  await expect(panel.tree.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'other');
  await expect.poll(() => top(panel, 3)).toEqual(['item-12000', 'item-19999redirect', 'item-0']);
  await panel.filter.fill('');
  await panel.tree.getByRole('button', { name: 'Sort rows' }).click();
  await panel.frame.getByRole('menuitemradio', { name: 'Document order' }).click();
  await expect(panel.tree.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'none');
  await expect(panel.selected).toBeInViewport();
});

async function send(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  await page.evaluate(async (url) => (await fetch(url, { method: 'POST' })).text(), path);
  await expect(panel.option(path)).toContainText('✕');
}

/** The names of the first visible rows. */
async function top({ tree }: Panel, rows: number): Promise<string[]> {
  return tree.evaluate((box, wanted) => {
    const head = box.querySelector('[role=columnheader]')?.getBoundingClientRect().bottom ?? 0;
    return [...box.querySelectorAll('[role=row][data-row]')]
      .map((row) => ({
        at: row.getBoundingClientRect().top,
        name: row.querySelector('[role=gridcell]')?.textContent ?? '',
      }))
      .filter(({ at }) => at >= head - 1)
      .toSorted((a, b) => a.at - b.at)
      .slice(0, wanted)
      .map(({ name }) => name);
  }, rows);
}
