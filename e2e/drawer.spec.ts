import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The drawer of a row with tens of thousands of hrefs or conditions has few elements.

test.use({ file: 'drawer' });

const MANY = 30_000;
const hrefs = (folder: string): string[] => Array.from({ length: MANY }, (_, index) => `/${folder}/${index}.txt`);
const hrefElements = (folder: string): string =>
  hrefs(folder)
    .map((href) => `<D:href>${href}</D:href>`)
    .join('');
const multistatus = (...responses: readonly string[]): string =>
  `<D:multistatus xmlns:D="DAV:">${responses.join('\n')}</D:multistatus>`;
const LOCKED = '<D:status>HTTP/1.1 423 Locked</D:status>';

const BODIES = {
  '/short': multistatus(`<D:response><D:href>/a</D:href>${LOCKED}</D:response>`),
  '/hrefs': multistatus(`<D:response>${hrefElements('many')}${LOCKED}</D:response>`),
  '/conditions': multistatus(
    `<D:response><D:href>/a</D:href>${LOCKED}<D:error><D:lock-token-submitted>${hrefElements('locked')}</D:lock-token-submitted></D:error></D:response>`,
  ),
  '/many-tokens': JSON.stringify({ results: [{ id: 'a', status: 409, data: Array.from({ length: MANY }, () => 1) }] }),
} as const;

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/short': ['application/xml', BODIES['/short']],
    '/hrefs': ['application/xml', BODIES['/hrefs']],
    '/conditions': ['application/xml', BODIES['/conditions']],
    '/many-tokens': ['application/json', BODIES['/many-tokens']],
  });
});
test.afterAll(() => site.close());

test('the first rows are rendered before the details of the selected row', async ({ panel, stage }) => {
  const withRows = panel.frame.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector('[data-row]')) return;
          observer.disconnect();
          resolve(document.querySelector('[data-drawer]')?.textContent ?? 'no drawer');
        });
        observer.observe(document, { childList: true, subtree: true });
      }),
  );
  await openDrawer(panel, stage, '/short');
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  expect(await withRows).toBe('');
});

test('of 30,000 hrefs the first 100 are shown, more on demand, and all can be copied', async ({ panel, stage }) => {
  await openDrawer(panel, stage, '/hrefs');
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  const lines = panel.drawer.locator('[data-kind=href]');
  await expect(lines).toHaveCount(100);
  expect(await elementCount(panel)).toBeLessThan(2000);
  await expect(lines.first()).toHaveText('/many/1.txt');
  await expect(lines.last()).toHaveText('/many/100.txt');

  await panel.drawer.getByRole('button', { name: 'Show 100 more of 29,899' }).click();
  await expect(lines).toHaveCount(200);
  await expect(lines.last()).toHaveText('/many/200.txt');

  await panel.drawer.getByRole('button', { name: 'Copy all' }).click();
  await expect(panel.drawer.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect((await clipboardText(panel)).split('\n')).toEqual(hrefs('many').slice(1));

  await panel.drawer.getByRole('button', { name: 'result as JSON' }).click();
  await expect.poll(async () => (await clipboardText(panel)).slice(0, 1)).toBe('{');
  expect(JSON.parse(await clipboardText(panel))).toMatchObject({ hrefs: hrefs('many') });
});

test('of the 30,000 hrefs of a condition the first 100 are shown', async ({ panel, stage }) => {
  await openDrawer(panel, stage, '/conditions');
  await expect(panel.drawer.locator('[data-kind=condition]')).toContainText('DAV:lock-token-submitted');
  expect(await elementCount(panel)).toBeLessThan(2000);
  await panel.drawer.getByRole('button', { name: 'Show 100 more of 29,901' }).click();
  await expect(panel.drawer.locator('[data-kind=href]')).toHaveCount(199);
});

test('a line of thousands of tokens is rendered with few elements', async ({ panel, stage }) => {
  await openDrawer(panel, stage, '/many-tokens');
  await expect(panel.drawer.getByRole('heading')).toContainText('409 Conflict');
  await panel.drawer.getByRole('button', { name: 'Source' }).click();
  await expect(panel.drawer.locator('mark').first()).toBeVisible();
  expect(await elementCount(panel)).toBeLessThan(2000);
});

/** Requests a response and selects its first row. */
async function openDrawer(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async (wanted) => (await fetch(wanted, { method: 'POST' })).text(), path);
  await expect(panel.option(path)).toContainText('✕');
  await panel.rows.first().click();
}

function elementCount({ drawer }: Panel): Promise<number> {
  return drawer.evaluate((box) => box.querySelectorAll('*').length);
}

/** The text on the clipboard, read by pasting it. */
async function clipboardText({ filter }: Panel): Promise<string> {
  // A single-line field would join the lines.
  const textarea = await filter.evaluateHandle((input) => {
    const created = document.createElement('textarea');
    input.ownerDocument.body.append(created);
    created.focus();
    return created;
  });
  await textarea.press('ControlOrMeta+v');
  const text = await textarea.inputValue();
  await textarea.evaluate((created) => created.remove());
  return text;
}
