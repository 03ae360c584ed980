import { expect, launch, type Stage, test } from './fixtures.ts';
import { openPanel, press } from './panel.ts';
import { type Site, startSite } from './site.ts';
import { closeDevTools, openWindow, running } from './window.ts';

// The page, DevTools or the extension is closed while a request is in progress.

test.use({ file: 'leaving' });

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});

test.afterAll(() => site.close());

test('with Keep log, a response in progress during navigation stays listed, with the reason for its missing body', async ({
  panel,
  stage,
}) => {
  const { page } = stage.browser;
  await panel.toggle(panel.check('Keep log'));
  await page.goto(site.url);
  await stall(stage);
  await expect(panel.option('/half')).toBeVisible();
  await page.goto(`${site.url}/?next`);
  await request(stage);
  await expect(panel.options).toHaveText([/POST \/half.*body not read/u, /POST \/items.*✕ 1 \/ 2/u]);
});

test('without Keep log, navigation removes a response in progress', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await stall(stage);
  await expect(panel.option('/half')).toBeVisible();
  await page.goto(`${site.url}/?next`);
  await request(stage);
  await expect(panel.options).toHaveText([/POST \/items.*✕ 1 \/ 2/u]);
});

test('a response read just before navigation has its body, or reports that the body was lost', async ({
  panel,
  stage,
}) => {
  const { page } = stage.browser;
  await panel.toggle(panel.check('Keep log'));
  await page.goto(site.url);
  await Promise.all([
    page.waitForURL('**/?next'),
    page.evaluate(async () => {
      await (await fetch('/items', { method: 'POST' })).text();
      location.assign('/?next');
    }),
  ]);
  // Either may happen first.
  await expect(panel.options).toHaveText([/POST \/items.*(?:✕ 1 \/ 2|body lost on navigation)/u]);
});

test('closing a tab during a response ends its panel and does not affect other windows', async ({ panel, stage }) => {
  const { browser, demo } = stage;
  await press(browser, 'delete-locked');
  const before = await running(browser);
  const page = await browser.context.newPage();
  await page.goto(site.url);
  const other = await openWindow(browser, page);
  await page.evaluate(() => void fetch('/half', { method: 'POST' }).then((response) => response.text()));
  await expect(other.panel.option('/half')).toBeVisible();
  await expect.poll(() => running(browser)).toHaveLength(before.length * 2);

  await Promise.all([other.devtools.waitForEvent('close'), page.close()]);
  await expect.poll(() => running(browser)).toEqual(before);
  await browser.page.goto(`${demo.url}/?again`);
  await expect(panel.options).toHaveCount(0);
  await press(browser, 'bulk-patch');
  await expect(panel.options).toHaveText([/PATCH/u]);
});

test('DevTools that is closed and reopened starts with an empty list and the stored settings', async ({
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
    await expect(panel.frame.getByText('Requests sent before DevTools was opened are not available.')).toBeVisible();
    await press(browser, 'bulk-patch');
    await expect(panel.options).toHaveText([/PATCH/u]);
  } finally {
    await browser.close();
  }
});

// Chromium closes DevTools when an extension is reloaded; for browsers that do not, see poll.test.ts.
test('after a reload of the extension, reopened DevTools has the panel with the stored settings', async () => {
  const browser = await launch(site.url);
  try {
    const first = await openPanel(browser);
    await first.check('Keep log').click();
    await expect(first.check('Keep log')).toBeChecked();
    // Without developer mode, unpacked extensions stay disabled.
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

/** Sends a request from the page; its response never ends. */
async function stall({ browser: { page } }: Stage): Promise<void> {
  await page.evaluate(() => {
    fetch('/half', { method: 'POST' })
      .then((response) => response.text())
      .catch(() => undefined);
  });
}

/** Sends a request from the page and reads the response. */
async function request({ browser: { page } }: Stage): Promise<void> {
  await page.evaluate(async () => (await fetch('/items', { method: 'POST' })).text());
}
