import { expect, launch, type Stage, test } from './fixtures.ts';
import { openPanel, press } from './panel.ts';
import { type Site, startSite } from './site.ts';
import { closeDevTools, openWindow, running } from './window.ts';

// The page, DevTools or the extension goes away in the middle of something.

test.use({ file: 'leaving' });

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});

test.afterAll(() => site.close());

test('an answer that is under way when the page goes elsewhere stays where the log is kept, and says why it has no body', async ({
  panel,
  stage,
}) => {
  const { page } = stage.browser;
  await panel.check('Keep log').click();
  await page.goto(site.url);
  await stall(stage);
  await expect(panel.option('/half')).toBeVisible();
  await page.goto(`${site.url}/?next`);
  await read(stage);
  await expect(panel.options).toHaveText([/POST \/half.*body not read/u, /POST \/items.*✕ 1 \/ 2/u]);
});

test('an answer that is under way when the page goes elsewhere goes with it where the log is not kept', async ({
  panel,
  stage,
}) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await stall(stage);
  await expect(panel.option('/half')).toBeVisible();
  await page.goto(`${site.url}/?next`);
  await read(stage);
  await expect(panel.options).toHaveText([/POST \/items.*✕ 1 \/ 2/u]);
});

test('an answer that was read just before the page goes elsewhere has its body, or says that it went with the page', async ({
  panel,
  stage,
}) => {
  const { page } = stage.browser;
  await panel.check('Keep log').click();
  await page.goto(site.url);
  await Promise.all([
    page.waitForURL('**/?next'),
    page.evaluate(async () => {
      await (await fetch('/items', { method: 'POST' })).text();
      location.assign('/?next');
    }),
  ]);
  // Which of both comes first is up to the browser.
  await expect(panel.options).toHaveText([/POST \/items.*(?:✕ 1 \/ 2|body lost on navigation)/u]);
});

test('a tab that is closed in the middle of an answer leaves nothing behind, and other windows alone', async ({
  panel,
  stage,
}) => {
  const { browser, demo } = stage;
  await press(browser, 'delete-locked');
  const before = await running(browser);
  const page = await browser.context.newPage();
  await page.goto(site.url);
  const other = await openWindow(browser, page);
  await page.evaluate(() => void fetch('/half', { method: 'POST' }).then((answer) => answer.text()));
  await expect(other.panel.option('/half')).toBeVisible();
  expect(await running(browser)).toHaveLength(before.length * 2);

  await Promise.all([other.devtools.waitForEvent('close'), page.close()]);
  await expect.poll(() => running(browser)).toEqual(before);
  await browser.page.goto(`${demo.url}/?again`);
  await expect(panel.options).toHaveCount(0);
  await press(browser, 'bulk-patch');
  await expect(panel.options).toHaveText([/PATCH/u]);
});

test('DevTools that is closed and opened again begins anew, with the settings as they were', async ({
  stage: { demo },
}) => {
  const browser = await launch(demo.url);
  try {
    const first = await openPanel(browser);
    await press(browser, 'delete-locked');
    await expect(first.options).toHaveCount(1);
    await first.check('Batch bodies in other responses').click();
    await expect(first.check('Batch bodies in other responses')).toBeChecked();
    await closeDevTools(browser.devtools);
    // A worker ends a moment after the page that started it.
    await expect.poll(() => running(browser)).toEqual([]);
    // Requests made now are not captured.
    await press(browser, 'lock-infinity');

    const { panel } = await openWindow(browser, browser.page);
    await expect(panel.check('Batch bodies in other responses')).toBeChecked();
    await expect(panel.frame.getByText('Requests made before DevTools was opened are not available.')).toBeVisible();
    await press(browser, 'bulk-patch');
    await expect(panel.options).toHaveText([/PATCH/u]);
  } finally {
    await browser.close();
  }
});

// Chromium closes DevTools with it; where a browser does not, the panel says so: src/extension/poll.test.ts.
test('an extension that is reloaded is there again when DevTools is opened, with the settings as they were', async () => {
  const browser = await launch(site.url);
  try {
    const first = await openPanel(browser);
    await first.check('Keep log').click();
    await expect(first.check('Keep log')).toBeChecked();
    // Without it, what was loaded from a folder stays off.
    const extensions = await browser.context.newPage();
    await extensions.goto('chrome://extensions/');
    await extensions.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
    await extensions.close();
    const closed = browser.devtools.waitForEvent('close');
    first.frame.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await closed;

    const { panel } = await openWindow(browser, browser.page);
    await expect(panel.check('Keep log')).toBeChecked();
    await browser.page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
    await expect(panel.options).toHaveText([/POST \/items.*✕ 1 \/ 2/u]);
  } finally {
    await browser.close();
  }
});

/** Lets the page ask for an answer of which the rest never comes. */
async function stall({ browser: { page } }: Stage): Promise<void> {
  await page.evaluate(() => {
    fetch('/half', { method: 'POST' })
      .then((answer) => answer.text())
      .catch(() => undefined);
  });
}

/** Lets the page ask and read an answer. */
async function read({ browser: { page } }: Stage): Promise<void> {
  await page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
}
