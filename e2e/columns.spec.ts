import type { Locator } from '@playwright/test';
import { multistatus, propstats, response } from '../testing/exchange.ts';
import { expect, type Stage, test } from './fixtures.ts';
import { type Panel, reload } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The columns of the tree: order, widths, and the second line of rows in a narrow panel.

test.use({ file: 'columns' });

const described = (href: string, status: number, description: string): string =>
  response(href, status, `<D:responsedescription>${description}</D:responsedescription>`);

const MIXED = multistatus(
  described('/mixed/img10.png', 403, 'You are not the owner'),
  response('/mixed/img9.png', 200),
  described('/mixed/b.txt', 423, 'Another user has a lock'),
  response('/mixed/long.txt', 431),
);
const HEBREW = ['שלום', 'עולם'];
const RIGHT_TO_LEFT = multistatus(
  response(`/rtl/${HEBREW.map(encodeURIComponent).join('/')}/file.txt`, 423),
  response('/rtl/other', 403),
);
const MANY = multistatus(
  ...Array.from({ length: 3000 }, (_, at) =>
    at % 3 === 0 ? described(`/many/${at}`, 403, `message ${at}`) : response(`/many/${at}`, 200),
  ),
);
const PROPERTIES = multistatus(propstats('/values/', { 200: ['displayname'] }));
/** Height of a row in pixels, in a wide and in a narrow panel. */
const [WIDE, NARROW] = [21, 37];

let site: Served;

test.beforeAll(async () => {
  const bodies = { '/mixed/': MIXED, '/rtl/': RIGHT_TO_LEFT, '/many/': MANY, '/values/': PROPERTIES };
  site = await serve(
    Object.fromEntries(Object.entries(bodies).map(([path, body]) => [path, ['application/xml', body] as const])),
  );
});
test.afterAll(() => site.close());
test.afterEach(async ({ panel, stage: { browser } }) => {
  await browser.devtools.emulateMedia({ forcedColors: 'none' });
  await panel.frame.evaluate(() => localStorage.clear());
  await browser.dock('bottom', 700);
  await sortBy(panel, 'Document order');
});

test('a click on a header sorts by its column, in natural order, and the order survives a reload', async ({
  panel,
  stage,
}) => {
  await send(panel, stage, '/mixed/');
  const name = panel.tree.getByRole('columnheader', { name: 'Resource' });
  await name.getByRole('button', { name: 'Resource' }).click();
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => panel.names()).toEqual(['b.txt', 'img9.png', 'img10.png', 'long.txt']);
  await reload(panel);
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => panel.names()).toEqual(['b.txt', 'img9.png', 'img10.png', 'long.txt']);
  await name.getByRole('button', { name: 'Resource' }).click();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => panel.names()).toEqual(['long.txt', 'img10.png', 'img9.png', 'b.txt']);

  const message = panel.tree.getByRole('columnheader', { name: 'Message' });
  await message.getByRole('button').click();
  await expect(name).toHaveAttribute('aria-sort', 'none');
  await expect.poll(() => panel.names()).toEqual(['b.txt', 'img10.png', 'img9.png', 'long.txt']);
});

test('in a narrow panel, the menu has the orders of all columns', async ({ panel, stage }) => {
  await send(panel, stage, '/mixed/');
  await stage.browser.dock('right', 400);
  await expect(panel.tree.getByRole('columnheader', { name: 'Message' })).toBeHidden();
  await panel.tree.getByRole('button', { name: 'Sort rows' }).click();
  await expect(panel.frame.getByRole('menuitemradio')).toHaveText([
    'Document order',
    'Failures first',
    'Resource, ascending',
    'Resource, descending',
    'Status, ascending',
    'Status, descending',
    'Message, ascending',
    'Message, descending',
  ]);
  await panel.frame.getByRole('menuitemradio', { name: 'Message, descending' }).click();
  await expect.poll(() => panel.names()).toEqual(['img10.png', 'b.txt', 'img9.png', 'long.txt']);
});

