import { NONE_DROPPED } from '../../engine/api/dropped.ts';
import { connect } from '../../engine/api/port.ts';
import type { EngineEvent, ExchangeId, Query, EngineApi } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { EvictedExchange } from '../../engine/store/evictedExchange.ts';
import type { CompressedTexts } from '../../engine/worker/compression.ts';
import type { VaultContent } from './exchangeVault.ts';
import { type EngineWorker, runEngineWorker } from './runningWorker.ts';

/** What came of a response in a worker of its own. */
export type IsolatedResult =
  /** It was processed; null if nothing could be stored of it. */
  | { readonly kind: 'processed'; readonly stored: EvictedContent | null }
  /** It is not a multi-status response. */
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'died'; readonly hung: boolean }
  | { readonly kind: 'cancelled' };

export interface EvictedContent {
  readonly rested: EvictedExchange;
  readonly packed: CompressedTexts | null;
}

export interface IsolatedRunOptions {
  readonly startWorker: () => EngineWorker;
  readonly id: ExchangeId;
  readonly suspect: VaultContent;
  /** The user's rules. */
  readonly rules: string;
  readonly length: number;
}

export interface IsolatedRun {
  readonly result: Promise<IsolatedResult>;
  readonly cancel: () => void;
}

const EVERYTHING: Query = { text: '', chip: 'all', invert: false };
/** Rows that a panel asks for at first. */
const ROWS = 100;

/**
 * Processes one response in a worker of its own, where nothing else can be the cause if it dies, and nobody has to wait: parses its body,
 * and asks what every panel asks first.
 */
export function processInIsolation({ startWorker, id, suspect, rules, length }: IsolatedRunOptions): IsolatedRun {
  let stored: EvictedContent | null = null;
  const processed = deferred<void>();
  const outcome = deferred<IsolatedResult>();
  const running = runEngineWorker({
    startWorker,
    begin: {
      evicted: suspect.kind === 'rested' ? [{ exchange: suspect.rested, bytes: 0 }] : [],
      captured: suspect.kind === 'captured' ? [{ ...suspect.captured, id }] : [],
      savedState: { rules, panelState: null },
      lost: [],
      dropped: NONE_DROPPED,
      refused: [],
    },
    vault: {
      put: (rested, packed) => {
        stored = { rested, packed };
        processed.resolve();
        return 'stored';
      },
      updateFacts: (rested) => {
        if (suspect.kind === 'rested') stored = { rested, packed: suspect.packed };
      },
      get: () => (suspect.kind === 'rested' ? suspect.packed : (stored?.packed ?? null)),
      reportListed: (listed) => {
        if (suspect.kind === 'captured' && !listed.includes(id)) outcome.resolve({ kind: 'unlisted' });
      },
      remove: () => undefined,
      reportDropped: () => undefined,
      reserve: () => id,
      saveState: () => undefined,
    },
    isNeeded: () => true,
    lengthOf: () => length,
    onCrash: ({ isHang }) => outcome.resolve({ kind: 'died', hung: isHang }),
  });
  running.watch();
  const { port1, port2 } = new MessageChannel();
  running.connectPanel(port1);
  const panel = connect<EngineApi, EngineEvent>(port2);
  const work = async (): Promise<void> => {
    if (suspect.kind === 'captured') await processed.promise;
    await examine(panel.remote, id);
  };
  // A question that only fails is no reason to set the response aside.
  void work()
    .catch(() => undefined)
    .then(() => outcome.resolve({ kind: 'processed', stored: stored ?? storedBefore(suspect) }));
  const end = (): void => {
    running.close();
    panel.close();
  };
  return { result: outcome.promise.finally(end), cancel: () => outcome.resolve({ kind: 'cancelled' }) };
}

function storedBefore(suspect: VaultContent): EvictedContent | null {
  return suspect.kind === 'rested' ? { rested: suspect.rested, packed: suspect.packed } : null;
}

function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((given) => (resolve = given));
  return { promise, resolve };
}

async function examine(engine: Remote<EngineApi>, id: ExchangeId): Promise<void> {
  await engine.overview(EVERYTHING);
  await engine.exchange(id);
  const { rows } = await engine.rows(id, EVERYTHING, 0, ROWS);
  const failure = await engine.nextFailure(id, EVERYTHING, -1, 1);
  const [first] = failure < 0 ? rows : (await engine.rows(id, EVERYTHING, failure, failure + ROWS)).rows;
  if (first) await engine.row(id, first.key);
}
