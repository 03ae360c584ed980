import type { Worker } from 'playwright';
import { until } from '../demo/until.ts';
import { expect, launch, type Stage, test } from './fixtures.ts';
import { openPanel, press, reload } from './panel.ts';
import { type Site, startSite } from './site.ts';
import { openWindow } from './window.ts';

// Failures of the worker, the panel, the page and the server.

test.use({ file: 'faults' });

/** Longer than the watchdog's timeout of ten seconds. */
const WATCHDOG = { timeout: 40_000 };

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});

test.afterAll(() => site.close());

test('a body that the engine hangs on is processed in isolation, and everything else is kept', async ({
  panel,
  stage,
}) => {
  const { browser, demo } = stage;
  await panel.toggle(panel.check('Keep log'));
  await press(browser, 'delete-locked');
  await panel.row('budget 2026.ods').click();
  const worker = await engine(stage);
  // No known body hangs the engine, so the test patches the worker to loop forever over one.
  await worker.evaluate(() => {
    const trim: unknown = Reflect.get(String.prototype, 'trim');
    Reflect.set(String.prototype, 'trim', function stuck(this: string): unknown {
      while (this.includes('"tarpit"'));
      return typeof trim === 'function' ? Reflect.apply(trim, this, []) : this;
    });
  });
  const nextWorker = browser.devtools.waitForEvent('worker', WATCHDOG);
  await fetchIn(stage, `${site.url}/tarpit`);
  await nextWorker;

  // The next worker is not patched, so the body is processed.
  await expect(panel.option('/tarpit')).toContainText('✕ 1 / 2');
  await expect(panel.option('DELETE')).toContainText('✕ 1 / 1');
  await expect(panel.list.getByRole('option', { selected: true })).toContainText('DELETE');
  await expect(panel.selected).toContainText('budget 2026.ods');
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  await browser.page.goto(demo.url);
  await press(browser, 'bulk-patch');
  await expect(panel.option('PATCH')).toContainText('✕');
  await panel.option('/tarpit').click();
  await expect(panel.row('tarpit')).toContainText('404 Not Found');
});

test('an engine that stops without an error is replaced', async ({ panel, stage }) => {
  const { browser } = stage;
  await press(browser, 'delete-locked');
  await panel.row('budget 2026.ods').click();
  const worker = await engine(stage);
  const nextWorker = browser.devtools.waitForEvent('worker', WATCHDOG);
  await worker.evaluate(() => close());
  await press(browser, 'bulk-patch');
  await nextWorker;
  await expect(panel.options).toHaveText([/DELETE.*✕ 1 \/ 1/u, /PATCH/u]);
  await expect(panel.selected).toContainText('budget 2026.ods');
});

test('an engine that fails is replaced immediately', async ({ panel, stage }) => {
  const { browser } = stage;
  await press(browser, 'delete-locked');
  await expect(panel.row('budget 2026.ods')).toBeVisible();
  const worker = await engine(stage);
  const nextWorker = browser.devtools.waitForEvent('worker');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown by the test');
    });
  });
  await nextWorker;
  await panel.row('budget 2026.ods').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  await press(browser, 'bulk-patch');
  await expect(panel.options).toHaveCount(2);
});

test('a truncated response and a response of invalid bytes are reported', async ({ panel, stage }) => {
  await fetchIn(stage, `${site.url}/cut`);
  await expect(panel.option('/cut')).toContainText('aborted');
  await fetchIn(stage, `${site.url}/garbage`);
  await expect(panel.option('/garbage')).toHaveCount(1);
  await panel.option('/garbage').click();
  await expect(panel.verdict).toHaveText(/^POST: /u);
  await expect(panel.frame.getByRole('list', { name: 'Problems' })).toBeVisible();
});

test('a body that DevTools has evicted is reported as such', async ({ panel, stage }) => {
  const { devtools, page } = stage.browser;
  await page.goto(site.url);
  // The buffer holds 250 MiB; this reduces it to ten bytes until the next navigation.
  await devtools.evaluate(setBufferSize(10));
  try {
    await page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
    await expect(panel.option('/items')).toContainText('body evicted by the browser');
    await expect(panel.frame.getByRole('list', { name: 'Problems' })).toContainText('Repeat the request.');
  } finally {
    await devtools.evaluate(setBufferSize(250 * 1024 * 1024));
  }
  await fetchIn(stage, `${site.url}/items`);
  await expect(panel.options).toHaveText([/POST \/items.*✕ 1 \/ 2/u]);
});

