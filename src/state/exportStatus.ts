import type { ExportFile, ExportRequest } from '../engine/api/engineApi.ts';
import { createDebounce } from './debounce.ts';
import type { PanelContext } from './context.ts';

/** Most files are there before that, in milliseconds; then it is said that one is being written. */
const PATIENCE = 500;

/** The files that the engine writes. */
export interface ExportStatus {
  /** @returns null where it was cancelled meanwhile */
  readonly exportFile: (request: ExportRequest) => Promise<ExportFile | null>;
  /** Gives up what is being written. */
  readonly cancel: () => Promise<void>;
}

export function createExportStatus({ engine, store }: PanelContext): ExportStatus {
  let open = 0;
  const late = createDebounce<null>(PATIENCE, () => store.setState({ isExporting: true }));
  return {
    exportFile: async (request) => {
      open += 1;
      if (open === 1) late.schedule(null);
      try {
        return await engine.export(request);
      } finally {
        open -= 1;
        if (open === 0) {
          late.cancel();
          store.setState({ isExporting: false });
        }
      }
    },
    cancel: () => engine.cancelExport(),
  };
}
