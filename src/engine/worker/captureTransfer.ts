import { ChunkAssembler, type ChunkReceiver } from '../api/chunkedTransfer.ts';
import type { CaptureApi } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { LocalEngine } from '../engine.ts';

/** Receives captured responses, whose long texts arrive in chunks. */
export interface CaptureTransfer {
  readonly api: Remote<ChunkReceiver & Pick<CaptureApi, 'add' | 'update' | 'remove'>>;
  /** Discards incomplete texts. */
  readonly clear: () => void;
}

export function createCaptureTransfer(engine: Pick<LocalEngine, 'add' | 'update' | 'remove'>): CaptureTransfer {
  const chunks = new ChunkAssembler();
  return {
    api: {
      receiveChunk: async (id, offset, text) => chunks.add(id, offset, text),
      add: async (captured) => {
        const complete = chunks.complete(captured.id, captured);
        return complete && engine.add(complete);
      },
      update: async (id, captured) => {
        const complete = chunks.complete(id, captured);
        if (complete) engine.update(id, complete);
      },
      remove: async (id) => {
        chunks.delete(id);
        engine.remove(id);
      },
    },
    clear: () => chunks.clear(),
  };
}
