import { expect, launch, type Stage, test } from './fixtures.ts';
import { openPanel, type Panel, press, scenario } from './panel.ts';
import { type Site, startSite } from './site.ts';

// Which responses are captured, how long they are stored, and what the panel reports when a body is missing.

test.use({ file: 'capture' });

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});

test.afterAll(() => site.close());

test('responses received before the panel is first shown are listed, with their bodies', async ({
  stage: { demo },
}) => {
  const browser = await launch(demo.url);
  try {
    await press(browser, 'delete-locked');
    await press(browser, 'graph-batch');
    // After this, their bodies are no longer available.
    await browser.page.evaluate(() => history.pushState(null, '', '/?moved'));
    const panel = await openPanel(browser);
    await expect(panel.options).toHaveText([/DELETE \/dav\/team\/.*✕ 1 \/ 1/u, /POST \/api\/\$batch.*✕ 3 \/ 5/u]);
    await expect(panel.verdict).toHaveText(scenario('delete-locked').expected.sentence);
  } finally {
    await browser.close();
  }
});

test('a response whose body the page never reads is listed as such, with the line of code that sent the request', async ({
  panel,
  stage,
}) => {
  const { browser, demo } = stage;
  await press(browser, 'never-read');
  await expect(panel.options).toContainText('POST /api/messages');
  await expect(panel.options).toContainText('body not read by the page');
  await expect(panel.verdict).toHaveText(/the page did not read it/u);

  const initiator = panel.frame.getByRole('button', { name: 'trouble-scenarios.ts:' });
  const [, line = ''] = /\(trouble-scenarios\.ts:(\d+)\)$/u.exec((await initiator.textContent()) ?? '') ?? [];
  const source = await (await fetch(`${demo.url}/trouble-scenarios.ts`)).text();
  expect(source.split('\n')[Number(line) - 1]).toContain('/api/messages');

  await initiator.click();
  try {
    const { devtools } = browser;
    await expect(devtools.getByRole('tab', { name: 'Sources', exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(devtools.getByRole('tab', { name: 'trouble-scenarios.ts' })).toHaveAttribute('aria-selected', 'true');
    await expect(devtools.getByText(new RegExp(`^Line ${line}, column \\d+$`, 'iu'))).toBeVisible();
  } finally {
    await browser.showPanel();
  }
});

test('an entry without a body is completed when the page reads the body later', async ({ panel, stage }) => {
  const { page } = stage.browser;
  const response = await page.evaluateHandle(() =>
    fetch('/api/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"messages":[{"to":"ada@example.com"},{"to":""}]}',
    }),
  );
  await expect(panel.options).toContainText('body not read by the page');
  await response.evaluate((fetched) => fetched.text());
  await expect(panel.options).toContainText('✕ 1 / 2');
  await expect(panel.options).toHaveCount(1);
  await expect(panel.verdict).toHaveText('POST: 1 of 2 items failed.');
  await expect(panel.row('#1')).toContainText('The recipient is missing');
});

test('pushState, replaceState and a new hash keep the log', async ({ panel, stage: { browser } }) => {
  const changes = [
    () => history.pushState(null, '', '/?route=1'),
    () => history.replaceState(null, '', '/?route=2'),
    () => void (location.hash = 'other'),
  ];
  await press(browser, 'delete-locked');
  for (const change of changes) {
    await browser.page.evaluate(change);
    await press(browser, 'bulk-patch');
  }
  await expect(panel.options).toHaveCount(4);
  await expect(panel.options.first()).toContainText('DELETE /dav/team/');
  await panel.options.first().click();
  await expect(panel.row('budget 2026.ods')).toContainText('423 Locked');
});

test('a page that overrides its clock, or reopens its document, does not clear the log', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await request(stage, '/items');
  await page.evaluate(() => {
    Object.defineProperty(performance, 'timeOrigin', { get: () => Math.random() });
    performance.now = () => Math.random();
    history.pushState(null, '', '/?forged');
  });
  await request(stage, '/unnamed');
  await page.evaluate(() => {
    document.open();
    document.close();
  });
  await request(stage, '/foreign');
  await expect(panel.options).toHaveText([/\/items/u, /\/unnamed/u, /\/foreign/u]);
  // A reload creates a new document, regardless of its clock.
  await page.reload();
  await expect(panel.options).toHaveCount(0);
});

test('a page cannot detect that it is captured', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  const names = await page.evaluate(() => {
    const seen: string[] = [];
    const prototype = Performance.prototype;
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (property.get !== undefined)
        Object.defineProperty(prototype, name, { ...property, get: () => seen.push(name) });
      else if (typeof property.value === 'function')
        Object.defineProperty(prototype, name, { ...property, value: () => seen.push(name) });
    }
    Reflect.set(window, 'seen', seen);
    return Object.getOwnPropertyNames(window);
  });
  await page.evaluate(() => history.pushState(null, '', '/?route'));
  await page.evaluate(() => void (location.hash = 'there'));
  await request(stage, '/items');
  await panel.option('/items').click();
  await expect(panel.row('tea')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'seen') as unknown)).toEqual([]);
  expect(await page.evaluate(() => Object.getOwnPropertyNames(window))).toEqual(names);
});

test('a reload clears the log, but keeps the requests of the new document', async ({ panel, stage: { browser } }) => {
  await press(browser, 'delete-locked');
  await expect(panel.options).toHaveCount(1);
  await browser.page.reload({ waitUntil: 'commit' });
  await browser.page.evaluate(async () => {
    await (await fetch('/api/import', { method: 'POST' })).text();
  });
  await expect(panel.options).toHaveText([/POST \/api\/import/u]);
});

