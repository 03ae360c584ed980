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

// No captured response is lost when workers crash or hang.

test.use({ file: 'survival' });

/** Longer than two watchdog timeouts of ten seconds: for a worker, and for the one that processes a response alone. */
const LONG_TIMEOUT = { timeout: 60_000 };

interface Server {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the worst responses, a page, and `/items/NAME`, where one of two items failed. */
async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const worst = WORST.find(({ name }) => path === `/worst/${name}`);
    if (worst) response.writeHead(207, { 'Content-Type': worst.type }).end(worst.body);
    else if (path.startsWith('/items/'))
      response.writeHead(207, { 'Content-Type': 'application/json' }).end(items(path.slice('/items/'.length)));
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<link rel="icon" href="data:,"><h1>Site</h1>');
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

/** The newest worker, which serves the panel. */
function engine({ devtools }: Browser): Promise<Worker> {
  return until("the engine's worker", () => devtools.workers().findLast((worker) => worker.url().includes('/worker')));
}

async function expectListed(panel: Panel, names: readonly string[]): Promise<void> {
  for (const name of names) await expect(panel.option(`/items/${name}`)).toContainText('✕ 1 / 2');
  await expect(panel.options).toHaveCount(names.length);
}

let server: Server;

test.beforeAll(async () => {
  server = await serve();
});

test.afterAll(() => server.close());

test('no captured response is lost when workers fail repeatedly', async () => {
  test.setTimeout(120_000);
  const browser = await launch(server.url);
  try {
    const panel = await openPanel(browser);
    const names: string[] = [];
    for (let crash = 0; crash < 7; crash += 1) {
      const before = `before-${crash}`;
      await send(browser, `/items/${before}`);
      await expect(panel.option(before)).toContainText('✕ 1 / 2', LONG_TIMEOUT);
      const worker = await engine(browser);
      const closed = new Promise((resolve) => worker.once('close', resolve));
      await worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('thrown by the test');
        });
      });
      const during = `during-${crash}`;
      await send(browser, `/items/${during}`);
      await closed;
      names.push(before, during);
    }
    // If no response caused the crashes, restarts are delayed increasingly, which the panel reports.
    await expect(panel.frame.getByText('keeps failing')).toBeVisible();
    await panel.button('Dismiss').click();
    await expect(panel.option('during-6')).toContainText('✕ 1 / 2', LONG_TIMEOUT);
    await expectListed(panel, names);
    // Each can be selected.
    await panel.option('/items/before-0').click();
    await expect(panel.row('before-0-2')).toContainText('404 Not Found');
  } finally {
    await browser.close();
  }
});

test('a filter that hangs is stopped and reported, and the panel still works', async () => {
  const browser = await launch(server.url);
  try {
    const panel = await openPanel(browser);
    for (const name of ['a', 'b']) await send(browser, `/items/${name}`);
    await expectListed(panel, ['a', 'b']);
    // No known filter hangs the engine, so the test patches the worker to loop forever over one.
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
    await expect(panel.frame.getByText('This filter was stopped because it took too long.')).toBeVisible(LONG_TIMEOUT);
    await expectListed(panel, ['a', 'b']);
    await panel.filter.fill('b-2');
    await expect(panel.options).toHaveText([/\/items\/b/u]);
    await panel.filter.fill('');
    await expectListed(panel, ['a', 'b']);
  } finally {
    await browser.close();
  }
});

test.describe('a body that hangs every worker', () => {
  let extension: BuiltExtension;
  let browser: Browser;
  let panel: Panel;

  test.beforeAll(async () => {
    extension = await buildExtension({ poison: 'harmful' });
    const executable = process.env['MULTISTATUS_CHROMIUM'];
    browser = await openDevTools({ dist: extension.dist, executable, width: 1600, height: 1000, url: server.url });
    await browser.dock('bottom', 700);
    panel = await openPanel(browser);
  });

  test.afterAll(async () => {
    await browser?.close();
    await extension?.remove();
  });

  test('is isolated, its text can be shown and saved, and everything else is kept', async () => {
    test.setTimeout(120_000);
    for (const name of ['first', 'harmful', 'last']) await send(browser, `/items/${name}`);
    // While it hangs in isolation, the others are listed, and so is a later one.
    await expect(panel.option('/items/harmful')).toContainText('could not be processed', LONG_TIMEOUT);
    await send(browser, '/items/later');
    for (const name of ['first', 'last', 'later'])
      await expect(panel.option(`/items/${name}`)).toContainText('✕ 1 / 2');
    await panel.option('/items/harmful').click();
    const problems = panel.frame.getByRole('list', { name: 'Problems' });
    await expect(problems).toContainText('This response could not be processed', LONG_TIMEOUT);
    await expect(panel.frame.getByRole('heading', { name: 'This response could not be processed' })).toBeVisible();
    await panel.button('Show body').click();
    await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toContainText('harmful-2');
    const [download] = await Promise.all([
      browser.devtools.waitForEvent('download'),
      panel.button('Save body').click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe(items('harmful'));
    await panel.option('/items/first').click();
    await panel.tab('Resources').click();
    await expect(panel.row('first-2')).toContainText('404 Not Found');
  });
});

test('the most expensive responses can be selected, expanded and filtered, and all others are kept', async () => {
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
        await expect(line).toBeVisible(LONG_TIMEOUT);
        await line.click();
        await expect(panel.list.getByRole('option', { selected: true })).toContainText(name);
        await expect(panel.verdict).not.toBeEmpty(LONG_TIMEOUT);
        await panel.filter.fill('x1');
        await panel.filter.fill('');
        // Expands everything, if there are rows.
        if (await panel.tree.isVisible()) await panel.tree.press('*');
        await panel.tab('Body').click();
        await panel.tab('Resources').click();
        await expect(panel.verdict).not.toBeEmpty(LONG_TIMEOUT);
      });
    }
    await send(browser, '/items/last');
    for (const name of ['first', 'last']) {
      await panel.option(`/items/${name}`).click();
      await expect(panel.row(`${name}-2`)).toContainText('404 Not Found', LONG_TIMEOUT);
    }
    await expect(panel.options).toHaveCount(WORST.length + 2);
    await expect(panel.frame.getByRole('heading', { name: 'Multi-Status crashed' })).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
