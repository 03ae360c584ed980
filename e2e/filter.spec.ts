import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Browser } from '../demo/chromium.ts';
import { ARTIFACTS, expect, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// The syntax of the filter box, and its messages about invalid terms.

test.use({ file: 'filter' });

const REPEATED = 'a'.repeat(40);

const LISTING = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${[
  ['/files/docs/', 200],
  ['/files/docs/plan.txt', 423],
  [`/files/${REPEATED}`, 200],
  [`/files/${REPEATED}!`, 403],
]
  .map(([href, status]) => `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${status} x</D:status></D:response>`)
  .join('')}</D:multistatus>`;

let server: Server;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const isListing = request.url === '/files/';
    const isPage = request.method === 'GET';
    response.writeHead(isPage ? 200 : 207, { 'Content-Type': isListing && !isPage ? 'application/xml' : 'text/html' });
    response.end(
      isListing && !isPage ? LISTING : '<!doctype html><title>Filter</title><link rel="icon" href="data:,">',
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

test.afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const message = ({ frame }: Panel): Locator => frame.getByRole('search').getByRole('alert');

/** Captures a listing and an HTML error page. */
async function fill(panel: Panel, { page }: Browser): Promise<void> {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(async () => {
    await (await fetch('/files/', { method: 'PROPFIND' })).text();
    await (await fetch('/gateway/', { method: 'POST' })).text();
  });
  await expect(panel.options).toHaveCount(2);
  await panel.option('/files/').click();
  await expect(panel.rows).toHaveCount(4);
  await expect(panel.shown).toHaveText('4 of 4 shown');
}

test('terms about paths, verdicts and URLs filter the list and the tree', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);

  await panel.filter.fill('path:docs');
  await expect(panel.shown).toHaveText('2 of 4 shown');
  await expect(panel.options).toHaveCount(1);
  await expect.poll(() => panel.names()).toEqual(['docs/', 'docs/plan.txt', '2 more are hidden by the filter']);
  await panel.filter.fill('path:docs status:4xx');
  await expect(panel.shown).toHaveText('1 of 4 shown');

  await panel.filter.fill('verdict:unreadable');
  await expect(panel.options).toHaveCount(1);
  await expect(panel.options).toContainText('/gateway/');
  await panel.filter.fill('url:gateway');
  await expect(panel.options).toContainText('/gateway/');
  await panel.filter.fill('-gateway');
  await expect(panel.options).toContainText('/files/');
  await expect(panel.options).toHaveCount(1);
  await expect(message(panel)).toHaveCount(0);
  await expect(panel.filter).toHaveAttribute('aria-invalid', 'false');
});

test('a regular expression with catastrophic backtracking is fast', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);
  await panel.filter.fill('/(a+)+$/');
  await expect(panel.shown).toHaveText('1 of 4 shown');
  await expect.poll(() => panel.names()).toEqual([REPEATED, '3 more are hidden by the filter']);
  await panel.filter.fill('');
  await expect(panel.shown).toHaveText('4 of 4 shown');
});

for (const theme of ['default', 'dark'] as const) {
  test(`an invalid term is reported below the box and hides nothing, theme ${theme}`, async ({
    panel,
    stage: { browser },
  }) => {
    await browser.setTheme(theme);
    try {
      await fill(panel, browser);
      await panel.filter.fill('unknown:x path:docs');
      await expect(message(panel)).toContainText('"unknown:x": unknown key. Keys are status, outcome, is, prop');
      await expect(panel.filter).toHaveAttribute('aria-invalid', 'true');
      await expect(panel.filter).toHaveAccessibleDescription(/unknown key/u);
      await expect(panel.shown).toHaveText('2 of 4 shown');

      // Below the box, and above the list, which it does not cover.
      await expect(async () => {
        const [box, text, list] = [await boxOf(panel.filter), await boxOf(message(panel)), await boxOf(panel.list)];
        expect(text.y).toBeGreaterThanOrEqual(box.y + box.height);
        expect(text.y + text.height).toBeLessThanOrEqual(list.y);
      }).toPass();
      await browser.screenshot(join(ARTIFACTS, `filter-problem-${theme === 'dark' ? 'dark' : 'light'}.png`));

      await panel.filter.fill('status:teapot is:purple');
      await expect(message(panel)).toContainText('"status:teapot": the value must be 404, 4xx, >=400');
      await expect(message(panel)).toContainText(
        '"is:purple": the value must be failed, dependent, missing or unanswered.',
      );
      await expect(panel.shown).toHaveText('4 of 4 shown');
      await panel.filter.fill('/a(?=b)/');
      await expect(message(panel)).toContainText('lookahead and lookbehind are not supported');

      await browser.dock('right', 400);
      await panel.filter.fill('unknown:x');
      await expect(message(panel)).toContainText('unknown key');
      const overflow = (): Promise<number> =>
        panel.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      await browser.screenshot(join(ARTIFACTS, `filter-problem-narrow-${theme === 'dark' ? 'dark' : 'light'}.png`));

      await panel.filter.fill('path:docs');
      await expect(message(panel)).toHaveCount(0);
      await expect(panel.filter).toHaveAttribute('aria-invalid', 'false');
    } finally {
      await browser.setTheme('default');
      await browser.dock('bottom', 700);
    }
  });
}

async function boxOf(element: Locator): Promise<{ readonly y: number; readonly height: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('The element is not visible.');
  return box;
}