test('Keep log keeps the list across a reload', async ({ panel, stage: { browser } }) => {
  await panel.toggle(panel.check('Keep log'));
  await expect(panel.check('Keep log')).toBeChecked();
  await press(browser, 'delete-locked');
  await browser.page.reload();
  await press(browser, 'bulk-patch');
  await expect(panel.options).toHaveText([/DELETE \/dav\/team\//u, /PATCH \/api\/contacts/u]);
});

test('nothing is listed while recording is off', async ({ panel, stage: { browser } }) => {
  await panel.toggle(panel.record);
  await expect(panel.record).toHaveAttribute('aria-pressed', 'false');
  await expect(panel.frame.getByRole('heading', { name: 'Recording is paused' })).toBeVisible();
  await press(browser, 'delete-locked');
  await press(browser, 'never-read');
  await panel.toggle(panel.record);
  // This one is found by polling, which would have found the earlier ones as well.
  await press(browser, 'never-read');
  await expect(panel.options).toHaveText([/POST \/api\/messages/u]);
  await press(browser, 'bulk-patch');
  await expect(panel.options).toHaveText([/POST \/api\/messages/u, /PATCH \/api\/contacts/u]);
});

test('cleared responses do not reappear', async ({ panel, stage: { browser } }) => {
  await press(browser, 'never-read');
  await press(browser, 'delete-locked');
  await expect(panel.options).toHaveCount(2);
  await panel.button('Clear').click();
  await expect(panel.options).toHaveCount(0);
  await press(browser, 'never-read');
  await expect(panel.options).toHaveText([/POST \/api\/messages/u]);
});

test('a response that passes through a service worker is listed once', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await page.evaluate(async () => {
    const controlled = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    await navigator.serviceWorker.register('/sw.js');
    await controlled;
  });
  try {
    await request(stage, '/items', 'GET');
    await expect(panel.options).toContainText('✕ 1 / 2');
    await request(stage, '/unnamed');
    await expect(panel.options).toHaveText([/GET \/items.*✕ 1 \/ 2/u, /POST \/unnamed.*✕ 1 \/ 2/u]);
  } finally {
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  }
});

test('an aborted response is listed as aborted', async ({ panel, stage }) => {
  const { page } = stage.browser;
  await page.goto(site.url);
  await page.evaluate(async () => {
    const controller = new AbortController();
    const response = await fetch('/half', { method: 'POST', signal: controller.signal });
    const body = response.text().catch(() => {});
    controller.abort();
    await body;
  });
  await expect(panel.options).toContainText('POST /half');
  await expect(panel.options).toContainText('aborted');
  await expect(panel.verdict).toHaveText(/^POST: .*aborted/u);
});

test('a body over the size limit of DevTools is reported as too large', async ({ panel, stage }) => {
  await stage.browser.page.goto(site.url);
  await request(stage, '/huge');
  await expect(panel.options).toContainText('body too large for DevTools');
  await expect(panel.verdict).toHaveText(/^POST: .*size limit of DevTools/u);
  await expect(panel.frame.getByRole('list', { name: 'Problems' })).toContainText('20,000,000 bytes');
});

test('a body of unknown type is decoded correctly', async ({ panel, stage }) => {
  await stage.browser.page.goto(site.url);
  await request(stage, '/unnamed');
  await expect(panel.row('café ✓')).toContainText('200 OK');
  await expect(panel.row('tea')).toContainText('404 Not Found');
});

test('a batch in another response is listed only if that option is on', async ({ panel, stage }) => {
  await stage.browser.page.goto(site.url);
  await request(stage, '/batch');
  await request(stage, '/items');
  await expect(panel.options).toHaveText([/POST \/items/u]);
  const hint = panel.frame.getByRole('status').filter({ hasText: '1 other response looks like a batch' });
  await expect(hint).toBeVisible();
  await panel.toggle(panel.button('Capture batch bodies'));
  await expect(hint).toBeHidden();
  await expect(panel.check('Batch bodies in other responses')).toBeChecked();
  await request(stage, '/batch');
  await expect(panel.options).toHaveText([/POST \/items/u, /POST \/batch.*✕ 1 \/ 2/u]);
});

test('identical simultaneous requests are listed separately', async ({ panel, stage }) => {
  await stage.browser.page.goto(site.url);
  await stage.browser.page.evaluate(async () => {
    // Some of them start within the same millisecond, so they cannot be distinguished.
    const responses = Array.from({ length: 8 }, () => fetch('/items', { method: 'POST' }));
    await Promise.all(responses.map(async (response) => (await response).text()));
  });
  await expect(panel.options).toHaveText(Array.from({ length: 8 }, () => /POST \/items.*✕ 1 \/ 2/u));
});

test('a panel that was hidden keeps its selection and lists what was captured in the meantime', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'lock-infinity');
  await press(browser, 'delete-locked-deep');
  await expect(panel.options).toHaveCount(2);
  await panel.option('DELETE').click();
  await panel.row('drawer/').click();
  await expectSelection(panel);

  await browser.showOther('console');
  await press(browser, 'bulk-patch');
  await browser.showPanel();
  await expect(panel.options).toHaveCount(3);
  await expectSelection(panel);
});

async function expectSelection(panel: Panel): Promise<void> {
  await expect(panel.list.getByRole('option', { selected: true })).toHaveText(/DELETE \/dav\/cabinet\//u);
  await expect(panel.selected).toContainText('500 Internal Server Error');
  await expect(panel.drawer.getByRole('heading')).toContainText('500 Internal Server Error');
}

/** Sends a request from the page and reads the response. */
async function request({ browser: { page } }: Stage, path: string, method = 'POST'): Promise<void> {
  await page.evaluate(async ([url, verb]) => void (await (await fetch(url, { method: verb })).text()), [
    path,
    method,
  ] as const);
}
