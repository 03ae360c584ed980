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
  const value = useContext(PanelContext);
  if (!value) throw new Error('PanelContext has no value: the component is not inside the panel');
  return value;
}

export function useHost(): Host {
  return usePanelContext().host;
}

export function usePanel(): Panel {
  return usePanelContext().panel;
}

/** Selects a part of the view; the component renders again only when that part changes. */
export function useView<Selected>(select: (view: View) => Selected): Selected {
  return useStore(usePanel().store, select);
}

export function useCapture(): CaptureState {
  return useStore(usePanelContext().capture);
}
