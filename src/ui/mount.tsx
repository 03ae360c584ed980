import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { createPanel } from '../state/panel.ts';
import { App } from './App.tsx';
import './base.css';
import { PanelContext } from './context.ts';
import { ErrorBoundary } from './crash/ErrorBoundary.tsx';
import type { CaptureState } from '../state/capture.ts';
import type { View } from '../state/view.ts';
import type { Host } from './host.ts';
import { storedListOrder } from '../state/list/listOrder.ts';
import { createMuteStore, MUTES_KEY } from './mute/muteStore.ts';
import { readSetting, writeSetting } from './settings.ts';
import './tokens.css';

/**
 * Renders the panel. Captured data belongs to the engine, so the panel can be unmounted and mounted again at any time.
 *
 * @returns a function that unmounts it
 */
export function mount(root: HTMLElement, host: Host): () => void {
  const panel = createPanel(host.engine, initialView(), host.rules, createMuteStore());
  const capture = createStore<CaptureState>()(() => host.capture.state());
  const unsubscribeCapture = host.capture.subscribe((state) => capture.setState(state, true));
  const unsubscribeView = panel.store.subscribe(({ isDrawerOpen, checksOff, listOrder }, before) => {
    if (isDrawerOpen !== before.isDrawerOpen) writeSetting('drawer', isDrawerOpen);
    if (checksOff !== before.checksOff) writeSetting('checksOff', checksOff);
    if (listOrder !== before.listOrder) writeSetting('listOrder', listOrder);
  });
  // Errors that an error boundary does not catch: in event listeners and in promises.
  const onError = (event: ErrorEvent): void => {
    // Browsers also report warnings without an error object, such as undelivered ResizeObserver notifications.
    if (event.error) panel.fail(event.error);
  };
  const onRejection = (event: PromiseRejectionEvent): void => panel.fail(event.reason);
  const onStorage = ({ key }: StorageEvent): void => {
    if (key?.startsWith(MUTES_KEY)) panel.run(panel.mutes.reload());
  };
  window.addEventListener('storage', onStorage);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);

  const tree = createRoot(root);
  tree.render(
    <StrictMode>
      <PanelContext value={{ host, panel, capture }}>
        <ErrorBoundary host={host} panel={panel}>
          <App />
        </ErrorBoundary>
      </PanelContext>
    </StrictMode>,
  );
  return () => {
    tree.unmount();
    panel.stop();
    unsubscribeCapture();
    unsubscribeView();
    window.removeEventListener('storage', onStorage);
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}

/** The part of the view that is stored between sessions. */
function initialView(): Partial<View> {
  const off = readSetting('checksOff');
  return {
    isDrawerOpen: readSetting('drawer') !== false,
    checksOff: Array.isArray(off) ? off.filter((rule) => typeof rule === 'string') : [],
    listOrder: storedListOrder(readSetting('listOrder')),
  };
}
