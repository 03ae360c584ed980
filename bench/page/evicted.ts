import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import { EMPTY_QUERY, type EngineApi, type ExportFormat } from '../../src/engine/api/engineApi.ts';
import type { ExchangeId } from '../../src/engine/api/exchangeId.ts';
import { connect, serve } from '../../src/engine/api/port.ts';
import { bodyTexts } from '../../src/engine/store/evictedExchange.ts';
import { PARSER } from '../../src/engine/store/parser.ts';
import { StoredExchange } from '../../src/engine/store/storedExchange.ts';
import { createCompression } from '../../src/engine/worker/compression.ts';
import { createExchangeVault } from '../../src/extension/supervisor/exchangeVault.ts';
import { startWorker } from '../../src/extension/supervisor/startWorker.ts';
import { loadResponse } from '../../scripts/load/responses.ts';

/** Exports evicted responses with the engine's worker. Times are in milliseconds. */
export interface EvictedBench {
  /** Stores responses of the load test with compressed bodies. @returns the number of characters of their bodies */
  make(responses: number): Promise<number>;
  /** Exports all responses. */
  export(format: ExportFormat): Promise<{ readonly took: number; readonly bytes: number }>;
  /** Decompresses the same bodies in a worker, one after the other. @returns the time */
  inflate(): Promise<number>;
}

const vault = createExchangeVault(() => {
  throw new Error('a response was dropped');
});
const inflating = new Worker(new URL('./inflate.worker.ts', import.meta.url), { type: 'module' });
let engine: ReturnType<typeof connect<EngineApi>>['remote'] | null = null;

function startEngine(): void {
  const [intake, toVault, panel] = [new MessageChannel(), new MessageChannel(), new MessageChannel()];
  serve({ ...vault.forWorker, reportTask: () => undefined, reportFailure: () => undefined }, toVault.port1);
  const worker = startWorker();
  const initialState = { ...vault.initialState(), refused: [] };
  worker.postMessage({ role: 'intake', port: intake.port2, bodyVault: toVault.port2, initialState }, [
    intake.port2,
    toVault.port2,
  ]);
  worker.postMessage({ role: 'panel', port: panel.port2 }, [panel.port2]);
  engine = connect<EngineApi>(panel.port1).remote;
}

/** Stores a response of the load test as the engine does when it evicts it. @returns the characters of its body */
async function store(index: number, rules: { readonly rules: []; hashFor: () => string }): Promise<number> {
  const { method, path, type, body } = loadResponse(index);
  const entry = {
    request: { method, url: `http://127.0.0.1:8080${path}`, headers: [{ name: 'Accept', value: '*/*' }] },
    response: {
      status: 207,
      headers: [{ name: 'Content-Type', value: type }],
      content: { size: body.length, mimeType: type, text: body },
    },
  };
  const { id } = vault.add({ entry, content: null });
  const stored = StoredExchange.parse(id, parseHarEntry(entry), { parser: PARSER, rules, inPieces: false });
  const texts = bodyTexts(stored.exchange);
  if (!texts) throw new Error('the response has no body');
  const compressed = await createCompression(() => Promise.resolve()).compress(texts);
  vault.forWorker.put(stored.toEvicted(), compressed);
  return body.length;
}

function bodies(): Uint8Array[] {
  const ids: ExchangeId[] = vault.initialState().evicted.map(({ exchange }) => exchange.id);
  return ids.flatMap((id) => vault.forWorker.get(id)?.body.bytes ?? []);
}

const bench: EvictedBench = {
  make: async (responses) => {
    let length = 0;
    for (let index = 0; index < responses; index += 1) length += await store(index, { rules: [], hashFor: () => '' });
    startEngine();
    await engine?.overview(EMPTY_QUERY);
    return length;
  },
  export: async (format) => {
    const started = performance.now();
    const file = await engine?.export({ format, scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false });
    const took = performance.now() - started;
    if (!file) throw new Error('nothing was exported');
    return { took, bytes: file.content.size };
  },
  inflate: () =>
    new Promise((resolve) => {
      inflating.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
      inflating.postMessage(bodies());
    }),
};
Object.assign(window, { evicted: bench });
