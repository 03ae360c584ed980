import { bodyProblem } from '../core/words/body.ts';
import type { Later } from './background.ts';
import type { Dropped } from './dropped.ts';
import { createEngine } from './engine.ts';
import { createFiles, isInScope } from './export.ts';
import type { Kept } from './kept.ts';
import { createOpener } from './open.ts';
import type { Opens } from './opening.ts';
import { createPacking } from './packing.ts';
import { type Parser, PARSER } from './parser.ts';
import type { Captured, Change, ExchangeId, ExportRequest, Intake, Query, Questions } from './questions.ts';
import type { Remote } from './remote.ts';
import { createReload } from './reload.ts';
import { createRereading } from './rereading.ts';
import type { Rested } from './rested.ts';
import type { Notes, Safe } from './safe.ts';
import { LIMITS, type Limits } from './shelf.ts';
import type { Squeeze } from './squeeze.ts';
import { Arriving, type Parts } from './transfer.ts';

export interface FrugalOptions {
  readonly later: Later;
  /** Does something after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  readonly safe: Remote<Safe>;
  readonly squeeze: Squeeze;
  readonly limits?: Limits;
  readonly parser?: Parser;
}

/** What an engine that is started anew is given to begin with. */
export interface Begin {
  readonly rested: readonly { readonly left: Rested; readonly bytes: number }[];
  /** What had not come to rest; all have numbers. */
  readonly captured: readonly (Captured & { readonly id: ExchangeId })[];
  readonly notes: Notes | null;
  readonly dropped: Dropped;
  /** Files of which something was lost. */
  readonly lost: readonly string[];
}

export interface FrugalEngine extends Remote<Questions & Intake & Opens & Parts> {
  /** @returns the numbers of those captured that are listed */
  readonly begin: (begin: Begin) => ExchangeId[];
  /** Does not parse a body again, for the reason that is given; what is known about it stays. */
  readonly setAside: (id: ExchangeId, why: string) => Promise<void>;
  /** Puts an exchange as it was stored in the place of what is listed for it. */
  readonly restore: (rested: Rested, bytes: number) => Promise<void>;
  /** A sign of life. */
  readonly ping: () => true;
  readonly subscribe: (listener: (change: Change) => void) => () => void;
}

/** Until then the answer to a filter may wait for bodies that rest. */
const PATIENCE = 300;

/**
 * An engine of which only the exchange that is looked at is there in full. A body is packed as soon as it is read and put into the safe;
 * a while later only the facts about it are left here, and it is read again when somebody asks for more.
 */
export function createFrugalEngine({
  later,
  after,
  safe,
  squeeze,
  limits = LIMITS,
  parser = PARSER,
}: FrugalOptions): FrugalEngine {
  const arriving = new Arriving();
  let told: ExchangeId | null = null;
  let wanted = '';
  let counting: { readonly key: string; readonly done: Promise<void> } | null = null;

  const reading = (id: ExchangeId | null): void => {
    if (id === told) return;
    told = id;
    void safe.reading(id);
  };
  const engine = createEngine({
    later,
    limits,
    parser,
    watch: {
      failed: (id, error) => setAside(id, bodyProblem('not-processed', String(error))),
      reading,
      read: (id) => {
        if (told === id) reading(null);
        packing.add(id);
      },
      bodyDropped: (left) => void safe.put(left.rested(), null),
      dropped: (id, kind) => void safe.dropped(id, kind),
    },
  });
  const { shelf } = engine;
  const files = createFiles(() => new Promise(later));
  const opener = createOpener({ engine, safe, after, pause: () => new Promise(later), largest: limits.bytes });


  const setAside = (id: ExchangeId, why: string): void => {
    engine.setAside(id, why);
    const one = shelf.get(id);
    if (!one) return;
    if (shelf.isPacked(id)) void safe.facts(one.rested());
    else packing.add(id);
  };

  const packing = createPacking({ engine, safe, squeeze, later, after, setAside });
  const reload = createReload({ engine, safe, squeeze, later, reading, setAside });
  /** Looks at an exchange: it is awake from then on, and those that were looked at before may rest. */
  const looking =
    <Given extends readonly [id: ExchangeId, ...unknown[]], Answer>(ask: (...given: Given) => Answer) =>
    async (...given: Given): Promise<Answer> => {
      const [id] = given;
      const before = shelf.spared === null ? undefined : shelf.get(shelf.spared);
      if (before) packing.touch(before);
      if (shelf.has(id)) shelf.spared = id;
      await reload.wake(id);
      packing.schedule();
      return ask(...given);
    };

  /** Counts what a filter shows of those that rest. */
  const count = async (query: Query, resting: readonly Kept[], isWanted: () => boolean): Promise<void> => {
    for (const one of resting) {
      if (!isWanted()) return;
      // oxlint-disable-next-line no-await-in-loop -- or all of them would be awake at once
      const fresh = await reload.read(one);
      const counts = fresh?.chipCounts(query);
      if (counts) one.counted(query, counts);
    }
  };
  const overview = async (query: Query): ReturnType<Remote<Questions>['overview']> => {
    const key = JSON.stringify([query.text, query.invert]);
    const resting = shelf
      .all()
      .filter((one) => one.exchange.body.text !== null && !one.isAside && one.chipCounts(query) === null);
    if (resting.length > 0 && counting?.key !== key) {
      wanted = key;
      counting = { key, done: count(query, resting, () => wanted === key) };
      void counting.done.finally(() => {
        if (counting?.key === key) counting = null;
      });
    }
    if (resting.length > 0 && counting) {
      const { done } = counting;
      let late = false;
      const patience = new Promise<void>((resolve) =>
        after(PATIENCE, () => {
          late = true;
          resolve();
        }),
      );
      await Promise.race([done, patience]);
      if (late) void done.then(() => engine.tell({ added: null }));
    }
    return engine.overview(query);
  };

  /** What an export is about, one after the other; those that rest are read again, and forgotten again. */
  async function* wholly(request: ExportRequest): AsyncIterable<Kept> {
    for (const one of shelf.all()) {
      const rests = isInScope(one, request) && one.isResting && one.exchange.body.text !== null;
      // oxlint-disable-next-line no-await-in-loop -- or all of them would be awake at once
      yield (rests ? await reload.read(one) : null) ?? one;
    }
  }

  const note = (): void => void safe.remember({ rules: engine.rules(), memory: engine.remembered() });
  const rereading = createRereading({ engine, reload, pause: () => new Promise(later) });

  return {
    ping: () => true,
    begin: ({ rested, captured, notes, lost, dropped }) => {
      opener.lost(lost);
      shelf.dropped = dropped;
      // Its body is not dropped.
      shelf.spared = notes?.memory?.exchange ?? null;
      if (notes?.rules) engine.setRules(notes.rules);
      if (notes?.memory) engine.remember(notes.memory);
      const listed: ExchangeId[] = [];
      const inOrder = [...rested.map((one) => ({ id: one.left.id, ...one })), ...captured];
      for (const one of inOrder.toSorted((a, b) => a.id - b.id)) {
        if ('left' in one) engine.restore(one.left, one.bytes);
        else if (engine.add(one) !== null) listed.push(one.id);
      }
      rereading.start();
      return listed;
    },
    part: async (id, at, text) => arriving.take(id, at, text),
    add: async (captured) => {
      const whole = arriving.whole(captured.id, captured);
      return whole && engine.add(whole);
    },
    update: async (id, captured) => {
      const whole = arriving.whole(id, captured);
      if (whole) engine.update(id, whole);
    },
    remove: async (id) => {
      arriving.delete(id);
      engine.remove(id);
    },
    setAside: async (id, why) => setAside(id, why),
    restore: async (rested, bytes) => {
      if (!shelf.has(rested.id)) return;
      engine.restore(rested, bytes);
      engine.tell({ added: null });
    },
    clear: async () => {
      packing.clear();
      arriving.clear();
      wanted = '';
      opener.clear();
      engine.clear();
    },
    clearCaptured: async () => {
      arriving.clear();
      engine.clearCaptured();
    },
    ...opener.opens,
    overview,
    exchange: looking((...given: Parameters<Questions['exchange']>) => engine.exchange(...given)),
    rows: looking((...given: Parameters<Questions['rows']>) => engine.rows(...given)),
    expand: looking((...given: Parameters<Questions['expand']>) => engine.expand(...given)),
    expandAll: looking((...given: Parameters<Questions['expandAll']>) => engine.expandAll(...given)),
    reveal: looking((...given: Parameters<Questions['reveal']>) => engine.reveal(...given)),
    nextFailure: looking((...given: Parameters<Questions['nextFailure']>) => engine.nextFailure(...given)),
    row: looking((...given: Parameters<Questions['row']>) => engine.row(...given)),
    rowPart: looking((...given: Parameters<Questions['rowPart']>) => engine.rowPart(...given)),
    rowText: looking((...given: Parameters<Questions['rowText']>) => engine.rowText(...given)),
    body: looking((...given: Parameters<Questions['body']>) => engine.body(...given)),
    curl: looking((...given: Parameters<Questions['curl']>) => engine.curl(...given)),
    containers: looking((...given: Parameters<Questions['containers']>) => engine.containers(...given)),
    suggestRule: looking((...given: Parameters<Questions['suggestRule']>) => engine.suggestRule(...given)),
    tryRule: looking((...given: Parameters<Questions['tryRule']>) => engine.tryRule(...given)),
    export: (request) => files.write(wholly(request), request),
    cancelExport: async () => files.cancel(),
    remember: async (memory) => {
      engine.remember(memory);
      note();
    },
    remembered: async () => engine.remembered(),
    rules: async () => engine.rules(),
    setRules: async (text) => {
      const before = engine.rules();
      const problems = engine.setRules(text);
      if (text === before) return problems;
      note();
      rereading.start();
      return problems;
    },
    subscribe: (listener) => engine.subscribe(listener),
  };
}
