import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Panel } from '../state/panel.ts';
import type { View } from '../state/view.ts';
import type { CaptureState } from '../state/capture.ts';
import type { Host } from './host.ts';

interface PanelContextValue {
  readonly host: Host;
  readonly panel: Panel;
  readonly capture: Pick<StoreApi<CaptureState>, 'getState' | 'getInitialState' | 'subscribe'>;
}

export const PanelContext = createContext<PanelContextValue | null>(null);

function usePanelContext(): PanelContextValue {
  const found = useContext(PanelContext);
  if (!found) throw new Error('used outside of the panel');
  return found;
}

export function useHost(): Host {
  return usePanelContext().host;
}

export function usePanel(): Panel {
  return usePanelContext().panel;
}

/** A part of what the panel remembers; the component is drawn anew when just that part changes. */
export function useView<Part>(select: (view: View) => Part): Part {
  return useStore(usePanel().store, select);
}

export function useCapture(): CaptureState {
  return useStore(usePanelContext().capture);
}
