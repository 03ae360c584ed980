import type { Worker } from 'playwright';
import { until } from '../demo/until.ts';
import { expect, launch, type Stage, test } from './fixtures.ts';
import { openPanel, press } from './panel.ts';
import { type Site, startSite } from './site.ts';
import { openWindow } from './window.ts';

// What breaks around the panel, and inside of it.

test.use({ file: 'faults' });

/** More than the watchdog's ten seconds. */
const WATCHDOG = { timeout: 25_000 };

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});

test.afterAll(() => site.close());

test('a body that the engine hangs on is processed by itself, and all else is still there', async ({
  panel,
  stage,
}) => {
  test.setTimeout(60_000);
  const { browser, demo } = stage;
  await panel.check('Keep log').click();
  await press(browser, 'delete-locked');
  await panel.row('budget 2026.ods').click();
  const worker = await engine(stage);
  // What no body can do as far as is known, done from outside: from here on this worker turns in circles over one.
  await worker.evaluate(() => {
    const trim: unknown = Reflect.get(String.prototype, 'trim');
    Reflect.set(String.prototype, 'trim', function stuck(this: string): unknown {
      while (this.includes('"tarpit"'));
      return typeof trim === 'function' ? Reflect.apply(trim, this, []) : this;
    });
  });
  const successor = browser.devtools.waitForEvent('worker', WATCHDOG);
  await fetchIn(stage, `${site.url}/tarpit`);
  await successor;

  // In the next worker it is none, so it is processed after all.
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

test('an engine that dies without a word is replaced', async ({ panel, stage }) => {
  test.setTimeout(60_000);
  const { browser } = stage;
  await press(browser, 'delete-locked');
  await panel.row('budget 2026.ods').click();
  const worker = await engine(stage);
  const successor = browser.devtools.waitForEvent('worker', WATCHDOG);
  await worker.evaluate(() => close());
  await press(browser, 'bulk-patch');
  await successor;
  await expect(panel.options).toHaveText([/DELETE.*✕ 1 \/ 1/u, /PATCH/u]);
  await expect(panel.selected).toContainText('budget 2026.ods');
});

test('an engine that fails is replaced at once', async ({ panel, stage }) => {
  const { browser } = stage;
  await press(browser, 'delete-locked');
  await expect(panel.row('budget 2026.ods')).toBeVisible();
  const worker = await engine(stage);
  const successor = browser.devtools.waitForEvent('worker');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('a mistake of ours');
    });
  });
  await successor;
  await panel.row('budget 2026.ods').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  await press(browser, 'bulk-patch');
  await expect(panel.options).toHaveCount(2);
});

test('a server that breaks off, and one that sends garbage, are told', async ({ panel, stage }) => {
  await fetchIn(stage, `${site.url}/cut`);
  await expect(panel.option('/cut')).toContainText('aborted');
  await fetchIn(stage, `${site.url}/garbage`);
  await expect(panel.option('/garbage')).toHaveCount(1);
  await panel.option('/garbage').click();
  await expect(panel.verdict).toHaveText(/^POST: /u);
  await expect(panel.frame.getByRole('list', { name: 'Problems' })).toBeVisible();
});

test('a body that DevTools has no room for any more says so', async ({ panel, stage }) => {
  const { devtools, page } = stage.browser;
  await page.goto(site.url);
  // It keeps 250 MiB; from here on, and until the page goes elsewhere, ten bytes.
  await devtools.evaluate(keepBytes(10));
  try {
    await page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
    await expect(panel.option('/items')).toContainText('body evicted by the browser');
    await expect(panel.frame.getByRole('list', { name: 'Problems' })).toContainText('Repeat the request.');
  } finally {
    await devtools.evaluate(keepBytes(250 * 1024 * 1024));
  }
  await fetchIn(stage, `${site.url}/items`);
  await expect(panel.options).toHaveText([/POST \/items.*✕ 1 \/ 2/u]);
});

test('an answer that stalls is listed, and nothing waits for it', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await page.evaluate(() => void fetch('/half', { method: 'POST' }).then((answer) => answer.text()));
  await page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
  await expect(panel.option('/items')).toContainText('✕ 1 / 2');
  // DevTools tells only of what has ended; what stalls is found by looking.
  await expect(panel.option('/half')).toContainText('body not read by the page');
});

test('a panel that is built anew finds everything again', async ({ panel, stage: { browser } }) => {
  await press(browser, 'lock-infinity');
  await press(browser, 'delete-locked');
  await panel.option('DELETE').click();
  await panel.row('budget 2026.ods').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  // As Firefox does when DevTools is docked elsewhere.
  await panel.frame.evaluate(() => location.reload());
  await expect(panel.options).toHaveCount(2);
  await expect(panel.list.getByRole('option', { selected: true })).toContainText('DELETE');
  await expect(panel.selected).toContainText('budget 2026.ods');
});

test('a mistake of our own is told, and the panel goes on when it is asked to', async ({ panel, stage }) => {
  const { browser } = stage;
  await press(browser, 'delete-locked');
  await expect(panel.options).toHaveCount(1);
  const hidden = await browser.pageFrame();
  await hidden.evaluate(() => {
    setTimeout(() => {
      throw new Error('a mistake of ours');
    });
  });
  await expect(panel.frame.getByRole('heading', { name: 'Multi-Status crashed' })).toBeVisible();
  await expect(panel.frame.getByText('Error: a mistake of ours')).toBeVisible();
  await expect(panel.frame.getByText('The captured responses are kept.')).toBeVisible();
  await press(browser, 'bulk-patch');
  await panel.button('Reload panel').click();
  await expect(panel.options).toHaveText([/DELETE.*✕ 1 \/ 1/u, /PATCH/u]);
});

test('two windows of DevTools do not mix', async ({ panel, stage: { browser, demo } }) => {
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

test('a page that crashes leaves its answers behind', async ({ stage: { demo } }) => {
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

/** As text, not as a function: the module exists only inside DevTools. */
function keepBytes(bytes: number): string {
  return `import('./core/sdk/sdk.js').then(({ TargetManager }) => Promise.all(
    TargetManager.TargetManager.instance().targets().map((target) =>
      target.networkAgent().invoke_enable({ maxTotalBufferSize: ${bytes}, maxResourceBufferSize: ${bytes} }),
    ),
  ))`;
}

/** The worker that runs now. */
async function engine({ browser: { devtools } }: Stage): Promise<Worker> {
  return until("the engine's worker", () => devtools.workers().findLast((worker) => worker.url().includes('/worker')));
}

/** Lets the page ask, and read as much as comes. */
async function fetchIn({ browser: { page } }: Stage, url: string): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async (wanted) => {
    await fetch(wanted, { method: 'POST' })
      .then((answer) => answer.text())
      .catch(() => {});
  }, url);
}
