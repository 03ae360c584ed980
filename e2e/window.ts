import type { Page } from '@playwright/test';
import type { Browser } from '../demo/chromium.ts';
import { devtoolsWindow } from '../demo/devtools.ts';
import { until } from '../demo/until.ts';
import { openPanel, type Panel } from './panel.ts';

/** Another DevTools window, on a different tab than that of the test fixture. */
export interface Window {
  readonly devtools: Page;
  readonly panel: Panel;
  /** Closes DevTools as a user does; the tab stays open. */
  close(): Promise<void>;
}

/** Opens DevTools on a tab, and the panel in it. */
export async function openWindow(browser: Browser, page: Page): Promise<Window> {
  const { context } = browser;
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const browserSession = await context.browser()?.newBrowserCDPSession();
  if (!browserSession) throw new Error('No browser-level CDP session.');
  const [devtools] = await Promise.all([
    context.waitForEvent('page', (opened) => opened.url().startsWith('devtools://')),
    browserSession.send('Target.openDevTools', { targetId: targetInfo.targetId, panelId: 'console' }),
  ]);
  // Importing the modules of DevTools before it has started breaks its startup.
  await devtools.locator('.root-view').waitFor({ state: 'attached' });
  const controls = devtoolsWindow(devtools);
  await controls.waitForPanel();
  const panelFrame = (): ReturnType<Browser['panelFrame']> =>
    until('the panel of the other window', () =>
      devtools.frames().find((frame) => frame.url().endsWith('/panel.html')),
    );
  return {
    devtools,
    panel: await openPanel({ ...browser, ...controls, page, devtools, panelFrame }),
    close: () => closeDevTools(devtools),
  };
}

export async function closeDevTools(devtools: Page): Promise<void> {
  const closed = devtools.waitForEvent('close');
  // The window closes before the call returns.
  devtools.evaluate('InspectorFrontendHost.closeWindow()').catch(() => undefined);
  await closed;
}

/** The URLs of the extension's running pages and workers. */
export async function running({ context }: Browser): Promise<string[]> {
  const browserSession = await context.browser()?.newBrowserCDPSession();
  const { targetInfos = [] } = (await browserSession?.send('Target.getTargets', { filter: [{}] })) ?? {};
  return targetInfos.map(({ url }) => url).filter((url) => url.startsWith('chrome-extension://'));
}
