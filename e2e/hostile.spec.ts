import type { ConsoleMessage, Dialog, Request } from '@playwright/test';
import { expect, launch, test } from './fixtures.ts';
import { PATHS, type HostileServer, PAYLOADS, startHostileServer } from './hostile.ts';
import { openPanel, type Panel } from './panel.ts';

// A server can control names and texts in the panel, but nothing else.

let server: HostileServer;

test.beforeAll(async () => {
  server = await startHostileServer();
});

test.afterAll(() => server.close());

test('markup, scripts, styles and URLs in a response are shown as text', async () => {
  test.setTimeout(120_000);
  const browser = await launch(server.url);
  const errors: string[] = [];
  const requested: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    const text = message.text();
    // DevTools itself logs this when it queries a page that is still loading.
    if (text.includes('has no execution context')) return;
    if (message.type() === 'error' || /content security policy/iu.test(text)) errors.push(text);
  };
  const dismiss = (dialog: Dialog): void => {
    errors.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  };
  const onRequest = (request: Request): void => {
    if (request.serviceWorker() !== null || request.frame().page() !== browser.page) requested.push(request.url());
  };
  browser.context.on('request', onRequest).on('dialog', dismiss);
  browser.devtools.on('console', onConsole).on('pageerror', (error) => void errors.push(error.message));
  try {
    const panel = await openPanel(browser);
    const own = `chrome-extension://${new URL(panel.frame.url()).host}/`;
    await panel.frame.evaluate(() =>
      addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
        // onConsole collects it.
        console.error(`content security policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    for (const path of PATHS) {
      await browser.page.evaluate(
        async ([url, payloads]) => {
          const query = new URLSearchParams(payloads.map((payload) => [payload, payload]));
          const headers = { 'X-Attack': '<img src=/attack/header onerror=alert(1)>' };
          await (await fetch(`${url}?${query}`, { method: 'POST', headers, body: payloads.join('\n') })).text();
        },
        [path, PAYLOADS] as const,
      );
    }
    await expect(panel.options).toHaveCount(PATHS.length);
    const before = await foreignElements(panel);

    for (const path of PATHS) {
      await panel.option(path).click();
      await expect(panel.list.getByRole('option', { selected: true })).toContainText(path);
      if (path !== '/rules') await selectRows(panel);
      for (const tab of ['Body', 'Request', 'Headers']) {
        await panel.tab(tab).click();
        await expect(panel.tab(tab)).toHaveAttribute('aria-selected', 'true');
        await expect(panel.frame.getByRole('tabpanel')).toContainText(
          tab === 'Headers' ? 'onerror=alert(1)' : 'alert(1)',
        );
        expect(await foreignElements(panel)).toEqual(before);
      }
      await panel.tab('Resources').click();
    }
    await createAndImportRules(panel);
    expect(await foreignElements(panel)).toEqual(before);
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
    expect(errors).toEqual([]);
    expect(server.attacks).toEqual([]);
    // The extension's own files, those of DevTools, and the exported file, a blob URL.
    const isOwn = (url: string): boolean =>
      [own, 'devtools:', `blob:${own.slice(0, -1)}`].some((from) => url.startsWith(from));
    expect(requested.filter((url) => !isOwn(url))).toEqual([]);
    expect(requested.filter((url) => url.startsWith(own))).not.toEqual([]);
  } finally {
    await browser.close();
  }
});

/** Expands and selects the rows of the first screen, so that the drawer shows each. */
async function selectRows(panel: Panel): Promise<void> {
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

/** Creates a rule from the names in a body, and imports rules with hostile names from a file. */
async function createAndImportRules(panel: Panel): Promise<void> {
  await panel.option('/rules').click();
  await panel.button('Create a parsing rule…').click();
  const form = panel.frame.getByRole('complementary', { name: 'Create a parsing rule' });
  await form.getByLabel('Status').selectOption('/vast');
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

/** The number of elements that the panel never contains, of scripts, and of meta elements. */
function foreignElements({ frame }: Panel): Promise<readonly number[]> {
  return frame.evaluate(() =>
    [
      // CodeMirror places images without a source around widgets.
      'img[src], img:not(.cm-widgetBuffer), iframe, object, embed, base, image, audio, video, frame, form, a[href]:not([href^=http])',
      'script',
      'meta',
    ].map((selector) => document.querySelectorAll(selector).length),
  );
}
