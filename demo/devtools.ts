import type { Page } from 'playwright';
import { until } from './until.ts';

/** Controls of DevTools that are not available to extensions: the visible panel, the dock side, the theme. */
export interface Devtools {
  /** Resolves when the extension has registered its panel. */
  waitForPanel(): Promise<void>;
  /** Shows the panel of the extension, as a click on its tab does. */
  showPanel(): Promise<void>;
  /** Shows a built-in panel of DevTools (`console`, `network`, ...), which hides the extension's panel. */
  showOther(id: string): Promise<void>;
  /** Changes the theme setting of DevTools, which applies immediately. */
  setTheme(theme: 'default' | 'dark'): Promise<void>;
  /** Docks DevTools. `size` is the width (left, right) or the height (bottom) of DevTools in CSS pixels. */
  dock(side: 'left' | 'right' | 'bottom', size?: number): Promise<void>;
  /** Zooms DevTools, as Ctrl and + do. `factor` is one of Chromium's steps: 1, 1.25, 1.5, 2, ... */
  zoom(factor: number): Promise<void>;
  /** Takes a screenshot of DevTools; the area of the inspected page is empty. */
  screenshot(path: string): Promise<void>;
}

const PANEL_TITLE = 'Multi-Status';

/** Imports the modules of DevTools by their paths inside it. */
export function devtoolsWindow(devtools: Page): Devtools {
  const panelId = (): Promise<string> =>
    until(`a panel "${PANEL_TITLE}" in DevTools`, async () => {
      const ids = await devtools.evaluate<string[]>(TAB_IDS);
      // The id that DevTools generates: the extension's URL and the title without spaces.
      return ids.find((id) => id.startsWith('chrome-extension://') && id.endsWith(PANEL_TITLE.replaceAll(' ', '')));
    });
  const showView = async (id: string): Promise<void> => {
    // In a narrow window the tab is in a menu, so the panel is shown without a click.
    await devtools.evaluate(
      `import('./ui/legacy/legacy.js').then((UI) => UI.ViewManager.ViewManager.instance().showView(${JSON.stringify(id)}))`,
    );
  };
  return {
    waitForPanel: async () => void (await panelId()),
    showPanel: async () => showView(await panelId()),
    showOther: showView,
    setTheme: async (theme) => {
      await devtools.evaluate(
        `import('./core/common/common.js').then((Common) => Common.Settings.Settings.instance().moduleSetting('ui-theme').set('${theme}'))`,
      );
    },
    dock: async (side, size) => {
      await devtools.evaluate(
        `import('./ui/legacy/legacy.js').then((UI) => UI.DockController.DockController.instance().setDockSide('${side}'))`,
      );
      if (size === undefined) return;
      // DevTools ignores the size until it has been laid out for the new side, so it is set repeatedly.
      await until(`DevTools of ${size} pixels at the ${side}`, async () => {
        const { width, height } = await devtools.evaluate<Box>(`(${SET_SIZE})(${size}).then(() => ${BOX})`);
        return Math.abs((side === 'bottom' ? height : width) - size) <= 1 ? true : undefined;
      });
      await waitForFrameSize(devtools);
    },
    zoom: async (factor) => {
      // One step at a time; each takes effect asynchronously.
      await until(`DevTools at ${factor * 100} %`, async () => {
        const now = await devtools.evaluate<number>(`${HOST}.then((host) => host.zoomFactor())`);
        if (Math.abs(now - factor) < 0.01) return true;
        await devtools.evaluate(`${HOST}.then((host) => host.${now < factor ? 'zoomIn' : 'zoomOut'}())`);
        return undefined;
      });
      await waitForFrameSize(devtools);
    },
    screenshot: async (path) => {
      await devtools.screenshot({ path, clip: await devtools.evaluate<Box>(BOX) });
    },
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Waits until the frames of the extension have their new size: they run in another process. */
async function waitForFrameSize(devtools: Page): Promise<void> {
  await until('the panel to take its new size', async () => {
    const frames = devtools.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));
    const hasNewSize = await Promise.all(
      frames.map(async (frame) => {
        const box = await (await frame.frameElement()).boundingBox();
        return box === null || Math.abs(box.width - (await frame.evaluate(() => innerWidth))) <= 1;
      }),
    );
    return hasNewSize.every(Boolean) ? true : undefined;
  });
}

// Strings instead of functions: the modules exist only in DevTools, so the type checker and the bundler cannot resolve them.
const TAB_IDS = `import('./ui/legacy/legacy.js').then((UI) => UI.InspectorView.InspectorView.instance().tabbedPane.tabIds())`;

const HOST = `import('./core/host/host.js').then((Host) => Host.InspectorFrontendHost.InspectorFrontendHostInstance)`;

const SET_SIZE = `async (size) => {
  const { AdvancedApp } = await import('./panels/emulation/emulation.js');
  AdvancedApp.AdvancedApp.instance().rootSplitWidget.setSidebarSize(size);
}`;

const BOX = `import('./ui/legacy/legacy.js').then((UI) => {
  const { x, y, width, height } = UI.InspectorView.InspectorView.instance().element.getBoundingClientRect();
  return { x, y, width, height };
})`;
