import { bodyMessages } from '../../core/model/messages.ts';
import { notProcessed } from '../../engine/store/unprocessed.ts';
import { compressedSize } from '../../engine/worker/compression.ts';
import type { CapturedResponse, ExchangeId, CaptureApi, EngineApi } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { SavedState } from '../../engine/api/bodyVault.ts';
import { headOf, sendAhead } from '../../engine/api/chunkedTransfer.ts';
import { createExchangeVault } from './exchangeVault.ts';
import { createCrashRecord } from './crashRecord.ts';
import {
  type Crash,
  type EngineIntake,
  type EngineWorker,
  runEngineWorker,
  type RunningWorker,
} from './runningWorker.ts';
import { createIsolatedRuns } from './isolatedRuns.ts';

export interface EngineSupervisor {
  readonly intake: Remote<CaptureApi & Pick<EngineApi, 'setRules'>>;
  /** To the engine that works now, or to the next one, for a panel. */
  openPort(): MessagePort;
  /** A panel asks questions from now on, or no longer does. */
  panelShown(): void;
  panelHidden(): void;
}

export interface SupervisorOptions {
  readonly startWorker: () => EngineWorker;
  /** There is a new worker, for which panels need new ports. */
  readonly onRestart: () => void;
  /** The engine dropped an exchange for a limit. */
  readonly onDropped?: (id: ExchangeId) => void;
  /** Workers die again and again, and nothing can be blamed for it; they are started all the same, after longer and longer pauses. */
  readonly onRepeatedCrash: (why: string) => void;
}

/** A response that has ended so many workers could not be processed by itself either. */
const TWICE = 2;
/** A worker that lived for so many milliseconds is none that cannot live. */
const LIFE = 60_000;
/** Deaths in a row that nothing can be blamed for, after which there are pauses. */
const AT_ONCE = 2;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** So many of them are told. */
const TROUBLE = 5;

/**
 * Keeps an engine alive in a worker. It may hang or die on a body or a question: then a new one takes up where the other ended. What it needs
 * for that is kept here, packed, once for both sides. A body is tried once more by itself; after that it is set aside. A question is not
 * asked again. See decision 6.
 */
