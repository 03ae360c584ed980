import type { Defer } from '../store/slices.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { ExchangeStore } from '../store/exchangeStore.ts';
import type { Report } from '../../core/verdict/report.ts';

export interface WeightCountingOptions {
  readonly store: Pick<ExchangeStore, 'get' | 'current'>;
  readonly defer: Defer;
  /** Runs a slice as a task about an exchange. */
  readonly run: <Result>(id: ExchangeId, work: () => Result) => Result;
}

/** Counts the rows below each operation of the current exchange before they are needed to expand all rows. */
export interface WeightCounting {
  /** Starts counting in slices, unless all are counted. Other calls run in between; it stops when another exchange is selected. */
  readonly start: (id: ExchangeId) => void;
  /** Resolves when counting ends. */
  readonly whenDone: () => Promise<void>;
}

/** Milliseconds per slice: a call waits for at most one slice. */
const SLICE = 4;
/** For fewer operations, counting takes less than a slice. */
const MIN_OPERATIONS = 500;

export function createWeightCounting({ store, defer, run }: WeightCountingOptions): WeightCounting {
  let counted: Report | null = null;
  let done: Promise<void> = Promise.resolve();

  const countAll = async (id: ExchangeId, report: Report): Promise<void> => {
    const count = report.operations.countWeights?.() ?? null;
    for (let isDone = count === null; !isDone;) {
      await new Promise<void>(defer);
      if (store.current !== id || store.get(id)?.report !== report) return;
      const end = Date.now() + SLICE;
      isDone = run(id, () => count?.(() => Date.now() >= end) ?? true);
    }
  };
  return {
    start: (id) => {
      const report = store.get(id)?.report;
      if (!report || report === counted || report.operations.size < MIN_OPERATIONS) return;
      counted = report;
      // After an error, the rows are counted when they are needed, and that call reports it.
      done = countAll(id, report)
        .catch(() => undefined)
        .finally(() => {
          if (counted === report) counted = null;
        });
    },
    whenDone: () => done,
  };
}
