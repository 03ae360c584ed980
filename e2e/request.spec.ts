import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The item of the request that belongs to a row is shown in the drawer and marked in the Request tab.

test.use({ file: 'request' });

const GRAPH = {
  requests: Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, method: 'GET', url: `/users/${index}` })),
};
const RESPONSES = {
  responses: GRAPH.requests
    .slice(0, 59)
    .map(({ id }) => ({ id, status: id === '40' ? 404 : 200, headers: {}, body: null })),
};
const PROPFIND = `<d:propfind xmlns:d="DAV:"><d:prop>\r\n<d:getetag/>\r\n<d:owner/>\r\n</d:prop></d:propfind>`;
const LISTING = `<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/</d:href><d:propstat><d:prop><d:getetag>"1"</d:getetag><d:displayname>x</d:displayname></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`;

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/v1.0/$batch': ['application/json', JSON.stringify(RESPONSES)],
    '/dav/': ['application/xml', LISTING],
  });
});
test.afterAll(() => site.close());

test('the request item of a batch is in the drawer, and marked in the Request tab', async ({ panel, stage }) => {
  await send(panel, stage, 'POST', '/v1.0/$batch', JSON.stringify(GRAPH, null, 2));
  await expect(panel.drawer.getByRole('heading')).toContainText('404 Not Found');
  await panel.drawer.getByRole('button', { name: 'Request', exact: true }).click();
  await expect.poll(() => panel.markedText()).toContain('"/users/40"');

  await panel.tab('Request').click();
  await expect(panel.frame.getByText('60 request items: 58 succeeded, 1 failed, 1 without a result')).toBeVisible();
  const body = panel.frame.getByRole('textbox', { name: 'Request body' });
  await expect(body.locator('mark').filter({ hasText: '"/users/40"' })).toBeInViewport();

  await panel.tab('Resources').click();
  await panel.tree.press('End');
  await expect(panel.drawer.getByRole('heading')).toContainText('no result');
  await expect.poll(() => panel.markedText()).toContain('"/users/59"');
});

test('a property is marked in the request, unless the request does not name it', async ({ panel, stage }) => {
  await send(panel, stage, 'PROPFIND', '/dav/', PROPFIND);
  await panel.row('DAV:getetag').click();
  await panel.drawer.getByRole('button', { name: 'Request', exact: true }).click();
  await expect.poll(() => panel.markedText()).toBe('<d:getetag/>');
  await panel.row('DAV:displayname').click();
  await expect(panel.drawer.getByText('The request does not name this property.')).toBeVisible();

  await panel.row('DAV:getetag').click();
  await panel.tab('Request').click();
  await expect(panel.frame.getByRole('textbox', { name: 'Request body' }).locator('mark')).toHaveText('<d:getetag/>');
  await expect(
    panel.frame.getByText(
      '2 properties requested: 1 returned, 1 not returned (owner); 1 returned that was not requested (displayname)',
    ),
  ).toBeVisible();
});

test('a request without a body is reported as such', async ({ panel, stage }) => {
  await send(panel, stage, 'PROPFIND', '/dav/', null);
  await panel.rows.first().click();
  await panel.drawer.getByRole('button', { name: 'Request', exact: true }).click();
  await expect(panel.drawer.getByText('The request has no body.')).toBeVisible();
});

async function send(
  panel: Panel,
  { browser: { page } }: Stage,
  method: string,
  path: string,
  body: string | null,
): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async (sent) => (await fetch(sent.path, { method: sent.method, body: sent.body })).text(), {
    method,
    path,
    body,
  });
  await expect(panel.options).toHaveCount(1);
}
