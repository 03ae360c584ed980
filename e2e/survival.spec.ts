import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import type { Worker } from '@playwright/test';
import { type Browser, openDevTools } from '../demo/chromium.ts';
import { until } from '../demo/until.ts';
import { type BuiltExtension, buildExtension } from '../scripts/load/extension.ts';
import { expect, launch, test } from './fixtures.ts';
import { openPanel, type Panel } from './panel.ts';
import { WORST } from './worst.ts';

// Workers end, and nothing that was captured is lost.

test.use({ file: 'survival' });

/** More than the watchdog's ten seconds, twice: for a worker, and for the one in which a response is processed alone. */
const PATIENCE = { timeout: 60_000 };

interface Server {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the worst responses, a page, and `/items/NAME`: one of two went well. */
async function serve(): Promise<Server> {
  const server = createServer((request, answer) => {
    const path = request.url ?? '/';
    const worst = WORST.find(({ name }) => path === `/worst/${name}`);
    if (worst) answer.writeHead(207, { 'Content-Type': worst.type }).end(worst.body);
    else if (path.startsWith('/items/'))
      answer.writeHead(207, { 'Content-Type': 'application/json' }).end(items(path.slice('/items/'.length)));
    else answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<link rel="icon" href="data:,"><h1>Site</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function items(name: string): string {
  return JSON.stringify({
    items: [
      { id: `${name}-1`, status: 200 },
      { id: `${name}-2`, status: 404, message: 'No such item' },
    ],
  });
}

async function send({ page }: Browser, path: string, method = 'POST', body: string | null = null): Promise<void> {
  await page.evaluate(
    async ([url, verb, sent]) => {
      const headers = { 'Content-Type': 'application/json' };
      await (await fetch(url, { method: verb, ...(sent !== null && { body: sent, headers }) })).text();
    },
    [path, method, body] as const,
  );
}

/** The worker that serves the panel now: the newest. */
function engine({ devtools }: Browser): Promise<Worker> {
  return until("the engine's worker", () => devtools.workers().findLast((worker) => worker.url().includes('/worker')));
}

async function listed(panel: Panel, names: readonly string[]): Promise<void> {
  for (const name of names) await expect(panel.option(`/items/${name}`)).toContainText('✕ 1 / 2');
  await expect(panel.options).toHaveCount(names.length);
}

let server: Server;

test.beforeAll(async () => {
  server = await serve();
});

test.afterAll(() => server.close());

test('workers that end again and again lose nothing of what was captured', async () => {
  test.setTimeout(120_000);
  const browser = await launch(server.url);
  try {
    const panel = await openPanel(browser);
    const names: string[] = [];
    for (let death = 0; death < 7; death += 1) {
      const before = `before-${death}`;
      await send(browser, `/items/${before}`);
      await expect(panel.option(before)).toContainText('✕ 1 / 2', PATIENCE);
      const worker = await engine(browser);
      const gone = new Promise((resolve) => worker.once('close', resolve));
      await worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('a mistake of ours');
        });
      });
      const meanwhile = `meanwhile-${death}`;
      await send(browser, `/items/${meanwhile}`);
      await gone;
      names.push(before, meanwhile);
    }
    // Without anything to blame, there are longer and longer pauses between them, which is said.
    await expect(panel.frame.getByText('keeps failing')).toBeVisible();
    await panel.button('Dismiss').click();
    await expect(panel.option('meanwhile-6')).toContainText('✕ 1 / 2', PATIENCE);
    await listed(panel, names);
    // Each can be opened.
    await panel.option('/items/before-0').click();
    await expect(panel.row('before-0-2')).toContainText('404 Not Found');
  } finally {
    await browser.close();
  }
});

