import type { Initiator } from '../../core/har/exchange.ts';
import type { DevTools } from '../capture/capture.ts';

// The only file that uses `chrome`. It has no logic: tests use plain objects instead.

/** `chrome.devtools.panels.network`, which @types/chrome and some browsers do not have. */
interface NetworkPanel {
  readonly show?: (options: { readonly filter: string }) => Promise<void>;
}

/** The Firefox equivalent of `setThemeChangeHandler`. */
interface ThemeEvent {
  readonly addListener: (listener: (theme: string) => void) => void;
}

interface MorePanels {
  readonly network?: NetworkPanel;
  readonly onThemeChanged?: ThemeEvent;
  readonly setThemeChangeHandler?: (listener: (theme: string) => void) => void;
  readonly openResource?: (url: string, line: number, column: number, done: () => void) => void;
}

export interface DevToolsPanel {
  /** Called each time the panel is shown. */
  onShown(listener: (window: Window) => void): void;
  onHidden(listener: () => void): void;
}

/** The parts of the browser's DevTools that capture uses. */
export function browserDevTools(): DevTools {
  const { network } = chrome.devtools;
  return {
    onRequestFinished: (listener) => network.onRequestFinished.addListener(listener),
    onNavigated: (listener) => network.onNavigated.addListener(listener),
    harEntries: () =>
      new Promise((resolve) => {
        // On a page that does not allow extensions, the result is an error record instead of the log.
        network.getHAR((log) => resolve((log as Partial<typeof log>).entries?.filter(isRequest) ?? null));
      }),
    pageLoads: () =>
      new Promise((resolve) => {
        network.getHAR((log) =>
          resolve((log as Partial<typeof log>).pages?.map(({ startedDateTime }) => startedDateTime) ?? null),
        );
      }),
    isContextValid,
  };
}

function isRequest(entry: object): entry is chrome.devtools.network.Request {
  return 'getContent' in entry;
}

/** False after the extension was reloaded or updated: its open pages cannot use its API ("Extension context invalidated"). */
export function isContextValid(): boolean {
  try {
    return chrome.runtime.id !== undefined;
  } catch {
    return false;
  }
}

export function extensionVersion(): string {
  return isContextValid() ? chrome.runtime.getManifest().version : '';
}

export function createDevToolsPanel(
  title: string,
  icon: string,
  page: string,
  created: (panel: DevToolsPanel) => void,
): void {
  chrome.devtools.panels.create(title, icon, page, (panel) =>
    created({
      onShown: (listener) => panel.onShown.addListener(listener),
      onHidden: (listener) => panel.onHidden.addListener(listener),
    }),
  );
}

export function reloadPage(): void {
  chrome.devtools.inspectedWindow.reload({});
}

/** @returns a function that shows a line of code in the Sources panel; null if the browser does not support it */
export function createSourceOpener(): ((initiator: Initiator) => void) | null {
  const open = panels().openResource;
  // DevTools counts from 0.
  return open ? ({ url, line, column }) => open(url, line - 1, column - 1, () => undefined) : null;
}

/** @returns a function that shows the Network panel with a filter; null if the browser does not support it */
export function createNetworkOpener(): ((filter: string) => Promise<void>) | null {
  const network = panels().network;
  return network?.show ? (filter) => network.show?.({ filter }) ?? Promise.resolve() : null;
}

/** Calls the listener with the theme of DevTools (`default`, `light` or `dark`), now and after each change. */
export function watchTheme(listener: (theme: string) => void): void {
  listener(chrome.devtools.panels.themeName);
  const { setThemeChangeHandler, onThemeChanged } = panels();
  // Chrome has one handler for the whole extension, so only the panel's page sets it.
  if (setThemeChangeHandler) setThemeChangeHandler(listener);
  else onThemeChanged?.addListener(listener);
}

function panels(): MorePanels {
  return chrome.devtools.panels;
}