export function createEngineSupervisor({
  startWorker,
  onRestart,
  onDropped,
  onRepeatedCrash,
}: SupervisorOptions): EngineSupervisor {
  const held = createExchangeVault();
  const ledger = createCrashRecord();
  const ports: MessagePort[] = [];
  let notes: SavedState | null = null;
  let running: RunningWorker | null = null;
  let begun = 0;
  let blameless = 0;
  let panelShown = false;
  let asking = 0;

  const begin = (): void => {
    const given = held.begin();
    begun = Date.now();
    try {
      running = runEngineWorker({
        startWorker,
        begin: { ...given, savedState: notes, refused: ledger.refused() },
        vault: {
          put: held.put,
          updateFacts: held.facts,
          get: held.packed,
          remove: held.gone,
          reportDropped: (id, kind) => {
            held.dropped(id, kind);
            onDropped?.(id);
          },
          reserve: held.reserve,
          reportListed: (listed) => {
            for (const { id } of given.captured) held.answered(id, listed.includes(id) ? id : null);
          },
          saveState: (changed) => void (notes = changed),
        },
        isNeeded: () => panelShown || asking > 0 || held.isWaiting(),
        lengthOf: (culprit) => ('id' in culprit ? held.lengthOf(culprit.id) : 0),
        onCrash: ended,
      });
    } catch (error) {
      ended({ reason: String(error), isHang: false, culprit: null });
      return;
    }
    for (const port of ports.splice(0)) running.connectPanel(port);
    if (panelShown) running.watch();
  };
  const ended = (death: Crash): void => {
    running = null;
    const pause = judge(death);
    const goOn = (): void => {
      begin();
      onRestart();
    };
    if (pause === 0) goOn();
    else setTimeout(goOn, pause);
  };
  /** @returns milliseconds until there may be a new one */
  const judge = ({ reason, isHang, culprit }: Crash): number => {
    if (culprit) {
      blameless = 0;
      const count = ledger.add(culprit, isHang);
      if (culprit.kind === 'body') setAside(culprit.id, count);
      return 0;
    }
    if (Date.now() - begun > LIFE) blameless = 0;
    blameless += 1;
    if (blameless === TROUBLE) onRepeatedCrash(reason);
    return blameless <= AT_ONCE ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (blameless - AT_ONCE - 1));
  };
  const setAside = (id: ExchangeId, count: number): void => {
    const suspect = held.suspect(id);
    if (!suspect) return;
    if (count < TWICE) trials.add(id, suspect);
    else trials.cancel(id);
    held.setAside(id, count < TWICE ? bodyMessages.processedAgain : bodyMessages.notProcessed(''));
  };
  const tell = (work: (engine: Remote<EngineIntake>) => Promise<unknown>): void => {
    ask(work).catch(() => undefined);
  };
  const trials = createIsolatedRuns({
    startWorker,
    rules: () => notes?.rules ?? '',
    lengthOf: held.lengthOf,
    onProcessed: (id, stored) => {
      if (held.processed(id, stored))
        tell((engine) => engine.restore(stored.rested, stored.packed ? compressedSize(stored.packed) : 0));
    },
    onUnlisted: (id) => {
      held.answered(id, null);
      tell((engine) => engine.remove(id));
    },
    onCrashed: (id, hung) => {
      setAside(id, Math.max(TWICE, ledger.add({ kind: 'body', id }, hung)));
      tell((engine) => engine.setAside(id, bodyMessages.notProcessed('')));
    },
    onRulesCrashed: (text) => {
      ledger.refuse({ kind: 'rules', text });
      tell((engine) => engine.refuse({ kind: 'rules', text }));
    },
  });
  begin();

  /** What a worker that has ended was asked needs no answer: its successor begins with what it would have done. */
  const ask = async <Answer>(work: (engine: Remote<EngineIntake>) => Promise<Answer>): Promise<Answer | null> => {
    const asked = running;
    if (!asked) return null;
    asking += 1;
    asked.watch();
    try {
      return await work(asked.engine);
    } catch (error) {
      if (asked === running) throw error;
      return null;
    } finally {
      asking -= 1;
    }
  };

  /** Null if it was cleared, or replaced by something newer, on the way. */
  const ahead = async (
    engine: Remote<EngineIntake>,
    id: ExchangeId,
    captured: CapturedResponse,
  ): Promise<CapturedResponse | null> => {
    const last = await sendAhead(captured, async (at, text) => {
      if (!held.isCurrent(id, captured)) return false;
      await engine.part(id, at, text);
      return true;
    });
    return held.isCurrent(id, captured) ? last : null;
  };
  const update = async (engine: Remote<EngineIntake>, id: ExchangeId, captured: CapturedResponse): Promise<void> => {
    const last = await ahead(engine, id, captured);
    if (last) await engine.update(id, last);
  };
  const add = (id: ExchangeId, captured: CapturedResponse): Promise<unknown> =>
    ask(async (engine) => {
      const head = captured.setAsideReason === undefined ? headOf(captured) : null;
      const first = head ?? (await ahead(engine, id, captured));
      if (!first) return;
      const listed = await engine.add({ ...first, id });
      if (head && listed !== null) await update(engine, id, captured);
      held.answered(id, listed);
    });
  /** The engine goes on, but not with this one. */
  const addAside = async (id: ExchangeId, error: unknown): Promise<void> => {
    held.setAside(id, notProcessed(error));
    const suspect = held.suspect(id);
    if (suspect?.kind === 'captured') await add(id, suspect.captured);
  };

  return {
    intake: {
      add: async (captured) => {
        const { id, answer } = held.add(captured);
        add(id, captured)
          .catch((error: unknown) => addAside(id, error))
          .catch((error: unknown) => held.refused(id, error));
        return answer;
      },
      update: async (id: ExchangeId, captured: CapturedResponse) => {
        const done = held.update(id, captured);
        ledger.forget(id);
        trials.cancel(id);
        await ask((engine) => update(engine, id, captured));
        done();
      },
      remove: async (id) => {
        held.gone(id);
        trials.cancel(id);
        await ask((engine) => engine.remove(id));
      },
      clear: async () => {
        held.clear();
        ledger.clear();
        trials.prune(held.has);
        await ask((engine) => engine.clear());
      },
      clearCaptured: async () => {
        held.clearCaptured();
        trials.prune(held.has);
        await ask((engine) => engine.clearCaptured());
      },
      setRules: async (text) => {
        notes = { panelState: null, ...notes, rules: text };
        return (await ask((engine) => engine.setRules(text))) ?? [];
      },
    },
    openPort: () => {
      const { port1, port2 } = new MessageChannel();
      if (running) running.connectPanel(port1);
      else ports.push(port1);
      return port2;
    },
    panelShown: () => {
      panelShown = true;
      running?.watch();
    },
    panelHidden: () => void (panelShown = false),
  };
}
