import type { Page } from '@playwright/test';
import type { Browser } from '../demo/chromium.ts';
import { devtoolsWindow } from '../demo/devtools.ts';
import { until } from '../demo/until.ts';
import { openPanel, type Panel } from './panel.ts';

/** DevTools on a tab, besides the one that the suite began with. */
export interface Window {
  readonly devtools: Page;
  readonly panel: Panel;
  /** As its user does; the tab stays. */
  close(): Promise<void>;
}

/** Opens DevTools on a tab that has none, with our panel on show. */
export async function openWindow(browser: Browser, page: Page): Promise<Window> {
  const { context } = browser;
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const whole = await context.browser()?.newBrowserCDPSession();
  if (!whole) throw new Error('no connection to the whole browser');
  const [devtools] = await Promise.all([
    context.waitForEvent('page', (opened) => opened.url().startsWith('devtools://')),
    whole.send('Target.openDevTools', { targetId: targetInfo.targetId, panelId: 'console' }),
  ]);
  // Its modules must not be asked for before it has built itself of them.
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
  // It goes before it could answer.
  devtools.evaluate('InspectorFrontendHost.closeWindow()').catch(() => undefined);
  await closed;
}

/** Addresses of all that runs of the extension: its pages in DevTools and their workers. */
export async function running({ context }: Browser): Promise<string[]> {
  const whole = await context.browser()?.newBrowserCDPSession();
  const { targetInfos = [] } = (await whole?.send('Target.getTargets', { filter: [{}] })) ?? {};
  return targetInfos.map(({ url }) => url).filter((url) => url.startsWith('chrome-extension://'));
}
