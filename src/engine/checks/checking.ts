import { callTask, type RefusedTasks, type TaskReporter } from '../api/engineTask.ts';
import type { BrokenRule, CheckPlace } from '../api/checks.ts';
import type { ExchangeId } from '../api/exchangeId.ts';
import type { LocalEngine } from '../engine.ts';
import type { Defer } from '../store/slices.ts';
import type { ChecksOf } from '../store/export.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { brokenRules } from './brokenRules.ts';
import type { Checker } from './checker.ts';
import { createPlaceLookup } from './checkPlace.ts';
import { Findings } from './findings.ts';
import { storedChecks } from './foundRules.ts';

export interface CheckingOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'notify'>;
  readonly defer: Defer;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  readonly refusedTasks: Pick<RefusedTasks, 'has'>;
  readonly loadChecker: () => Promise<Checker>;
  readonly checksInBackground: boolean;
}

/** Checks responses, and stores which rules each one breaks. */
export interface Checking {
  /** Checks a parsed response in the background, in slices, unless it was checked before. */
  readonly add: (parsed: StoredExchange) => Promise<void>;
  /** Checks a response whose body is in memory; null if its body is not complete. */
  readonly examine: (stored: StoredExchange) => Promise<Examined | null>;
  readonly setOff: (rules: readonly string[]) => void;
  /** Loads the checks for an export, without the rules that are off. */
  readonly forExport: () => Promise<ChecksOf>;
  /** The rules that are off. */
  readonly off: () => readonly string[];
}

/** The findings of one response. */
export interface Examined {
  readonly stored: StoredExchange;
  readonly findings: Findings;
  readonly rules: () => readonly BrokenRule[];
  readonly places: (rule: string, from: number, to: number) => readonly CheckPlace[];
}

/** Milliseconds between events about new counts: the panel requests the whole list after each. */
const NOTIFY_AFTER = 200;

export function createChecking({
  engine,
  defer,
  after,
  taskReporter,
  refusedTasks,
  loadChecker,
  checksInBackground,
}: CheckingOptions): Checking {
  const { store, notify } = engine;
  let off: ReadonlySet<string> = new Set();
  let loading: Promise<Checker> | null = null;
  let isNotifying = false;
  /** The panel requests several things about the same response. */
  let latest: Examined | null = null;

  const notifySoon = (): void => {
    if (isNotifying) return;
    isNotifying = true;
    after(NOTIFY_AFTER, () => {
      isNotifying = false;
      notify({ checked: true });
    });
  };
  const check = async (stored: StoredExchange): Promise<Findings> => {
    const { slices, severityOf } = await (loading ??= loadChecker());
    const findings = new Findings(severityOf);
    const work = slices(stored.exchange, (finding) => findings.add(finding));
    for (let isDone = false; !isDone;) {
      await new Promise<void>(defer);
      isDone = taskReporter.run(checkTask(stored.id), () => work.next().done === true);
    }
    const isFirst = !stored.checks;
    stored.setChecks(storedChecks(findings.rules(), off));
    if (isFirst) notifySoon();
    return findings;
  };
  return {
    add: async (parsed) => {
      if (!checksInBackground || parsed.checks || !isComplete(parsed) || refusedTasks.has(checkTask(parsed.id))) return;
      await check(parsed);
    },
    examine: async (stored) => {
      if (!isComplete(stored)) return null;
      if (latest?.stored === stored) return latest;
      const findings = await check(stored);
      const place = createPlaceLookup(stored.exchange.body.text ?? '', stored.report.operations);
      const places = (rule: string, from: number, to: number): readonly CheckPlace[] =>
        findings
          .of(rule)
          .slice(from, to)
          .map((finding, index) => place(finding, from + index));
      latest = { stored, findings, places, rules: () => brokenRules({ stored, all: store.all(), off, places }) };
      return latest;
    },
    setOff: (rules) => {
      off = new Set(rules);
      for (const stored of store.all()) if (stored.checks) stored.setChecks(storedChecks(stored.checks.found, off));
      notify({ checked: true });
    },
    forExport: async () => {
      const { lazy } = await (loading ??= loadChecker());
      return (exchange) => lazy(exchange, off);
    },
    off: () => [...off],
  };
}

/** The task that is refused if checking a response makes the worker hang or crash. */
export function checkTask(id: ExchangeId) {
  return callTask('checks', id);
}

/** Whether the whole body is in memory and parsed. */
function isComplete({ kind, isPreview, exchange }: StoredExchange): boolean {
  return kind === 'parsed' && !isPreview && exchange.body.text !== null;
}
