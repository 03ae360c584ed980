import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The headers and the body of an item or MIME part are in the drawer.

test.use({ file: 'content' });

const HELP = 'https://learn.microsoft.com/graph/errors';
const BATCH = {
  responses: [
    {
      id: '1',
      status: 404,
      headers: { 'Content-Type': 'application/json', Location: 'https://a.test/users' },
      body: { error: { code: 'Request_ResourceNotFound', help: HELP, script: 'javascript:alert(1)' } },
    },
    { id: '2', status: 200, headers: { 'Content-Type': 'image/png' }, body: btoa('\0'.repeat(12_400)) },
    { id: '3', status: 200, headers: {}, body: Array.from({ length: 5000 }, (_, index) => index) },
    { id: '4', status: 204, headers: {}, body: null },
  ],
};
const PARTS = [
  '--b\r\nContent-Type: application/http\r\nContent-ID: 7\r\n',
  'HTTP/1.1 409 Conflict\r\nContent-Type: application/xml\r\n',
  '<error><code>Conflict</code></error>\r\n--b--',
].join('\r\n');

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/$batch': ['application/json', JSON.stringify(BATCH)],
    '/parts': ['multipart/mixed; boundary=b', PARTS],
  });
});
test.afterAll(() => site.close());

test('an item of a batch has its headers and its body, with links', async ({ panel, stage }) => {
  await openDrawer(panel, stage, '/$batch', 0);
  const body = panel.drawer.getByRole('group', { name: 'Body of the result' });
  await expect(body).toContainText('"code": "Request_ResourceNotFound",');
  await expect(body.getByRole('link')).toHaveText(`"${HELP}"`);
  await expect(body.getByRole('link')).toHaveAttribute('href', HELP);
  await expect(panel.drawer.locator('[data-kind=header]')).toHaveText([
    'Content-Type: application/json',
    'Location: https://a.test/users',
  ]);
  await panel.drawer.getByRole('button', { name: 'Source' }).click();
  await expect.poll(() => panel.markedText()).toContain('"Request_ResourceNotFound"');

  await panel.drawer.getByRole('button', { name: 'Body', exact: true }).click();
  await panel.rows.nth(1).click();
  await expect(panel.drawer.getByText('image/png, 12.4 kB')).toBeVisible();
  await panel.rows.nth(3).click();
  await expect(panel.drawer.getByText('This result has no body.')).toBeVisible();
});

test('a long body is folded', async ({ panel, stage }) => {
  await openDrawer(panel, stage, '/$batch', 2);
  const body = panel.drawer.getByRole('group', { name: 'Body of the result' });
  await expect(body.locator('code')).toHaveCount(40);
  await panel.drawer.getByRole('button', { name: 'Show all 5,002 lines' }).click();
  const editor = panel.drawer.getByRole('textbox', { name: 'Body of the result' });
  await expect(editor).toContainText('0,');
  await editor.press('Control+End');
  await expect(editor).toContainText('4999');
  expect(await panel.drawer.evaluate((box) => box.querySelectorAll('*').length)).toBeLessThan(2000);
  await panel.drawer.getByRole('button', { name: 'Show the first lines only' }).click();
  await expect(body.locator('code')).toHaveCount(40);
});

test('a MIME part has the headers and the body of its message', async ({ panel, stage }) => {
  await openDrawer(panel, stage, '/parts', 0);
  const body = panel.drawer.getByRole('group', { name: 'Body of the result' });
  await expect(body.locator('code')).toHaveText(['<error>', '  <code>Conflict</code>', '</error>']);
  await expect(panel.drawer.locator('[data-kind=header]')).toHaveText([
    'Content-Type: application/xml',
    'Content-Type: application/http',
    'Content-ID: 7',
  ]);
});

/** Requests a response and selects a row. */
async function openDrawer(panel: Panel, { browser: { page } }: Stage, path: string, row: number): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async (wanted) => (await fetch(wanted, { method: 'POST' })).text(), path);
  await expect(panel.options).toHaveCount(1);
  await panel.rows.nth(row).click();
}
