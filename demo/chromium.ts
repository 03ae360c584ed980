import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright';
import { devtoolsWindow, type Devtools } from './devtools.ts';
import { until } from './until.ts';

/** What to start, and the size of its window. */
export interface BrowserOptions {
  /** The folder of the built extension. */
  readonly dist: string;
  /** The path of Chromium (default: Playwright's). Branded Google Chrome does not work: it ignores --load-extension. */
  readonly executable?: string | undefined;
  readonly headless?: boolean;
  /** The width of the window, in which DevTools is docked. */
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Opened in the tab when DevTools is capturing. */
  readonly url?: string | undefined;
}

/** Chromium with the extension, and DevTools docked to its only tab. */
export interface Browser extends Devtools {
  readonly context: BrowserContext;
  /** The inspected page. */
  readonly page: Page;
  /** The DevTools window; the extension's pages are frames in it. */
  readonly devtools: Page;
  /** The frame of the panel. It exists after the panel was shown. */
  panelFrame(): Promise<Frame>;
  /** The frame of the extension's hidden DevTools page, which captures traffic. */
  pageFrame(): Promise<Frame>;
  close(): Promise<void>;
}

/** Larger than the height of Chromium's tabs and toolbar. */
const TOOLBAR = 200;

/** Starts Chromium with the extension and opens DevTools. The panel is not shown yet: see `showPanel`. */
export async function openDevTools(options: BrowserOptions): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'multi-status-chromium-'));
  const removeProfile = (): Promise<void> =>
    rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const context = await launch(profile, options);
    try {
      return await attach(context, options, removeProfile);
    } catch (error) {
      await context.close();
      throw error;
    }
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

async function launch(profile: string, options: BrowserOptions): Promise<BrowserContext> {
  const { dist, executable, headless = true, width = 1600, height = 1000, colorScheme = 'light' } = options;
  // Makes Playwright treat the DevTools window, a target of type "other", as a page.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';
  const extension = resolve(dist);
  return chromium.launchPersistentContext(profile, {
    headless,
    colorScheme,
    // Without a path, the full Chromium: Playwright's headless shell has no extensions and no DevTools.
    ...(executable === undefined ? { channel: 'chromium' } : { executablePath: executable }),
    // A visible window keeps the size that the user gives it.
    viewport: headless ? { width, height } : null,
    // The caller closes it; Playwright would end the process before the folders are removed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    chromiumSandbox: !mustDisableSandbox(),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      `--load-extension=${extension}`,
      `--disable-extensions-except=${extension}`,
      `--window-size=${width},${height}`,
      ...(headless ? ['--disable-gpu'] : []),
      '--no-first-run',
      '--disable-quic',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

// Chromium refuses to start a sandbox as root, and CI containers often have no user namespaces.
function mustDisableSandbox(): boolean {
  return process.getuid?.() === 0 || Boolean(process.env['CI']);
}

async function attach(
  context: BrowserContext,
  options: BrowserOptions,
  removeProfile: () => Promise<void>,
): Promise<Browser> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const browser = await context.browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error('Chromium was started without a connection to the whole browser.');
  const [devtools] = await Promise.all([
    context.waitForEvent('page', (opened) => opened.url().startsWith('devtools://')),
    browser.send('Target.openDevTools', { targetId: targetInfo.targetId, panelId: 'console' }),
  ]);

  // Headless Chromium has an invisible toolbar, and ignores clicks on the part of the page that does not fit below it.
  if (options.headless !== false) {
    const { windowId, bounds } = await browser.send('Browser.getWindowForTarget', { targetId: targetInfo.targetId });
    const { height = 0 } = bounds;
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { height: height + TOOLBAR } });
  }

  const hiddenPage = await devtoolsPagePath(options.dist);
  const frame = (what: string, matches: (path: string) => boolean): Promise<Frame> =>
    until(what, () =>
      devtools
        .frames()
        .find((each) => each.url().startsWith('chrome-extension://') && matches(new URL(each.url()).pathname)),
    );
  const isHidden = (path: string): boolean => path === hiddenPage;
  const pageFrame = (): Promise<Frame> => frame("the extension's DevTools page", isHidden);
  const panelFrame = (): Promise<Frame> => frame('the panel', (path) => !isHidden(path));

  // Requests sent before the DevTools page captures them are lost, so the inspected page is loaded after it.
  const controls = devtoolsWindow(devtools);
  await controls.waitForPanel();
  if (options.url !== undefined) await page.goto(options.url);
  return {
    ...controls,
    context,
    page,
    devtools,
    panelFrame,
    pageFrame,
    close: async () => {
      // The user may have closed it already.
      await context.close().catch(() => {});
      await removeProfile();
    },
  };
}

async function devtoolsPagePath(dist: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const devtoolsPage =
    typeof manifest === 'object' && manifest !== null && 'devtools_page' in manifest
      ? manifest.devtools_page
      : undefined;
  if (typeof devtoolsPage !== 'string') throw new Error(`${dist} does not contain an extension with a DevTools page.`);
  return new URL(devtoolsPage, 'chrome-extension://any/').pathname;
}
