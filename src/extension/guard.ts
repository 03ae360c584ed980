import { ENGINE_HUNG } from '../core/words/capture.ts';
import { connect, serve, type Connection } from '../engine/port.ts';
import type { Captured, ExchangeId, Intake, Questions } from '../engine/questions.ts';
import type { FrugalEngine } from '../engine/frugal.ts';
import type { Remote } from '../engine/remote.ts';
import type { Notes, Safe } from '../engine/safe.ts';
import { headOf, type Parts, sendAhead } from '../engine/transfer.ts';
import type { Open } from '../engine/worker.ts';
import { createHeld } from './held.ts';

/** The part of a Worker that is needed. */
export interface EngineWorker {
  postMessage(message: Open, transfer: Transferable[]): void;
  terminate(): void;
  /** Told when it has died, or never began. */
  onError(listener: (why: string) => void): void;
}

export interface Guard {
  readonly intake: Remote<Intake & Pick<Questions, 'setRules'>>;
  /** To the engine that works now, for a panel. */
  openPort(): MessagePort;
  /** A panel asks questions from now on, or no longer does. */
  shown(): void;
  hidden(): void;
}

export interface GuardOptions {
  readonly start: () => EngineWorker;
  /** There is a new worker, for which panels need new ports. @param asked a question of theirs was what the old one hung on */
  readonly restarted: (asked: boolean) => void;
  /** The engine dropped an exchange for a limit. */
  readonly dropped?: (id: ExchangeId) => void;
  /** The engine cannot be kept alive. */
  readonly stopped: (why: string) => void;
}

const BEAT = 2000;
// Beats, not seconds: a computer that slept for an hour has missed one. JSON is read in one go, at some megabytes a second.
const BEATS_MISSED = 5;
const CHARACTERS_PER_BEAT = 1_000_000;
/** So many deaths within this time are enough. */
const LIVES = 3;
const WITHIN = 60_000;

type EngineIntake = Intake & Parts & Pick<Questions, 'setRules'> & Pick<FrugalEngine, 'ping'>;

interface Running {
  readonly worker: EngineWorker;
  readonly engine: Connection<EngineIntake, never>;
  readonly close: () => void;
  /** The exchange whose body is being read. */
  reading: ExchangeId | null;
  missed: number;
}

/**
 * Keeps an engine alive in a worker. It may hang on a body, or die: then a new one takes up where the other ended, except for the body that
 * was being read. What it needs for that is kept here, packed, once for both sides: see decision 6.
 */