test('a filter that hangs is stopped and says so, and the panel goes on', async () => {
  test.setTimeout(90_000);
  const browser = await launch(server.url);
  try {
    const panel = await openPanel(browser);
    for (const name of ['a', 'b']) await send(browser, `/items/${name}`);
    await listed(panel, ['a', 'b']);
    // What no filter can do as far as is known, done from outside: this worker turns in circles over one.
    await (
      await engine(browser)
    ).evaluate(() => {
      const lower: unknown = Reflect.get(String.prototype, 'toLowerCase');
      Reflect.set(String.prototype, 'toLowerCase', function stuck(this: string): unknown {
        while (this.includes('tarpit'));
        return typeof lower === 'function' ? Reflect.apply(lower, this, []) : this;
      });
    });
    await panel.filter.fill('tarpit');
    await expect(panel.frame.getByText('This filter was stopped because it took too long.')).toBeVisible(PATIENCE);
    await listed(panel, ['a', 'b']);
    await panel.filter.fill('b-2');
    await expect(panel.options).toHaveText([/\/items\/b/u]);
    await panel.filter.fill('');
    await listed(panel, ['a', 'b']);
  } finally {
    await browser.close();
  }
});

test.describe('a body that hangs every worker', () => {
  let extension: BuiltExtension;
  let browser: Browser;
  let panel: Panel;

  test.beforeAll(async () => {
    test.setTimeout(90_000);
    extension = await buildExtension({ poison: 'poisoned' });
    const executable = process.env['MULTISTATUS_CHROMIUM'];
    browser = await openDevTools({ dist: extension.dist, executable, width: 1600, height: 1000, url: server.url });
    await browser.dock('bottom', 700);
    panel = await openPanel(browser);
  });

  test.afterAll(async () => {
    await browser?.close();
    await extension?.remove();
  });

  test('is set aside with its text, which can be shown and saved, and everything else is there', async () => {
    test.setTimeout(120_000);
    for (const name of ['first', 'poisoned', 'last']) await send(browser, `/items/${name}`);
    // While it hangs alone, the others are listed, and one that comes then too.
    await expect(panel.option('/items/poisoned')).toContainText('could not be processed', PATIENCE);
    await send(browser, '/items/later');
    for (const name of ['first', 'last', 'later'])
      await expect(panel.option(`/items/${name}`)).toContainText('✕ 1 / 2');
    await panel.option('/items/poisoned').click();
    const problems = panel.frame.getByRole('list', { name: 'Problems' });
    await expect(problems).toContainText('This response could not be processed', PATIENCE);
    await expect(panel.frame.getByRole('heading', { name: 'This response could not be processed' })).toBeVisible();
    await panel.button('Show body').click();
    await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toContainText('poisoned-2');
    const [download] = await Promise.all([
      browser.devtools.waitForEvent('download'),
      panel.button('Save body').click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe(items('poisoned'));
    await panel.option('/items/first').click();
    await panel.tab('Resources').click();
    await expect(panel.row('first-2')).toContainText('404 Not Found');
  });
});

test('the worst responses are opened, expanded and filtered, and all others are there afterwards', async () => {
  test.setTimeout(600_000);
  const browser = await launch(server.url);
  try {
    const panel = await openPanel(browser);
    await browser.dock('bottom', 700);
    await send(browser, '/items/first');
    await expect(panel.option('/items/first')).toContainText('✕ 1 / 2');
    for (const { name, method = 'POST', sent = null } of WORST) {
      await test.step(name, async () => {
        await send(browser, `/worst/${name}`, method, sent);
        const line = panel.option(`/worst/${name}`);
        await expect(line).toBeVisible(PATIENCE);
        await line.click();
        await expect(panel.list.getByRole('option', { selected: true })).toContainText(name);
        await expect(panel.verdict).not.toBeEmpty(PATIENCE);
        await panel.filter.fill('x1');
        await panel.filter.fill('');
        // Everything open, if there are rows.
        if (await panel.tree.isVisible()) await panel.tree.press('*');
        await panel.tab('Body').click();
        await panel.tab('Resources').click();
        await expect(panel.verdict).not.toBeEmpty(PATIENCE);
      });
    }
    await send(browser, '/items/last');
    for (const name of ['first', 'last']) {
      await panel.option(`/items/${name}`).click();
      await expect(panel.row(`${name}-2`)).toContainText('404 Not Found', PATIENCE);
    }
    await expect(panel.options).toHaveCount(WORST.length + 2);
    await expect(panel.frame.getByRole('heading', { name: 'Multi-Status crashed' })).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
