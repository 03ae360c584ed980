import type { ExportFile, ExportRequest } from '../engine/api/engineApi.ts';
import { createDebounce } from './debounce.ts';
import { withMutes } from './mute/mutesView.ts';
import type { PanelContext } from './context.ts';

/** Milliseconds before a running export is shown; most exports take less time. */
const SHOW_DELAY = 500;

/** Runs exports and tracks whether one is running. */
export interface ExportStatus {
  /** @returns null if the export was cancelled */
  readonly exportFile: (request: ExportRequest) => Promise<ExportFile | null>;
  /** Cancels all running exports. */
  readonly cancel: () => Promise<void>;
}

export function createExportStatus({ engine, store }: PanelContext): ExportStatus {
  let running = 0;
  const show = createDebounce<null>(SHOW_DELAY, () => store.setState({ isExporting: true }));
  return {
    exportFile: async (request) => {
      running += 1;
      if (running === 1) show.schedule(null);
      try {
        // Muted failures are hidden in the panel only.
        return await engine.export({ ...request, query: withMutes(request.query) });
      } finally {
        running -= 1;
        if (running === 0) {
          show.cancel();
          store.setState({ isExporting: false });
        }
      }
    },
    cancel: () => engine.cancelExport(),
  };
}