export function guardEngine({ start, restarted, dropped, stopped }: GuardOptions): Guard {
  const held = createHeld();
  let notes: Notes | null = null;
  let deaths: number[] = [];
  let end: Error | null = null;
  let panelShown = false;
  let asking = 0;
  let timer: ReturnType<typeof setInterval> | null = null;
  let running = begin();

  function begin(): Running {
    const worker = start();
    const [intake, safe] = [new MessageChannel(), new MessageChannel()];
    const begun = held.begin();
    const stopServing = serve(safeOf(begun.captured), safe.port1);
    const engine = connect<EngineIntake>(intake.port1);
    const close = (): void => {
      stopServing();
      engine.fail(new Error(ENGINE_HUNG));
      intake.port1.close();
      worker.terminate();
    };
    const made: Running = { worker, engine, close, reading: null, missed: 0 };
    worker.onError((why) => {
      // No question does that: the worker answers those with the errors that they meet.
      if (running === made) restart(why, false);
    });
    const open: Open = { role: 'intake', port: intake.port2, safe: safe.port2, begin: { ...begun, notes } };
    worker.postMessage(open, [intake.port2, safe.port2]);
    return made;
  }

  function safeOf(given: readonly { readonly id: ExchangeId }[]): Safe {
    return {
      put: held.put,
      facts: held.facts,
      get: held.packed,
      gone: held.gone,
      dropped: (id, kind) => {
        held.dropped(id, kind);
        dropped?.(id);
      },
      reserve: held.reserve,
      begun: (listed) => {
        for (const { id } of given) held.answered(id, listed.includes(id) ? id : null);
      },
      reading: (id) => {
        running.reading = id;
        watch();
      },
      remember: (given_) => void (notes = given_),
    };
  }

  /** @param hung and what was asked last may be why */
  function restart(why: string, hung: boolean): void {
    const { reading, close } = running;
    close();
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < WITHIN), now];
    if (reading !== null) held.blame(reading);
    if (deaths.length > LIVES) {
      end = new Error(why);
      held.fail(end);
      unwatch();
      stopped(why);
      return;
    }
    running = begin();
    restarted(hung && reading === null);
  }

  const beat = (): void => {
    const now = running;
    if (!panelShown && now.reading === null && asking === 0 && !held.isWaiting()) return unwatch();
    now.missed += 1;
    const patience = now.reading === null ? 0 : held.lengthOf(now.reading) / CHARACTERS_PER_BEAT;
    if (now.missed > BEATS_MISSED + patience) return restart(ENGINE_HUNG, true);
    if (now.missed > 1) return;
    now.engine.remote.ping().then(
      () => void (now.missed = 0),
      // It has ended, and that is known.
      () => undefined,
    );
  };
  function watch(): void {
    if (end === null) timer ??= setInterval(beat, BEAT);
  }
  function unwatch(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  /** What a worker that has ended was asked needs no answer: its successor begins with what it would have done. */
  const ask = async <Answer>(work: (engine: Remote<EngineIntake>) => Promise<Answer>): Promise<Answer | null> => {
    if (end) throw end;
    const asked = running;
    asking += 1;
    watch();
    try {
      return await work(asked.engine.remote);
    } catch (error) {
      if (asked === running && end === null) throw error;
      return null;
    } finally {
      asking -= 1;
    }
  };

  /** Null if it was cleared, or replaced by something newer, on the way. */
  const ahead = async (engine: Remote<EngineIntake>, id: ExchangeId, captured: Captured): Promise<Captured | null> => {
    const last = await sendAhead(captured, async (at, text) => {
      if (!held.isCurrent(id, captured)) return false;
      await engine.part(id, at, text);
      return true;
    });
    return held.isCurrent(id, captured) ? last : null;
  };

  const update = async (engine: Remote<EngineIntake>, id: ExchangeId, captured: Captured): Promise<void> => {
    const last = await ahead(engine, id, captured);
    if (last) await engine.update(id, last);
  };

  return {
    intake: {
      add: async (captured) => {
        const { id, answer } = held.add(captured);
        const head = headOf(captured);
        ask(async (engine) => {
          const first = head ?? (await ahead(engine, id, captured));
          if (!first) return;
          const listed = await engine.add({ ...first, id });
          if (head && listed !== null) await update(engine, id, captured);
          held.answered(id, listed);
        }).catch((error: unknown) => held.refused(id, error));
        return answer;
      },
      update: async (id: ExchangeId, captured: Captured) => {
        const done = held.update(id, captured);
        await ask((engine) => update(engine, id, captured));
        done();
      },
      remove: async (id) => {
        held.gone(id);
        await ask((engine) => engine.remove(id));
      },
      clear: async () => {
        held.clear();
        await ask((engine) => engine.clear());
      },
      clearCaptured: async () => {
        held.clearCaptured();
        await ask((engine) => engine.clearCaptured());
      },
      setRules: async (text) => {
        notes = { memory: null, ...notes, rules: text };
        return (await ask((engine) => engine.setRules(text))) ?? [];
      },
    },
    openPort: () => {
      const { port1, port2 } = new MessageChannel();
      running.worker.postMessage({ role: 'panel', port: port1 }, [port1]);
      return port2;
    },
    shown: () => {
      panelShown = true;
      watch();
    },
    hidden: () => void (panelShown = false),
  };
}
