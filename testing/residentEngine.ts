import type { EngineTask } from '../src/engine/api/engineTask.ts';
import { type DroppedKind, NONE_DROPPED } from '../src/engine/api/dropped.ts';
import { type InitialState, createResidentEngine, type ResidentEngine } from '../src/engine/worker/residentEngine.ts';
import { PARSER } from '../src/engine/store/parser.ts';
import type { CapturedResponse, ExchangeId } from '../src/engine/api/engineApi.ts';
import type { Remote } from '../src/engine/api/remote.ts';
import type { EvictedExchange } from '../src/engine/store/evictedExchange.ts';
import type { SavedState, BodyVault, StoreResult } from '../src/engine/api/bodyVault.ts';
import type { Limits } from '../src/engine/store/exchangeStore.ts';
import { type CompressedTexts, createCompression } from '../src/engine/worker/compression.ts';

/** A body vault in the same thread. */
export class FakeBodyVault implements Remote<BodyVault> {
  readonly stored = new Map<
    ExchangeId,
    { readonly evicted: EvictedExchange; readonly compressed: CompressedTexts | null }
  >();
  /** The reported tasks, in order. */
  readonly tasks: (EngineTask | null)[] = [];
  readonly droppedKinds: DroppedKind[] = [];
  reads = 0;
  // Above the ids that the engine gives out itself.
  #reserved = 1000;
  savedState: SavedState | null = null;

  async put(evicted: EvictedExchange, compressed: CompressedTexts | null): Promise<StoreResult> {
    this.stored.set(evicted.id, { evicted, compressed });
    return 'stored';
  }

  async updateFacts(evicted: EvictedExchange): Promise<void> {
    const before = this.stored.get(evicted.id);
    if (before) this.stored.set(evicted.id, { ...before, evicted });
  }

  async get(id: ExchangeId): Promise<CompressedTexts | null> {
    this.reads += 1;
    return this.stored.get(id)?.compressed ?? null;
  }

  async getAll(ids: readonly ExchangeId[]): Promise<(CompressedTexts | null)[]> {
    return Promise.all(ids.map((id) => this.get(id)));
  }

  async remove(id: ExchangeId): Promise<void> {
    this.stored.delete(id);
  }

  async reportDropped(id: ExchangeId, kind: DroppedKind): Promise<void> {
    this.droppedKinds.push(kind);
    this.stored.delete(id);
  }

  async reportListed(): Promise<void> {}

  async reserve(_file: string, _bytes: number, count: number): Promise<ExchangeId[]> {
    return Array.from({ length: count }, () => (this.#reserved += 1));
  }

  async reportTask(task: EngineTask | null): Promise<void> {
    this.tasks.push(task);
  }

  async reportFailure(): Promise<void> {}

  async saveState(state: SavedState): Promise<void> {
    this.savedState = state;
  }
}

/** An initial state, empty by default. */
export function initialState(members: Partial<InitialState> = {}): InitialState {
  return { evicted: [], captured: [], savedState: null, lost: [], dropped: NONE_DROPPED, refused: [], ...members };
}

export interface TestEngine {
  readonly engine: ResidentEngine;
  readonly bodyVault: FakeBodyVault;
  /** Resolves when no work is pending. */
  readonly settle: () => Promise<void>;
  /** Runs all timers, so that everything not in use is evicted. */
  readonly evictAll: () => Promise<void>;
}

/** Creates an engine with a body vault and manual timers. */
export function createTestEngine(
  limits?: Limits,
  bodyVault = new FakeBodyVault(),
  parser = PARSER,
  checksInBackground = false,
): TestEngine {
  const timers: (() => void)[] = [];
  let busy = 0;
  const defer = (work: () => void): void => {
    busy += 1;
    setImmediate(() => {
      busy -= 1;
      work();
    });
  };
  const { compress, encode, decompress } = createCompression(() => new Promise(defer));
  const counted =
    <Input, Output>(work: (input: Input) => Promise<Output>) =>
    async (input: Input): Promise<Output> => {
      busy += 1;
      try {
        return await work(input);
      } finally {
        busy -= 1;
      }
    };
  const engine = createResidentEngine({
    defer,
    after: (_milliseconds, work) => timers.push(work),
    bodyVault,
    compression: { compress: counted(compress), encode: counted(encode), decompress: counted(decompress) },
    parser,
    checksInBackground,
    ...(limits && { limits }),
  });
  const settle = async (): Promise<void> => {
    // Several quiet turns, because one task can start the next.
    for (let quiet = 0; quiet < 5; quiet = busy > 0 ? 0 : quiet + 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const evictAll = async (): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await settle();
      for (const work of timers.splice(0)) work();
    }
    await settle();
  };
  return { engine, bodyVault, settle, evictAll };
}

export function capturedResponse(
  text: string,
  more: Partial<CapturedResponse> & { readonly request?: string } = {},
): CapturedResponse {
  const { request, ...members } = more;
  return {
    ...members,
    entry: {
      request: {
        method: 'PROPFIND',
        url: 'http://a.test/dav/',
        headers: [],
        ...(request !== undefined && { postData: { text: request } }),
      },
      response: {
        status: 207,
        headers: [{ name: 'Content-Type', value: 'text/xml' }],
        content: { size: text.length, mimeType: 'text/xml' },
      },
    },
    content: { kind: 'content', text, encoding: null },
  };
}
