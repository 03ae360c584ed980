import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request } from '@playwright/test';
import type { Browser } from '../demo/chromium.ts';
import { DIST, expect, launch, test } from './fixtures.ts';
import { openPanel, press } from './panel.ts';

// Permissions, code and size of the built extension.

test.use({ file: 'manifest' });

const POLICY =
  "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'none'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'";

const FORBIDDEN: readonly RegExp[] = [
  /(?<![.\w$])eval\(/u,
  /\bFunction\(/u,
  /\.(?:innerHTML|outerHTML|srcdoc)\s*=(?!=)|\b(?:insertAdjacentHTML|createContextualFragment|DOMParser)\b/u,
  /\bdocument\.write/u,
  /\bset(?:Timeout|Interval)\(["'`]/u,
  /\bimportScripts\b|\bimport\(["'`]https?:/u,
  /(?<![.\w$])fetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/u,
];

/** Forbidden code that libraries contain, and why it is harmless. */
const TOLERATED: readonly { readonly code: RegExp; readonly why: string }[] = [
  { code: /\w\.innerHTML=`<script><\\\/script>`/gu, why: 'React creates an empty script element from a constant' },
  {
    code: /__html!==\w&&\(\w\.innerHTML=\w\)/gu,
    why: "React's dangerouslySetInnerHTML, which the lint rule react/no-danger forbids in this repository",
  },
  {
    code: /(?<=[};])eval\(\w,\w\)\{/gu,
    why: 're2js has a method of this name, which tests whether a text can match',
  },
];

test('the built extension requests no permissions and has no background or content scripts', async () => {
  const manifest: Record<string, unknown> = JSON.parse(await readFile(join(DIST, 'manifest.json'), 'utf8'));
  expect(manifest['manifest_version']).toBe(3);
  expect(manifest['permissions']).toEqual([]);
  for (const key of Object.keys(manifest))
    expect(key).not.toMatch(/host_|optional_|background|content_scripts|_accessible/u);
  expect(manifest['content_security_policy']).toEqual({ extension_pages: POLICY });
});

test('the built files never turn text into code or markup, and never use the network', async () => {
  const files = (await readdir(DIST, { recursive: true })).filter((file) => /\.(?:js|html)$/u.test(file));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    let text = await readFile(join(DIST, file), 'utf8');
    for (const { code } of TOLERATED) text = text.replaceAll(code, '');
    for (const forbidden of FORBIDDEN) expect(text.match(forbidden)?.[0], file).toBeUndefined();
    if (file.endsWith('.html')) expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|https?:/u);
  }
  // Each exception is still needed.
  const all = await Promise.all(files.map((file) => readFile(join(DIST, file), 'utf8')));
  for (const { code, why } of TOLERATED) expect(all.join('\n').match(code), why).not.toBeNull();
});

test('Chromium shows no background target and no granted permission', async () => {
  const browser = await launch();
  try {
    const { frame } = await openPanel(browser);
    const id = new URL(frame.url()).host;
    const session = await browser.context.browser()?.newBrowserCDPSession();
    const { targetInfos = [] } = (await session?.send('Target.getTargets', { filter: [{}] })) ?? {};
    const own = targetInfos.filter(({ url }) => url.includes(id));
    // Only pages in DevTools and the worker of one of them; no tab, service worker or background page.
    expect(own.map(({ type }) => type).filter((type) => !['iframe', 'worker'].includes(type))).toEqual([]);
    expect(targetInfos.length).toBeGreaterThan(0);
    expect(browser.context.serviceWorkers()).toEqual([]);
    // The implicit permission of an extension with a DevTools page, and no other.
    const granted = await frame.evaluate(() => chrome.permissions.getAll());
    expect(granted).toEqual({ origins: [], permissions: ['devtools'] });
  } finally {
    await browser.close();
  }
});

test('the extension loads only its own files', async ({ stage: { demo } }) => {
  const browser = await launch();
  const requests: Request[] = [];
  browser.context.on('request', (request) => requests.push(request));
  try {
    await browser.page.goto(demo.url);
    const panel = await openPanel(browser);
    await press(browser, 'delete-locked');
    await press(browser, 'graph-batch');
    await expect(panel.options).toHaveCount(2);
    await panel.tab('Body').click();
    await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toBeVisible();

    const requested = requests.filter((request) => !isOfPage(browser, request)).map((request) => request.url());
    // The panel was opened after the listener was added, so its script proves that requests are recorded.
    expect(requested.filter((url) => /\/panel-[^/]*\.js$/u.test(url))).not.toEqual([]);
    const own = `chrome-extension://${new URL(panel.frame.url()).host}/`;
    const loaded = (await loadedBefore(browser)).concat(requested.filter((url) => !url.startsWith('devtools:')));
    expect(loaded.filter((url) => /\/worker-[^/]*\.js$/u.test(url))).not.toEqual([]);
    expect(loaded.filter((url) => !url.startsWith(own))).toEqual([]);

    // The content security policy blocks other requests.
    const isBlocked = await panel.frame.evaluate(
      (url) =>
        fetch(url).then(
          () => false,
          () => true,
        ),
      demo.url,
    );
    expect(isBlocked).toBe(true);
  } finally {
    await browser.close();
  }
});

test('the startup scripts of the panel are at most 112 kB, compressed', async () => {
  const page = join(DIST, 'src/extension/panel.html');
  const html = await readFile(page, 'utf8');
  const files = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/gu)].map(([, file = '']) =>
    file.startsWith('/') ? join(DIST, file) : join(dirname(page), file),
  );
  expect(files.length).toBeGreaterThan(0);
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(file)).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'size', description: `${total} bytes in ${files.length} scripts` });
  expect(total, `${total} bytes in ${files.length} scripts`).toBeLessThanOrEqual(112_000);
});

/** Whether the inspected page sent the request. */
function isOfPage({ page }: Browser, request: Request): boolean {
  return request.serviceWorker() === null && request.frame().page() === page;
}

/** URLs that the DevTools page and its worker loaded before the listener was added. */
async function loadedBefore(browser: Browser): Promise<string[]> {
  const names = (): string[] => performance.getEntriesByType('resource').map(({ name }) => name);
  const hidden = await browser.pageFrame();
  const workers = browser.devtools.workers().filter((worker) => worker.url().startsWith('chrome-extension://'));
  const loaded = await Promise.all([hidden.evaluate(names), ...workers.map((worker) => worker.evaluate(names))]);
  return loaded.flat().concat(workers.map((worker) => worker.url()));
}
