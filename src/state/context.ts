import type { StoreApi } from 'zustand/vanilla';
import type { RemoteEngine } from '../engine/api/remote.ts';
import type { View } from './view.ts';

/** Shared by all parts of the panel's state. */
export interface PanelContext {
  readonly engine: RemoteEngine;
  readonly store: StoreApi<View>;
  /** Shows an internal error, or the message of a refused request. */
  readonly fail: (error: unknown) => void;
}
