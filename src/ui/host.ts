import type { Initiator } from '../core/har/exchange.ts';
import type { ExportFile } from '../engine/api/engineApi.ts';
import type { RemoteEngine } from '../engine/api/remote.ts';
import type { Capture } from '../state/capture.ts';
import type { RuleStore } from '../state/rules.ts';

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
