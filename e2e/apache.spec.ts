import { findApache } from '../scripts/apache.mjs';
import { type Apache, startApache } from './apache.ts';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// Apache's mod_dav, which also sends a multistatus body with status 424. The requests come from a page of the same origin, without CORS.

const program = findApache();
test.skip(
  program === undefined,
  'These tests need Apache (apache2-bin); scripts/apache.mjs reports why it is missing.',
);
test.use({ file: 'apache' });

const FILES = {
  'page.html': '<!doctype html><title>Apache</title><link rel="icon" href="data:,"><h1>Apache</h1>',
  'data.xml': '<?xml version="1.0"?><catalog><item status="404">HTTP/1.1 404 Not Found</item></catalog>',
  'closed/secret.txt': 'secret',
  'docs/a.txt': 'a',
  'docs/sub/b c.txt': 'b',
  'delete/free.txt': 'free',
  'delete/locked.txt': 'locked',
  'delete/sub/locked too.txt': 'locked',
  'move/free.txt': 'free',
  'move/locked.txt': 'locked',
  'from/letter.txt': 'new',
  'from/more.txt': 'new',
  'to/letter.txt': 'old',
  'lock/a.txt': 'a',
  'lock/sub/b.txt': 'b',
};
const LOCKED = [
  '/delete/locked.txt',
  '/delete/sub/locked%20too.txt',
  '/move/locked.txt',
  '/to/letter.txt',
  '/lock/sub/b.txt',
];
const XML = { 'Content-Type': 'application/xml; charset=utf-8' };

let apache: Apache;

test.beforeAll(async () => {
  if (program === undefined) return;
  apache = await startApache(program, FILES);
  for (const path of LOCKED) await apache.lock(path);
});

test.afterAll(() => apache?.close());

test('PROPFIND with Depth: 1 lists a folder and its members', async ({ panel, stage }) => {
  expect(await send(panel, stage, 'PROPFIND', '/docs/', { Depth: '1' })).toBe(207);
  await expect(panel.verdict).toHaveText('PROPFIND: 3 resources.');
  await expect.poll(async () => (await panel.names()).toSorted()).toEqual(['(the collection itself)', 'a.txt', 'sub/']);
});

test('PROPFIND with Depth: infinity lists everything, and reports missing properties', async ({ panel, stage }) => {
  const body = '<D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/><D:displayname/></D:prop></D:propfind>';
  expect(await send(panel, stage, 'PROPFIND', '/docs/', { ...XML, Depth: 'infinity' }, body)).toBe(207);
  await expect(panel.verdict).toHaveText(
    'PROPFIND: 4 resources; 1 property is missing on all 4 resources: displayname.',
  );
  await expect(panel.row('sub/b c.txt')).toContainText('200 OK');
  await expect(panel.chip('Failed')).toHaveText('✕ Failed 0');
});

test('PROPPATCH of a protected property reports that nothing was changed', async ({ panel, stage }) => {
  const body =
    '<D:propertyupdate xmlns:D="DAV:" xmlns:x="http://example.com/ns/"><D:set><D:prop><x:color>blue</x:color><D:getetag>"mine"</D:getetag></D:prop></D:set></D:propertyupdate>';
  expect(await send(panel, stage, 'PROPPATCH', '/docs/a.txt', XML, body)).toBe(207);
  await expect(panel.verdict).toHaveText(
    /^PROPPATCH: nothing was changed; getetag (is protected|was refused) \(409\), 1 more was not set because of it\.$/u,
  );
  await expect(panel.row('(the resource itself)')).toContainText('Property is read-only.');
});

test('DELETE with locked members returns 424 with a multistatus body, which is captured', async ({ panel, stage }) => {
  expect(await send(panel, stage, 'DELETE', '/delete/')).toBe(424);
  await expect(panel.verdict).toHaveText(/^DELETE: the collection still exists; 2 members were refused \(423\)/u);
  await expect(panel.options).toContainText('✕ 2 / 2');
  await expect(panel.frame.getByRole('region', { name: 'Response' })).toContainText('424 Failed Dependency');
  await expect(panel.row('locked.txt')).toContainText('423 Locked');
  await expect(panel.row('sub/locked too.txt')).toContainText('423 Locked');
});

test('MOVE with a locked member is reported as not complete', async ({ panel, stage }) => {
  const { url } = apache;
  expect(await send(panel, stage, 'MOVE', '/move/', { Destination: `${url}/moved/` })).toBe(424);
  await expect(panel.verdict).toHaveText(/^MOVE: the move is not complete; 1 .*refused \(423\)/u);
  await expect(panel.row('locked.txt')).toContainText('423 Locked');
});

test('COPY onto a locked file is reported as not complete', async ({ panel, stage }) => {
  const { url } = apache;
  expect(await send(panel, stage, 'COPY', '/from/', { Destination: `${url}/to/` })).toBe(424);
  await expect(panel.verdict).toHaveText(/^COPY: the copy is not complete; 1 .*refused \(423\)/u);
  await expect(panel.row('/to/letter.txt')).toContainText('423 Locked');
});

test('LOCK with Depth: infinity on a folder with a locked file reports that nothing was locked', async ({
  panel,
  stage,
}) => {
  const body =
    '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
  expect(await send(panel, stage, 'LOCK', '/lock/', { ...XML, Depth: 'infinity' }, body)).toBe(207);
  await expect(panel.verdict).toHaveText(
    'LOCK: nothing was locked; 1 member is already locked (423), 1 more was not locked because of it.',
  );
  // Apache omits the trailing slash of the folder; it still depends on the file.
  const folder = panel.row('(the collection itself)');
  await expect(folder).toHaveAttribute('aria-level', '2');
  await expect(folder).toContainText(/because of\s*sub\/b\.txt/u);
});

test('an ordinary 404, 403 or XML document is not listed', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(`${apache.url}/page.html`);
  const statuses = await page.evaluate(async () => {
    const requests: readonly (readonly [string, string])[] = [
      ['GET', '/nothing.xml'],
      ['DELETE', '/nothing'],
      ['GET', '/closed/secret.txt'],
      ['PROPFIND', '/closed/'],
      ['GET', '/data.xml'],
    ];
    const received: number[] = [];
    for (const [method, path] of requests) {
      const response = await fetch(path, { method });
      await response.text();
      received.push(response.status);
    }
    return received;
  });
  expect(statuses).toEqual([404, 404, 403, 403, 200]);
  // Responses are parsed in the order in which they arrive, so the others would have been listed before this one.
  expect(await send(panel, stage, 'PROPFIND', '/docs/', { Depth: '0' })).toBe(207);
  await expect(panel.options).toHaveText([/PROPFIND \/docs\//u]);
});

/** Sends a request from Apache's own page and waits until the response is listed. @returns its status */
async function send(
  panel: Panel,
  { browser: { page } }: Stage,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | null = null,
): Promise<number> {
  await page.goto(`${apache.url}/page.html`);
  const status = await page.evaluate(
    async ([target, init]) => {
      const response = await fetch(target, init);
      await response.text();
      return response.status;
    },
    [path, { method, headers, body }] as const,
  );
  await expect(panel.options).toHaveCount(1);
  await expect(panel.options).toContainText(`${method} ${path}`);
  return status;
}
