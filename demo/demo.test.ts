import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { type Demo, startDemo } from './server.ts';
import { LIBRARY } from './tree.ts';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
});

afterAll(() => demo.close());

/** Resets the demo and sends the request of a scenario. */
async function sendRequest(scenario: Scenario): Promise<{ status: number; path: string; body: string }> {
  await demo.reset();
  const response = await scenario.send(demo.url);
  return { status: response.status, path: response.url.slice(demo.url.length), body: await response.text() };
}

describe('each scenario', () => {
  test.each(scenarios)('$id returns 207, with the expected body', async (scenario) => {
    const { status, path, body } = await sendRequest(scenario);
    expect(status, body).toBe(207);
    expect(path.startsWith(scenario.expected.path), path).toBe(true);
    for (const part of scenario.expected.body) expect(body).toMatch(part);
  });

  test.each(scenarios)('$id expects as many failures as its response contains', async (scenario) => {
    const { body } = await sendRequest(scenario);
    // A 404 in a list of properties is not a failure, nor is a 424. Broken responses cannot be counted.
    if (scenario.group === 'Problems') return;
    const statuses = [...body.matchAll(/HTTP\/1\.1 (\d+)|"(?:status|httpStatus)":(\d+)/gu)].map((match) =>
      Number(match[1] ?? match[2]),
    );
    const missing = scenario.expected.method === 'PROPFIND' ? 404 : 424;
    expect(statuses.filter((status) => status >= 400 && status !== 424 && status !== missing)).toHaveLength(
      scenario.expected.failed,
    );
  });

  test.each(scenarios)('$id can be repeated', async (scenario) => {
    const first = await sendRequest(scenario);
    const second = await sendRequest(scenario);
    expect(second.status).toBe(first.status);
    expect(stableParts(second)).toEqual(stableParts(first));
  });

  test('has a unique name and a unique request', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(new Set(scenarios.map(({ label }) => label)).size).toBe(scenarios.length);
  });
});

describe('the WebDAV server', () => {
  test('lists every special name, and serves each file under its listed URL', async () => {
    await demo.reset();
    const response = await fetch(`${demo.url}/dav/library/`, { method: 'PROPFIND', headers: { Depth: '1' } });
    const hrefs = [...(await response.text()).matchAll(/<href>([^<]*)<\/href>/gu)].map((match) => match[1] ?? '');
    const names = hrefs.map((href) => decodeURIComponent(href.split('/').at(-1) ?? ''));
    expect(names).toEqual(expect.arrayContaining([...LIBRARY]));
    for (const href of hrefs.filter((each) => each.endsWith('.txt')))
      expect((await fetch(href)).status, href).toBe(200);
  });

  test('rejects writes to locked and read-only files', async () => {
    await demo.reset();
    const put = async (path: string): Promise<number> =>
      (await fetch(`${demo.url}/dav/${path}`, { method: 'PUT', body: 'new' })).status;
    expect(await put('team/budget%202026.ods')).toBe(423);
    expect(await put('handover/archive/2024.txt')).toBe(403);
    expect(await put('team/agenda.txt')).toBe(204);
  });

  test('does not return 207 for requests that have no scenario', async () => {
    await demo.reset();
    const xml = { 'Content-Type': 'application/xml' };
    const status = async (method: string, path: string, body: string): Promise<number> =>
      (await fetch(`${demo.url}/dav/${path}`, { method, headers: xml, body })).status;
    expect(await status('MKCOL', 'new/', '<D:mkcol xmlns:D="DAV:"/>')).toBe(415);
    expect(await status('REPORT', 'library/', '<D:expand-property xmlns:D="DAV:"/>')).toBe(501);
    expect(await status('SEARCH', 'library/', '<D:basicsearch xmlns:D="DAV:"/>')).toBe(501);
  });
});

describe('the JSON APIs', () => {
  test('return 200 when every item succeeds', async () => {
    expect((await fetch(`${demo.url}/api/products?ids=tea`)).status).toBe(200);
    expect((await fetch(`${demo.url}/api/trpc/post.list?batch=1&input={}`)).status).toBe(200);
  });

  test('return results for the items that were sent', async () => {
    const products: unknown = await (await fetch(`${demo.url}/api/products?ids=cola,tea`)).json();
    expect(products).toMatchObject([{ status: 410 }, { status: 200, data: { id: 'tea' } }]);
    const batch = await fetch(`${demo.url}/api/$batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        requests: [
          { id: 'x', method: 'GET', url: '/users/ada' },
          { id: 'y', method: 'GET', url: '/me', dependsOn: ['x'] },
        ],
      }),
    });
    expect(await batch.json()).toMatchObject({
      responses: [
        { id: 'y', status: 200 },
        { id: 'x', status: 200 },
      ],
    });
  });

  test('keep the bytes of an upload', async () => {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(100_001).fill(0xff)]), 'größer 🎈.bin');
    const response = await fetch(`${demo.url}/api/files`, { method: 'POST', body: form });
    expect(await response.json()).toEqual({
      files: [{ filename: 'größer 🎈.bin', status: 413, message: '100001 bytes exceed the limit of 100000' }],
    });
  });

  test('send Cache-Control: no-store only in the scenario that needs it', async () => {
    const cacheControl = async (id: string): Promise<string | null | undefined> => {
      const response = await scenarios.find((scenario) => scenario.id === id)?.send(demo.url);
      await response?.text();
      return response?.headers.get('cache-control');
    };
    expect(await cacheControl('never-read')).toBe('no-store');
    expect(await cacheControl('only-ok')).toBeNull();
  });

  test('return the common status of a batch', async () => {
    expect((await fetch(`${demo.url}/api/trpc/post.delete?batch=1&input={}`)).status).toBe(405);
  });
});

describe('the page', () => {
  test('is served with its scripts and styles', async () => {
    const page = await (await fetch(demo.url)).text();
    const names = [...page.matchAll(/(?:src|href)="(page\.[a-z]+)"/gu)].map((match) => match[1] ?? '');
    expect(names).toEqual(['page.css', 'page.ts']);
    const seen = new Set(names);
    for (const name of seen) {
      const response = await fetch(`${demo.url}/${name}`);
      const source = await response.text();
      expect(response.status, name).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/text\/(?:javascript|css)/u);
      for (const match of source.matchAll(/from "\.\/([\w-]+\.ts)"/gu)) seen.add(match[1] ?? '');
    }
    expect([...seen]).toEqual(expect.arrayContaining(['scenarios.ts', 'write-scenarios.ts']));
  });
});

test('a closed demo removes its files and stops listening', async () => {
  const before = folders();
  const other = await startDemo();
  const created = folders().filter((name) => !before.includes(name));
  expect(created.length).toBeGreaterThan(0);
  await other.close();
  expect(folders().filter((name) => created.includes(name))).toEqual([]);
  await expect(fetch(other.url)).rejects.toThrow();
});

/** The parts of a body that do not vary, unlike file times and free space. */
function stableParts({ body }: { body: string }): string[] {
  return body.match(/HTTP\/1\.1 \d+|<href>[^<]*|"(?:id|status|filename)":[^,}]*/gu) ?? [];
}

function folders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('multi-status-demo-'));
}
