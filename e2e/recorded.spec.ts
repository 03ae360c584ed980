import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  expect,
  test,
} from '@playwright/test';
import { multistatus, response } from '../testing/exchange.ts';

// The same traffic, recorded by Playwright in all its ways, and read by the built command line.

// The runner's own trace would be a second one of the same context.
test.use({ trace: 'off' });

const CLI = join(import.meta.dirname, '../dist/cli/multistatus.js');

let server: Server;
let browser: Browser;
let folder: string;
let url: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multi-status-recorded-'));
  server = createServer((request, reply) => {
    request.resume();
    if (request.method === 'DELETE') {
      reply.writeHead(207, { 'Content-Type': 'application/xml' });
      reply.end(multistatus(response('/dav/a.txt', 423), response('/dav/b.txt', 424)));
    } else if (request.method === 'POST') {
      const failed = request.url === '/bulk' ? [{ id: 'ä2', status: 409 }] : [];
      reply.writeHead(207, { 'Content-Type': 'application/json' });
      reply.end(JSON.stringify({ results: [{ id: 'ä1', status: 201 }, ...failed] }));
    } else {
      reply.writeHead(200, { 'Content-Type': 'text/html' });
      reply.end('<!doctype html><title>Recorded</title>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const executablePath = process.env['MULTISTATUS_CHROMIUM'];
  browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
});

test.afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

/** Sends the requests of a test in a context that records them. */
async function send(options: BrowserContextOptions, start?: (context: BrowserContext) => Promise<unknown>) {
  const context = await browser.newContext(options);
  await start?.(context);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => {
    const text = async (path: string, init: RequestInit): Promise<string> => (await fetch(path, init)).text();
    await text('/dav/', { method: 'DELETE' });
    for (const path of ['/batch', '/bulk']) await text(path, { method: 'POST', body: '{"items":[{"id":"ä1"}]}' });
  });
  return context;
}

/** Runs the command line, and returns its exit code with the verdicts. */
function read(path: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, path, '--format', 'json'], { encoding: 'utf8' });
  const report = JSON.parse(stdout) as {
    readonly responses: readonly {
      readonly request: { readonly method: string; readonly body: string | null };
      readonly verdict: { readonly outcome: string };
      readonly summary: object;
    }[];
  };
  return {
    status,
    stderr,
    responses: report.responses.map(({ request, verdict, summary }) => ({ ...request, ...verdict, ...summary })),
  };
}

test('one run that is recorded in all ways has the same failures and the same exit code', async () => {
  const at = (name: string): string => join(folder, name);
  const recordings: readonly (readonly [path: string, record: () => Promise<BrowserContext>])[] = [
    [at('embed/network.har'), () => send({ recordHar: { path: at('embed/network.har'), content: 'embed' } })],
    [at('attach/network.har'), () => send({ recordHar: { path: at('attach/network.har'), content: 'attach' } })],
    [at('network.har.zip'), () => send({ recordHar: { path: at('network.har.zip') } })],
    [at('routed/network.har'), () => send({}, (one) => one.routeFromHAR(at('routed/network.har'), { update: true }))],
  ];
  for (const [, record] of recordings) await (await record()).close();
  const traced = await send({}, (one) => one.tracing.start({ snapshots: true }));
  await traced.tracing.stop({ path: at('trace.zip') });
  await traced.close();

  const expected = read(at('embed/network.har'));
  expect(expected).toMatchObject({
    status: 1,
    stderr: '',
    responses: [
      { method: 'DELETE', outcome: 'all-failed', failure: 1, dependent: 1 },
      { method: 'POST', outcome: 'all-succeeded', success: 1 },
      { method: 'POST', outcome: 'mixed', failure: 1, success: 1 },
    ],
  });
  for (const path of [...recordings.map(([one]) => one), at('trace.zip')]) {
    const { status, stderr, responses } = read(path);
    expect({ path, status, stderr }).toEqual({ path, status: 1, stderr: '' });
    expect(responses.map((one) => ({ ...one, sentence: '' }))).toEqual(
      expected.responses.map((one) => ({ ...one, sentence: '' })),
    );
  }
});

test('a run that is recorded without bodies cannot be read, which is exit code 3', async () => {
  const path = join(folder, 'omit.har');
  await (await send({ recordHar: { path, content: 'omit' } })).close();
  const { status, responses } = read(path);
  expect(status).toBe(3);
  expect(responses).toMatchObject(Array.from({ length: 3 }, () => ({ outcome: 'unreadable' })));
});
