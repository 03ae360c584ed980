import type { ExportFile, ExportRequest } from '../engine/api/engineApi.ts';
import { createPause } from './debounce.ts';
import type { Stage } from './context.ts';

/** Most files are there before that, in milliseconds; then it is said that one is being written. */
const PATIENCE = 500;

/** The files that the engine writes. */
export interface Writing {
  /** @returns null where it was cancelled meanwhile */
  readonly write: (request: ExportRequest) => Promise<ExportFile | null>;
  /** Gives up what is being written. */
  readonly cancel: () => Promise<void>;
}

export function createWriting({ engine, store }: Stage): Writing {
  let open = 0;
  const late = createPause<null>(PATIENCE, () => store.setState({ writing: true }));
  return {
    write: async (request) => {
      open += 1;
      if (open === 1) late.put(null);
      try {
        return await engine.export(request);
      } finally {
        open -= 1;
        if (open === 0) {
          late.drop();
          store.setState({ writing: false });
        }
      }
    },
    cancel: () => engine.cancelExport(),
  };
}
