import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, launch, test } from './fixtures.ts';
import { openPanel, type Panel } from './panel.ts';

/** More rows than fit into the maximum height of an element: see docs/decisions/0008-own-windowing.md. */
const MANY = 400_000;
const ROW = 21;

const BODY = JSON.stringify({ items: Array.from({ length: MANY }, () => ({ status: 200 })) });

/** The number of the first fully visible row, counted from 1. */
function firstVisibleRow({ tree }: Panel): Promise<number> {
  return tree.evaluate((box) => {
    const head = box.querySelector('[role=columnheader]')?.getBoundingClientRect().bottom ?? 0;
    const rows = [...box.querySelectorAll('[role=row][data-row]')];
    // The header has a bottom border of one pixel.
    const first = rows.find((row) => row.getBoundingClientRect().top >= head - 1);
    return Number(first?.getAttribute('aria-posinset') ?? 0);
  });
}

test('each of 400,000 rows can be reached with keys, the scrollbar, and the wheel to the pixel', async () => {
  test.setTimeout(120_000);
  const server = createServer((request, response) => {
    const isPage = request.method === 'GET';
    response.writeHead(isPage ? 200 : 207, { 'Content-Type': isPage ? 'text/html' : 'application/json' });
    response.end(isPage ? '<!doctype html><title>Many</title><link rel="icon" href="data:,">' : BODY);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const browser = await launch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  try {
    const panel = await openPanel(browser);
    await browser.page.evaluate(async () => (await fetch('/many', { method: 'POST' })).text());
    const { tree } = panel;
    await expect(tree).toHaveAttribute('aria-rowcount', String(MANY + 1), { timeout: 60_000 });
    const { keyboard, mouse } = browser.devtools;

    await tree.focus();
    await keyboard.press('End');
    await expect(panel.selected).toHaveAttribute('aria-posinset', String(MANY));
    await expect(panel.selected).toBeInViewport();
    await keyboard.press('PageUp');
    await expect(panel.selected).toBeInViewport();
    await keyboard.press('Home');
    await expect(panel.selected).toHaveAttribute('aria-posinset', '1');
    await expect(panel.selected).toBeInViewport();

    await tree.evaluate((box) => box.scrollTo(0, box.scrollHeight / 2));
    await expect.poll(() => firstVisibleRow(panel)).toBeGreaterThan(MANY * 0.49);
    const middle = await firstVisibleRow(panel);
    expect(middle).toBeLessThan(MANY * 0.51);
    await tree.hover();
    await mouse.wheel(0, 10 * ROW);
    await expect.poll(() => firstVisibleRow(panel)).toBe(middle + 10);
    await mouse.wheel(0, -30 * ROW);
    await expect.poll(() => firstVisibleRow(panel)).toBe(middle - 20);

    await tree.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(tree.locator(`[aria-posinset="${MANY}"]`)).toBeInViewport();
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
});
