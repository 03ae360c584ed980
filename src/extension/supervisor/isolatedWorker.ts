import { NONE_DROPPED } from '../../engine/api/dropped.ts';
import { connect } from '../../engine/api/port.ts';
import { EMPTY_QUERY, type EngineApi, type EngineEvent, type ExchangeId } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { InitialState } from '../../engine/worker/residentEngine.ts';
import type { WorkerVault } from './exchangeVault.ts';
import type { EvictedContent, VaultContent } from './vaultEntries.ts';
import { type EngineWorker, runEngineWorker } from './runningWorker.ts';

export type IsolatedResult =
  /** Null if the worker did not store the exchange. */
  | { readonly kind: 'processed'; readonly processed: EvictedContent | null }
  /** The response is not a multi-status response. */
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'crashed'; readonly isHang: boolean }
  | { readonly kind: 'cancelled' };

export interface IsolatedRunOptions {
  readonly startWorker: () => EngineWorker;
  readonly id: ExchangeId;
  readonly content: VaultContent;
  /** The user's rules as JSON text. */
  readonly rules: string;
  /** Characters of the body. */
  readonly length: number;
}

export interface IsolatedRun {
  readonly result: Promise<IsolatedResult>;
  readonly cancel: () => void;
}

/** Number of rows that a panel requests first. */
const FIRST_ROWS = 100;

/**
 * Processes one response in an isolated worker, so that a crash has only one possible cause and does not delay other requests. Parses the
 * body and sends the requests that a panel sends first.
 */
export function processInIsolation({ startWorker, id, content, rules, length }: IsolatedRunOptions): IsolatedRun {
  const result = createDeferred<IsolatedResult>();
  const vault = new SingleVault(id, content, () => result.resolve({ kind: 'unlisted' }));
  const worker = runEngineWorker({
    startWorker,
    initialState: initialStateOf(id, content, rules),
    vault: vault.forWorker(),
    isNeeded: () => true,
    lengthOf: () => length,
    onCrash: ({ isHang }) => result.resolve({ kind: 'crashed', isHang }),
  });
  worker.watch();
  const { port1, port2 } = new MessageChannel();
  worker.connectPanel(port1);
  const panel = connect<EngineApi, EngineEvent>(port2);
  const run = async (): Promise<void> => {
    if (content.kind === 'captured') await vault.whenStored;
    await requestFirstView(panel.remote, id);
  };
  // A request that fails without a crash does not set the response aside.
  void run()
    .catch(() => undefined)
    .then(() => result.resolve({ kind: 'processed', processed: vault.processed }));
  const end = (): void => {
    worker.close();
    panel.close();
  };
  return { result: result.promise.finally(end), cancel: () => result.resolve({ kind: 'cancelled' }) };
}

/** The vault of a worker that processes a single response. */
class SingleVault {
  readonly #id: ExchangeId;
  readonly #content: VaultContent;
  readonly #onUnlisted: () => void;
  readonly #stored = createDeferred<void>();
  processed: EvictedContent | null;

  constructor(id: ExchangeId, content: VaultContent, onUnlisted: () => void) {
    this.#id = id;
    this.#content = content;
    this.#onUnlisted = onUnlisted;
    this.processed = content.kind === 'evicted' ? content : null;
  }

  /** Resolves when the worker has stored the response. */
  get whenStored(): Promise<void> {
    return this.#stored.promise;
  }

  #texts(): EvictedContent['texts'] {
    return (this.#content.kind === 'evicted' ? this.#content : this.processed)?.texts ?? null;
  }

  forWorker(): WorkerVault {
    return {
      put: (evicted, texts) => {
        this.processed = { evicted, texts };
        this.#stored.resolve();
        return 'stored';
      },
      updateFacts: (evicted) => {
        const content = this.#content;
        if (content.kind === 'evicted') this.processed = { evicted, texts: content.texts };
      },
      get: () => this.#texts(),
      getAll: (ids) => ids.map(() => this.#texts()),
      reportListed: (listed) => {
        if (this.#content.kind === 'captured' && !listed.includes(this.#id)) this.#onUnlisted();
      },
      remove: () => undefined,
      reportDropped: () => undefined,
      reserve: () => [],
      saveState: () => undefined,
    };
  }
}

function initialStateOf(id: ExchangeId, content: VaultContent, rules: string): InitialState {
  return {
    evicted: content.kind === 'evicted' ? [{ exchange: content.evicted, bytes: 0 }] : [],
    captured: content.kind === 'captured' ? [{ ...content.captured, id }] : [],
    savedState: { rules, panelState: null, checksOff: [] },
    lost: [],
    dropped: NONE_DROPPED,
    refused: [],
  };
}

function createDeferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolvePromise) => (resolve = resolvePromise));
  return { promise, resolve };
}

async function requestFirstView(engine: Remote<EngineApi>, id: ExchangeId): Promise<void> {
  await engine.overview(EMPTY_QUERY);
  await engine.exchange(id);
  const { rows } = await engine.rows(id, EMPTY_QUERY, 0, FIRST_ROWS);
  const failure = await engine.nextFailure(id, EMPTY_QUERY, -1, 1);
  const [first] = failure < 0 ? rows : (await engine.rows(id, EMPTY_QUERY, failure, failure + FIRST_ROWS)).rows;
  if (first) await engine.row(id, first.key);
}