test('dividers resize columns by mouse and keyboard, and the widths are kept for each size', async ({
  panel,
  stage,
}) => {
  await send(panel, stage, '/mixed/');
  const divider = panel.tree.getByRole('separator', { name: 'Width of the Status column' });
  const status = panel.tree.getByRole('columnheader', { name: 'Status' });
  const before = await widthOf(status);
  const { x, y, width, height } = await boxOf(divider);
  const { mouse, keyboard } = panel.frame.page();
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width / 2 + 60, y + height / 2);
  await mouse.up();
  await expect.poll(() => widthOf(status)).toBe(before + 60);
  await expect(divider).toHaveAttribute('aria-valuenow', String(before + 60));

  await divider.focus();
  await keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(status)).toBe(before + 50);
  await reload(panel);
  await expect.poll(() => widthOf(status)).toBe(before + 50);

  await stage.browser.dock('right', 400);
  const name = panel.tree.getByRole('separator', { name: 'Width of the Resource column' });
  await expect(divider).toBeHidden();
  const narrow = await widthOf(status);
  await name.focus();
  await keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(status)).toBe(narrow + 10);
  await stage.browser.dock('bottom', 700);
  await expect.poll(() => widthOf(status)).toBe(before + 50);

  // The longest status is wider than its column until the column fits it.
  const longest = panel.row('long.txt').getByRole('gridcell').nth(1);
  expect(await widthOf(longest)).toBeGreaterThan(await widthOf(status));
  await divider.dblclick();
  await expect.poll(async () => (await widthOf(longest)) - (await widthOf(status))).toBe(0);
  for (const cell of await statusCells(panel)) await expectUncut(cell);
});

test('a long status is not shortened where there is space', async ({ panel, stage }) => {
  await send(panel, stage, '/mixed/');
  const cell = panel.row('long.txt').getByRole('gridcell').nth(1);
  await expect(cell).toContainText('431 Request Header Fields Too Large');
  await expectUncut(cell);
  await stage.browser.dock('right', 400);
  await expectUncut(cell);
});

test('in a narrow panel, messages and values are below names, and scrolling reaches the last row', async ({
  panel,
  stage,
}) => {
  await send(panel, stage, '/many/');
  const first = panel.row('0');
  const message = first.getByRole('gridcell').nth(2);
  expect((await boxOf(first)).height).toBe(WIDE);
  await stage.browser.dock('right', 400);
  await expect.poll(async () => (await boxOf(first)).height).toBe(NARROW);
  await expect(message).toBeVisible();
  const [name, below] = [await boxOf(first.getByRole('gridcell').first()), await boxOf(message)];
  expect(below.y).toBeGreaterThanOrEqual(name.y + name.height);

  await panel.tree.focus();
  await panel.frame.page().keyboard.press('End');
  await expect(panel.selected).toContainText('2999');
  await expect(panel.selected).toBeInViewport();
  await stage.browser.dock('bottom', 700);
  await expect(panel.selected).toBeInViewport();
  expect((await boxOf(panel.selected)).height).toBe(WIDE);
});

test('segments that are written from right to left stay in the order of the path', async ({ panel, stage }) => {
  await send(panel, stage, '/rtl/');
  const segments = panel.rows.first().locator('bdi');
  await expect(segments).toHaveText([...HEBREW, 'file.txt']);
  const lefts = await segments.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
  // The group of the failure names it too.
  await expect(panel.frame.getByRole('button', { name: '423 Locked' }).locator('bdi').first()).toBeVisible();
});

test('with forced colors, a hovered row keeps the color of the selection', async ({ panel, stage }) => {
  await send(panel, stage, '/mixed/');
  await stage.browser.devtools.emulateMedia({ forcedColors: 'active' });
  const row = panel.row('img9.png');
  await row.click();
  await row.hover();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toHaveCSS('background-image', 'none');
  const [text, background] = await row.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return [color, backgroundColor];
  });
  expect(text).not.toBe(background);
});

async function send(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  await page.evaluate(async (url) => (await fetch(url, { method: 'COPY' })).text(), path);
  await panel.option(path).click();
  await expect(panel.rows.first()).toBeVisible();
}

async function sortBy(panel: Panel, name: string): Promise<void> {
  await panel.tree.getByRole('button', { name: 'Sort rows' }).click();
  await panel.frame.getByRole('menuitemradio', { name }).click();
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element is not visible.');
  return box;
}

async function widthOf(cell: Locator): Promise<number> {
  return cell.evaluate((element) => (element instanceof HTMLElement ? element.offsetWidth : 0));
}

function statusCells(panel: Panel): Promise<Locator[]> {
  return panel.rows.all().then((rows) => rows.map((row) => row.getByRole('gridcell').nth(1)));
}

async function expectUncut(cell: Locator): Promise<void> {
  await expect.poll(() => cell.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
}
