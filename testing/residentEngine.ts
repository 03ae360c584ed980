import type { EngineTask } from '../src/engine/api/engineTask.ts';
import { type DroppedKind, NONE_DROPPED } from '../src/engine/api/dropped.ts';
import { type Begin, createFrugalEngine, type FrugalEngine } from '../src/engine/worker/residentEngine.ts';
import { PARSER } from '../src/engine/store/parser.ts';
import type { CapturedResponse, ExchangeId } from '../src/engine/api/engineApi.ts';
import type { Remote } from '../src/engine/api/remote.ts';
import type { EvictedExchange } from '../src/engine/store/evictedExchange.ts';
import type { SavedState, BodyVault, StoreResult } from '../src/engine/api/bodyVault.ts';
import type { Limits } from '../src/engine/store/exchangeStore.ts';
import { type Packed, squeezer } from '../src/engine/worker/compression.ts';

/** A safe that is at hand. */
export class FakeSafe implements Remote<BodyVault> {
  readonly kept = new Map<ExchangeId, { readonly rested: EvictedExchange; readonly packed: Packed | null }>();
  /** What was to blame, one after the other. */
  readonly blamed: (EngineTask | null)[] = [];
  readonly droppedKinds: DroppedKind[] = [];
  asked = 0;
  // Beyond the numbers that the engine itself gives.
  #reserved = 1000;
  notes: SavedState | null = null;

  async put(rested: EvictedExchange, packed: Packed | null): Promise<StoreResult> {
    this.kept.set(rested.id, { rested, packed });
    return 'stored';
  }

  async updateFacts(rested: EvictedExchange): Promise<void> {
    const before = this.kept.get(rested.id);
    if (before) this.kept.set(rested.id, { ...before, rested });
  }

  async get(id: ExchangeId): Promise<Packed | null> {
    this.asked += 1;
    return this.kept.get(id)?.packed ?? null;
  }

  async remove(id: ExchangeId): Promise<void> {
    this.kept.delete(id);
  }

  async reportDropped(id: ExchangeId, kind: DroppedKind): Promise<void> {
    this.droppedKinds.push(kind);
    this.kept.delete(id);
  }

  async reportListed(): Promise<void> {}

  async reserve(): Promise<ExchangeId> {
    this.#reserved += 1;
    return this.#reserved;
  }

  async reportTask(culprit: EngineTask | null): Promise<void> {
    this.blamed.push(culprit);
  }

  async reportFailure(): Promise<void> {}

  async saveState(notes: SavedState): Promise<void> {
    this.notes = notes;
  }
}

/** What an engine begins with. */
export function beginWith(begin: Partial<Begin> = {}): Begin {
  return { evicted: [], captured: [], savedState: null, lost: [], dropped: NONE_DROPPED, refused: [], ...begin };
}

export interface Frugal {
  readonly engine: FrugalEngine;
  readonly safe: FakeSafe;
  /** Does all that is under way. */
  readonly settle: () => Promise<void>;
  /** Lets the time pass after which what nobody looks at rests. */
  readonly rest: () => Promise<void>;
}

/** An engine with a safe beside it, for which time passes when it is told to. */
export function frugal(limits?: Limits, safe = new FakeSafe(), parser = PARSER): Frugal {
  const timers: (() => void)[] = [];
  let busy = 0;
  const later = (work: () => void): void => {
    busy += 1;
    setImmediate(() => {
      busy -= 1;
      work();
    });
  };
  const { pack, unpack } = squeezer(() => new Promise(later));
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
  const engine = createFrugalEngine({
    later,
    after: (_milliseconds, work) => timers.push(work),
    safe,
    squeeze: { pack: counted(pack), unpack: counted(unpack) },
    parser,
    ...(limits && { limits }),
  });
  const settle = async (): Promise<void> => {
    // Between two things that are done one after the other.
    for (let quiet = 0; quiet < 5; quiet = busy > 0 ? 0 : quiet + 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const rest = async (): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await settle();
      for (const work of timers.splice(0)) work();
    }
    await settle();
  };
  return { engine, safe, settle, rest };
}

export function captured(
  text: string,
  more: Partial<CapturedResponse> & { readonly request?: string } = {},
): CapturedResponse {
  const { request, ...rest } = more;
  return {
    ...rest,
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
