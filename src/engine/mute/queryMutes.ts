import type { Exchange } from '../../core/har/exchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { MuteQuery } from '../api/muteApi.ts';
import type { ChipCounts } from '../tree/chipCounts.ts';
import type { FilterMask } from '../tree/filterMask.ts';
import { compileRules, type MuteTest } from './compiledRules.ts';
import { type MutedOperations, mutedOperations } from './mutedOperations.ts';

interface Source {
  readonly exchange: Exchange;
  readonly report: Report;
}

let last: { readonly key: string; readonly testOf: ReturnType<typeof compileRules> } | null = null;
let lastQuery: { readonly query: MuteQuery; readonly key: string } | null = null;

/** Identifies the rules of a query; '' without rules. */
function rulesKey(query: MuteQuery): string {
  if (lastQuery?.query !== query) lastQuery = { query, key: query.mutes ? JSON.stringify(query.mutes) : '' };
  return lastQuery.key;
}

/** Identifies what a query mutes and shows of it; '' if it mutes nothing. */
export function muteKey(query: MuteQuery): string {
  const key = rulesKey(query);
  return key === '' ? '' : `${query.showMuted === true} ${key}`;
}

/** The test of a query for a response; null if nothing in the response can be muted. */
export function muteTestOf(query: MuteQuery, { exchange, report }: Source): MuteTest | null {
  const { outcome } = report.verdict;
  if (!query.mutes?.length || (outcome !== 'mixed' && outcome !== 'all-failed')) return null;
  const key = rulesKey(query);
  if (last?.key !== key) last = { key, testOf: compileRules(query.mutes) };
  return last.testOf(exchange);
}

/** Finds what is muted in one response. Keeps the result for the last rules. */
export class Mutes {
  readonly #source: Source;
  #found: { readonly key: string; readonly muted: MutedOperations | null } | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  /** @returns null if nothing is muted */
  of(query: MuteQuery): MutedOperations | null {
    const test = muteTestOf(query, this.#source);
    if (!test) return null;
    const key = rulesKey(query);
    const { exchange, report } = this.#source;
    if (this.#found?.key !== key) this.#found = { key, muted: mutedOperations(report, exchange.response.status, test) };
    return this.#found.muted;
  }

  /** Removes the muted operations from a mask, unless the query shows them. */
  apply(query: MuteQuery, mask: FilterMask): FilterMask {
    const muted = query.showMuted === true ? null : this.of(query);
    if (!muted) return mask;
    const { marks } = muted;
    const { operations } = mask;
    return {
      ...mask,
      operations: marks.map((mark, operation) => (mark === 0 && operations?.[operation] !== 0 ? 1 : 0)),
    };
  }

  /** Adds what is muted to the counts of a query. @param mask what matches its text */
  addTo(counts: ChipCounts, query: MuteQuery, { operations: passing }: FilterMask): ChipCounts {
    const muted = this.of(query);
    if (!muted) return counts;
    const { operations } = this.#source.report;
    let matching = 0;
    for (let operation = 0; operation < operations.size;) {
      const end = muted.marks[operation] === 0 ? operation + 1 : operations.end(operation);
      if (muted.marks[operation] !== 0 && isAnyIn(passing, operation, end)) matching += 1;
      operation = end;
    }
    return { ...counts, muted: { ...muted.counts, matching } };
  }
}

function isAnyIn(passing: Uint8Array | null, from: number, to: number): boolean {
  if (passing === null) return true;
  for (let operation = from; operation < to; operation += 1) if (passing[operation] !== 0) return true;
  return false;
}
