import type { StoreApi } from 'zustand/vanilla';
import type { RemoteEngine } from '../engine/api/remote.ts';
import type { View } from './view.ts';

/** What every part of the state works on. */
export interface PanelContext {
  readonly engine: RemoteEngine;
  readonly store: StoreApi<View>;
  /** Our own mistake, or a port that broke: shown, never swallowed. */
  readonly fail: (error: unknown) => void;
}
