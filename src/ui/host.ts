import type { Initiator } from '../core/har/exchange.ts';
import type { ExportFile } from '../engine/api/engineApi.ts';
import type { RemoteEngine } from '../engine/api/remote.ts';
import type { Capture } from '../state/capture.ts';
import type { RuleStore } from '../state/rules.ts';

/** The panel's access to the browser. Members that a host does not support are null. */
export interface Host {
  readonly engine: RemoteEngine;
  readonly capture: Capture;
  /** Stores the user's parsing rules. */
  readonly rules: RuleStore;
  readonly version: string;
  /** Reloads the inspected page. */
  readonly reloadPage: (() => void) | null;
  /** Opens a line of code in the Sources panel. */
  readonly openSource: ((initiator: Initiator) => void) | null;
  /** Shows the request in the Network panel. */
  readonly showInNetwork:
    | ((exchange: { readonly url: string; readonly method: string; readonly status: number }) => void)
    | null;
  /** Rejects if the browser does not allow writing to the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  readonly download: (file: ExportFile) => void;
}
