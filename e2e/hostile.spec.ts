import type { ConsoleMessage, Dialog, Request } from '@playwright/test';
import { expect, launch, test } from './fixtures.ts';
import { ANSWERS, type HostileServer, PAYLOADS, startHostileServer } from './hostile.ts';
import { openPanel, type Panel } from './panel.ts';

// Whoever chooses what a server answers chooses names and texts, and nothing more.

let server: HostileServer;

test.beforeAll(async () => {
  server = await startHostileServer();
});

test.afterAll(() => server.close());

test('markup, scripts, styles and addresses in an answer stay text, wherever they are shown', async () => {
  test.setTimeout(120_000);
  const browser = await launch(server.url);
  const complaints: string[] = [];
  const asked: string[] = [];
  const note = (message: ConsoleMessage): void => {
    const text = message.text();
    // DevTools itself says so where it is asked about a page that is just being loaded.
    if (text.includes('has no execution context')) return;
    if (message.type() === 'error' || /content security policy/iu.test(text)) complaints.push(text);
  };
  const dismiss = (dialog: Dialog): void => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  };
  const hear = (request: Request): void => {
    if (request.serviceWorker() !== null || request.frame().page() !== browser.page) asked.push(request.url());
  };
  browser.context.on('request', hear).on('dialog', dismiss);
  browser.devtools.on('console', note).on('pageerror', (error) => void complaints.push(error.message));
  try {
    const panel = await openPanel(browser);
    const own = `chrome-extension://${new URL(panel.frame.url()).host}/`;
    await panel.frame.evaluate(() =>
      addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
        // The console is listened to.
        console.error(`content security policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    for (const path of ANSWERS) {
      await browser.page.evaluate(
        async ([url, payloads]) => {
          const query = new URLSearchParams(payloads.map((payload) => [payload, payload]));
          const headers = { 'X-Attack': '<img src=/attack/header onerror=alert(1)>' };
          await (await fetch(`${url}?${query}`, { method: 'POST', headers, body: payloads.join('\n') })).text();
        },
        [path, PAYLOADS] as const,
      );
    }
    await expect(panel.options).toHaveCount(ANSWERS.length);
    const before = await strangers(panel);

    for (const path of ANSWERS) {
      await panel.option(path).click();
      await expect(panel.list.getByRole('option', { selected: true })).toContainText(path);
      if (path !== '/teach') await walk(panel);
      for (const tab of ['Body', 'Request', 'Headers']) {
        await panel.tab(tab).click();
        await expect(panel.tab(tab)).toHaveAttribute('aria-selected', 'true');
        await expect(panel.frame.getByRole('tabpanel')).toContainText(
          tab === 'Headers' ? 'onerror=alert(1)' : 'alert(1)',
        );
        expect(await strangers(panel)).toEqual(before);
      }
      await panel.tab('Resources').click();
    }
    await teachAndImport(panel);
    expect(await strangers(panel)).toEqual(before);
    await panel.filter.fill(PAYLOADS[1] ?? '');
    await expect(panel.options.first()).toBeVisible();

    for (const format of ['As JSON', 'As CSV']) {
      await panel.button('Export').click();
      const [download] = await Promise.all([
        browser.devtools.waitForEvent('download'),
        panel.frame.getByRole('group', { name: format }).getByRole('menuitem', { name: 'All responses' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^multi-status-[\w-]+\.(?:json|csv)$/u);
    }
    expect(complaints).toEqual([]);
    expect(server.attacks).toEqual([]);
    // Our own files, those of DevTools, and the file that is exported, which never leaves the browser.
    const isOwn = (url: string): boolean =>
      [own, 'devtools:', `blob:${own.slice(0, -1)}`].some((from) => url.startsWith(from));
    expect(asked.filter((url) => !isOwn(url))).toEqual([]);
    expect(asked.filter((url) => url.startsWith(own))).not.toEqual([]);
  } finally {
    await browser.close();
  }
});

/** Comes by every row of the first screen, opened, and looks at each in the drawer. */
async function walk(panel: Panel): Promise<void> {
  await expect(panel.rows.first()).toBeVisible();
  await panel.tree.focus();
  await panel.tree.press('Home');
  for (const payload of PAYLOADS.slice(0, 3))
    await expect(panel.tree.getByText(payload, { exact: false }).first()).toBeVisible();
  for (let row = 0; row < 25; row += 1) {
    await panel.tree.press('Alt+ArrowRight');
    await panel.tree.press('ArrowDown');
    await expect(panel.drawer).toBeVisible();
  }
  const hrefs = await panel.frame
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('rel') ?? '']));
  for (const [href, rel] of hrefs) {
    expect(href).toMatch(/^https?:\/\//u);
    expect(rel).toBe('noopener noreferrer');
  }
}

/** Names of lists and fields of a body, and names of rules out of a file. */
async function teachAndImport(panel: Panel): Promise<void> {
  await panel.option('/teach').click();
  await panel.button('Create a parsing rule…').click();
  const form = panel.frame.getByRole('complementary', { name: 'Create a parsing rule' });
  await form.getByLabel('Status').selectOption('/odp');
  await form.getByLabel('Item name').selectOption({ index: 3 });
  await form.getByLabel('Rule name').fill(PAYLOADS[1] ?? '');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();

  await panel.button('Parsing rules').click();
  const dialog = panel.frame.getByRole('dialog', { name: 'Parsing rules' });
  const rules = PAYLOADS.slice(0, 8).map((name, index) => ({
    id: `hostile-${index}`,
    name,
    container: '/nowhere',
    status: '/status',
  }));
  await dialog.locator('input[type=file]').setInputFiles({
    name: '<img src=x onerror=alert(1)>.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ version: 1, rules })),
  });
  await expect(dialog.getByRole('list', { name: 'Rules' })).toContainText(PAYLOADS[2] ?? '');
  await dialog.getByRole('button', { name: 'Remove all' }).click();
  await dialog.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Elements that our panel is not made of, and scripts and styles, of which there are as many as before. */
function strangers({ frame }: Panel): Promise<readonly number[]> {
  return frame.evaluate(() =>
    [
      // The editor's own, without a source, stand around characters that are made visible.
      'img[src], img:not(.cm-widgetBuffer), iframe, object, embed, base, image, audio, video, frame, form, a[href]:not([href^=http])',
      'script',
      'meta',
    ].map((selector) => document.querySelectorAll(selector).length),
  );
}
