import type { Page } from 'playwright';
import { until } from './until.ts';

/** Handles of DevTools that an extension does not have: which panel shows, where it is docked, its theme. */
export interface Devtools {
  /** Resolves when the extension has registered its panel. */
  waitForPanel(): Promise<void>;
  /** Shows our panel, as a click on its tab does. */
  showPanel(): Promise<void>;
  /** Shows one of DevTools' own panels (`console`, `network`, ...), so that ours is hidden. */
  showOther(id: string): Promise<void>;
  /** DevTools' own setting, taken up at once. */
  setTheme(theme: 'default' | 'dark'): Promise<void>;
  /** Docks DevTools. `size` is the width (left, right) or the height (bottom) of DevTools in CSS pixels. */
  dock(side: 'left' | 'right' | 'bottom', size?: number): Promise<void>;
  /** Zooms DevTools, as Ctrl and + do. `factor` is one of Chromium's steps: 1, 1.25, 1.5, 2, ... */
  zoom(factor: number): Promise<void>;
  /** A picture of DevTools alone: the place of the inspected page is empty in what Playwright sees of this window. */
  screenshot(path: string): Promise<void>;
}

const PANEL_TITLE = 'Multi-Status';

/** Works through the modules that DevTools itself is made of; they are loaded by their paths inside it. */
export function devtoolsWindow(devtools: Page): Devtools {
  const panelId = (): Promise<string> =>
    until(`a panel "${PANEL_TITLE}" in DevTools`, async () => {
      const ids = await devtools.evaluate<string[]>(TAB_IDS);
      // DevTools makes the id of the extension's address and the title without its spaces.
      return ids.find((id) => id.startsWith('chrome-extension://') && id.endsWith(PANEL_TITLE.replaceAll(' ', '')));
    });
  const showView = async (id: string): Promise<void> => {
    // The tab may be behind the chevron where there is little room, so DevTools is asked instead of clicked.
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
      // DevTools takes the size when it has laid itself out for the new side; until then it is given again.
      await until(`DevTools of ${size} pixels at the ${side}`, async () => {
        const { width, height } = await devtools.evaluate<Box>(`(${SET_SIZE})(${size}).then(() => ${BOX})`);
        return Math.abs((side === 'bottom' ? height : width) - size) <= 1 ? true : undefined;
      });
      await framesFollow(devtools);
    },
    zoom: async (factor) => {
      // One step at a time, and each takes effect a little later.
      await until(`DevTools at ${factor * 100} %`, async () => {
        const now = await devtools.evaluate<number>(`${HOST}.then((host) => host.zoomFactor())`);
        if (Math.abs(now - factor) < 0.01) return true;
        await devtools.evaluate(`${HOST}.then((host) => host.${now < factor ? 'zoomIn' : 'zoomOut'}())`);
        return undefined;
      });
      await framesFollow(devtools);
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

/** Frames of an extension live in another process, and hear of their new size a little later. */
async function framesFollow(devtools: Page): Promise<void> {
  await until('the panel to take its new size', async () => {
    const frames = devtools.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));
    const follow = await Promise.all(
      frames.map(async (frame) => {
        const box = await (await frame.frameElement()).boundingBox();
        return box === null || Math.abs(box.width - (await frame.evaluate(() => innerWidth))) <= 1;
      }),
    );
    return follow.every(Boolean) ? true : undefined;
  });
}

// Text, not functions: the modules exist only inside DevTools, and a bundler or a type checker would look for them here.
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