test('a response that stalls is listed, and does not delay others', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await page.evaluate(() => void fetch('/half', { method: 'POST' }).then((response) => response.text()));
  await page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
  await expect(panel.option('/items')).toContainText('✕ 1 / 2');
  // DevTools reports only finished requests; stalled ones are found by polling.
  await expect(panel.option('/half')).toContainText('body not read by the page');
});

test('a panel that is reloaded restores its list and selection', async ({ panel, stage: { browser } }) => {
  await press(browser, 'lock-infinity');
  await press(browser, 'delete-locked');
  await panel.option('DELETE').click();
  await panel.row('budget 2026.ods').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  // Firefox does this when DevTools is docked to another side.
  await reload(panel);
  await expect(panel.options).toHaveCount(2);
  await expect(panel.list.getByRole('option', { selected: true })).toContainText('DELETE');
  await expect(panel.selected).toContainText('budget 2026.ods');
});

test('an uncaught error is shown, and the panel can be reloaded', async ({ panel, stage }) => {
  const { browser } = stage;
  await press(browser, 'delete-locked');
  await expect(panel.options).toHaveCount(1);
  const hidden = await browser.pageFrame();
  await hidden.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown by the test');
    });
  });
  await expect(panel.frame.getByRole('heading', { name: 'Multi-Status crashed' })).toBeVisible();
  await expect(panel.frame.getByText('Error: thrown by the test')).toBeVisible();
  await expect(panel.frame.getByText('The captured responses are kept.')).toBeVisible();
  await press(browser, 'bulk-patch');
  await panel.button('Reload panel').click();
  await expect(panel.options).toHaveText([/DELETE.*✕ 1 \/ 1/u, /PATCH/u]);
});

test('two DevTools windows do not share responses', async ({ panel, stage: { browser, demo } }) => {
  const { context } = browser;
  const page = await context.newPage();
  try {
    await page.goto(demo.url);
    const { panel: other } = await openWindow(browser, page);
    await press(browser, 'delete-locked');
    await press({ ...browser, page }, 'bulk-patch');
    await expect(panel.options).toHaveText([/DELETE/u]);
    await expect(other.options).toHaveText([/PATCH/u]);
    await other.button('Clear').click();
    await expect(other.options).toHaveCount(0);
    await expect(panel.options).toHaveText([/DELETE/u]);
  } finally {
    await page.close();
  }
});

test('the responses of a page that crashes are kept', async ({ stage: { demo } }) => {
  const browser = await launch(demo.url);
  try {
    const panel = await openPanel(browser);
    await press(browser, 'delete-locked');
    await expect(panel.options).toHaveCount(1);
    const session = await browser.context.newCDPSession(browser.page);
    const crashed = browser.page.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await panel.row('budget 2026.ods').click();
    await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  } finally {
    await browser.close();
  }
});

/** Code that limits the response buffer of DevTools. A string, because the module exists only in DevTools. */
function setBufferSize(bytes: number): string {
  return `import('./core/sdk/sdk.js').then(({ TargetManager }) => Promise.all(
    TargetManager.TargetManager.instance().targets().map((target) =>
      target.networkAgent().invoke_enable({ maxTotalBufferSize: ${bytes}, maxResourceBufferSize: ${bytes} }),
    ),
  ))`;
}

/** The current worker. */
async function engine({ browser: { devtools } }: Stage): Promise<Worker> {
  return until("the engine's worker", () => devtools.workers().findLast((worker) => worker.url().includes('/worker')));
}

/** Sends a request from the page and reads as much of the response as arrives. */
async function fetchIn({ browser: { page } }: Stage, url: string): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async (wanted) => {
    await fetch(wanted, { method: 'POST' })
      .then((response) => response.text())
      .catch(() => {});
  }, url);
}
