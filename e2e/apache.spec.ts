import { findApache } from '../scripts/apache.mjs';
import { type Apache, startApache } from './apache.ts';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// Another WebDAV server, which sends a multistatus with 424 as well. Its own page asks it, so that no CORS is needed.

const program = findApache();
test.skip(program === undefined, 'These tests need Apache (apache2-bin); scripts/apache.mjs says why it is not there.');
test.use({ file: 'apache' });

const FILES = {
  'page.html': '<!doctype html><title>Apache</title><link rel="icon" href="data:,"><h1>Apache</h1>',
  'data.xml': '<?xml version="1.0"?><catalogue><item status="404">HTTP/1.1 404 Not Found</item></catalogue>',
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
  expect(await ask(panel, stage, 'PROPFIND', '/docs/', { Depth: '1' })).toBe(207);
  await expect(panel.verdict).toHaveText('PROPFIND: 3 resources.');
  expect((await panel.names()).toSorted()).toEqual(['(the collection itself)', 'a.txt', 'sub/']);
});

test('PROPFIND with Depth: infinity lists everything, and tells what is missing', async ({ panel, stage }) => {
  const body = '<D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/><D:displayname/></D:prop></D:propfind>';
  expect(await ask(panel, stage, 'PROPFIND', '/docs/', { ...XML, Depth: 'infinity' }, body)).toBe(207);
  await expect(panel.verdict).toHaveText(
    'PROPFIND: 4 resources; 1 property is missing on all 4 resources: displayname.',
  );
  await expect(panel.row('sub/b c.txt')).toContainText('200 OK');
  await expect(panel.chip('Failed')).toHaveText('✕ Failed 0');
});

test('PROPPATCH of a protected property changed nothing at all', async ({ panel, stage }) => {
  const body =
    '<D:propertyupdate xmlns:D="DAV:" xmlns:x="http://example.com/ns/"><D:set><D:prop><x:color>blue</x:color><D:getetag>"mine"</D:getetag></D:prop></D:set></D:propertyupdate>';
  expect(await ask(panel, stage, 'PROPPATCH', '/docs/a.txt', XML, body)).toBe(207);
  await expect(panel.verdict).toHaveText(
    /^PROPPATCH: nothing was changed; getetag (is protected|was refused) \(409\), 1 more was not set because of it\.$/u,
  );
  await expect(panel.row('(the resource itself)')).toContainText('Property is read-only.');
});

test('DELETE with locked members answers 424 with a multistatus body, which is caught', async ({ panel, stage }) => {
  expect(await ask(panel, stage, 'DELETE', '/delete/')).toBe(424);
  await expect(panel.verdict).toHaveText(/^DELETE: the collection still exists; 2 members were refused \(423\)/u);
  await expect(panel.options).toContainText('✕ 2 / 2');
  await expect(panel.frame.getByRole('region', { name: 'Response' })).toContainText('424 Failed Dependency');
  await expect(panel.row('locked.txt')).toContainText('423 Locked');
  await expect(panel.row('sub/locked too.txt')).toContainText('423 Locked');
});

test('MOVE with a locked member is not complete', async ({ panel, stage }) => {
  const { url } = apache;
  expect(await ask(panel, stage, 'MOVE', '/move/', { Destination: `${url}/moved/` })).toBe(424);
  await expect(panel.verdict).toHaveText(/^MOVE: the move is not complete; 1 .*refused \(423\)/u);
  await expect(panel.row('locked.txt')).toContainText('423 Locked');
});

test('COPY onto a locked file is not complete', async ({ panel, stage }) => {
  const { url } = apache;
  expect(await ask(panel, stage, 'COPY', '/from/', { Destination: `${url}/to/` })).toBe(424);
  await expect(panel.verdict).toHaveText(/^COPY: the copy is not complete; 1 .*refused \(423\)/u);
  await expect(panel.row('/to/letter.txt')).toContainText('423 Locked');
});

test('LOCK with Depth: infinity on a folder with a locked file locked nothing', async ({ panel, stage }) => {
  const body =
    '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
  expect(await ask(panel, stage, 'LOCK', '/lock/', { ...XML, Depth: 'infinity' }, body)).toBe(207);
  await expect(panel.verdict).toHaveText(
    'LOCK: nothing was locked; 1 member is already locked (423), 1 more was not locked because of it.',
  );
  // Apache names the folder without its slash; it depends on the file all the same.
  const folder = panel.row('(the collection itself)');
  await expect(folder).toHaveAttribute('aria-level', '2');
  await expect(folder).toContainText(/because of\s*sub\/b\.txt/u);
});

test('an ordinary 404, 403 or XML document is not listed', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(`${apache.url}/page.html`);
  const statuses = await page.evaluate(async () => {
    const asked: readonly (readonly [string, string])[] = [
      ['GET', '/nothing.xml'],
      ['DELETE', '/nothing'],
      ['GET', '/closed/secret.txt'],
      ['PROPFIND', '/closed/'],
      ['GET', '/data.xml'],
    ];
    const found: number[] = [];
    for (const [method, path] of asked) {
      const response = await fetch(path, { method });
      await response.text();
      found.push(response.status);
    }
    return found;
  });
  expect(statuses).toEqual([404, 404, 403, 403, 200]);
  // Answers are read in the order in which they came, so these would have been listed before.
  expect(await ask(panel, stage, 'PROPFIND', '/docs/', { Depth: '0' })).toBe(207);
  await expect(panel.options).toHaveText([/PROPFIND \/docs\//u]);
});

/** Lets Apache's own page ask, waits until the answer is listed and shown, and tells its status. */
async function ask(
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
