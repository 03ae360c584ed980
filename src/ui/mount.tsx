import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { createPanel } from '../state/panel.ts';
import { App } from './App.tsx';
import './base.css';
import { PanelContext } from './context.ts';
import { ErrorBoundary } from './crash/ErrorBoundary.tsx';
import type { CaptureState } from '../state/capture.ts';
import type { Host } from './host.ts';
import { readSetting, writeSetting } from './settings.ts';
import './tokens.css';

/**
 * Draws the panel. It only shows: what was captured is the engine's, so it may be taken down and drawn again at any time.
 * @returns a function that takes it down
 */
export function mount(root: HTMLElement, host: Host): () => void {
  const panel = createPanel(host.engine, { isDrawerOpen: readSetting('drawer') !== false }, host.rules);
  const capture = createStore<CaptureState>()(() => host.capture.state());
  const stopListening = host.capture.subscribe((state) => capture.setState(state, true));
  const stopSaving = panel.store.subscribe(({ isDrawerOpen }, before) => {
    if (isDrawerOpen !== before.isDrawerOpen) writeSetting('drawer', isDrawerOpen);
  });
  // Mistakes outside of drawing: in a listener, in a promise that nobody awaited.
  const onError = (event: ErrorEvent): void => {
    // Without an error it is the browser's own remark, such as a resize that took two rounds.
    if (event.error) panel.fail(event.error);
  };
  const onRejection = (event: PromiseRejectionEvent): void => panel.fail(event.reason);
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
    stopListening();
    stopSaving();
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
