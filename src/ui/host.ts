import type { Initiator } from '../core/har/exchange.ts';
import type { ExportFile } from '../engine/api/engineApi.ts';
import type { RemoteEngine } from '../engine/api/remote.ts';
import type { RuleStore } from '../state/rules.ts';

/** What the side that captures is doing, and what the toolbar may switch. */
export interface CaptureState {
  readonly recording: boolean;
  /** Keep what is there when the page navigates. */
  readonly keepLog: boolean;
  /** Also look for batch bodies in answers other than 207. */
  readonly batches: boolean;
  /** Why nothing can be heard here (a page that extensions may not inspect, an extension that was reloaded); null where all is well. */
  readonly blocked: 'page' | 'reloaded' | null;
  /** A sentence about settings that could not be read or stored; left out where there is nothing to say. */
  readonly notice?: string | undefined;
}

export interface Capture {
  state(): CaptureState;
  change(wanted: Partial<Pick<CaptureState, 'recording' | 'keepLog' | 'batches'>>): void;
  clear(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (state: CaptureState) => void): () => void;
}

/** The browser around the panel. The panel knows no other way to it; what a host cannot do is null. */
export interface Host {
  readonly engine: RemoteEngine;
  readonly capture: Capture;
  /** Where the user's rules for reading are kept. */
  readonly rules: RuleStore;
  readonly version: string;
  /** Reloads the inspected page. */
  readonly reloadPage: (() => void) | null;
  /** Opens a line of code in the Sources panel. */
  readonly openSource: ((place: Initiator) => void) | null;
  /** Shows the exchange in the browser's own Network panel. */
  readonly showInNetwork:
    | ((exchange: { readonly url: string; readonly method: string; readonly status: number }) => void)
    | null;
  /** Rejects where the browser refuses the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  readonly download: (file: ExportFile) => void;
}
