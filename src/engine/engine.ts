import { CHIPS, type Chip, makeFilter } from '../core/filter/filter.ts';
import { curlOf } from '../core/export/curl.ts';
import type { Exchange } from '../core/har/exchange.ts';
import { isMultistatus } from '../core/read/read.ts';
import { brokenRegex } from '../core/words/filter.ts';
import { capturedExchange } from './captured.ts';
import { detailOf } from './detail.ts';
import { exchangeDetail, exchangeRow, languageOf } from './exchange.ts';
import { exportKept } from './export.ts';
import { placeOfKey } from './key.ts';
import { Kept } from './kept.ts';
import type {
  Captured,
  Change,
  Engine,
  ExchangeId,
  ExportRequest,
  Memory,
  Overview,
  Query,
  RowDetail,
  RowKey,
  RowsAnswer,
} from './questions.ts';
import { rowOf } from './row.ts';

/** An engine in the calling thread: what the worker serves, and what the command line and the tests use as it is. */
export interface LocalEngine extends Engine {
  /** Takes an exchange that is known to be a multi-status answer. */
  readonly take: (exchange: Exchange) => ExchangeId;
}

export function createEngine(): LocalEngine {
  const kept = new Map<ExchangeId, Kept>();
  const listeners = new Set<(change: Change) => void>();
  let last = 0;
  let memory: Memory | null = null;

  const changed = (added: ExchangeId | null): void => {
    for (const listener of listeners) listener({ added });
  };
  const take = (exchange: Exchange): ExchangeId => {
    last += 1;
    kept.set(last, new Kept(last, exchange));
    changed(last);
    return last;
  };
  const add = (captured: Captured): ExchangeId | null => {
    const exchange = capturedExchange(captured);
    return isMultistatus(exchange, captured.batches ?? false) ? take(exchange) : null;
  };
  const update = (id: ExchangeId, captured: Captured): void => {
    // It was cleared while its body was on the way.
    if (!kept.has(id)) return;
    kept.set(id, new Kept(id, capturedExchange(captured)));
    changed(null);
  };
  const remove = (id: ExchangeId): void => {
    if (kept.delete(id)) changed(null);
  };
  const clear = (): void => {
    kept.clear();
    changed(null);
  };
  const rows = (id: ExchangeId, query: Query, from: number, to: number): RowsAnswer => {
    const one = kept.get(id);
    if (!one) return { total: 0, from, rows: [] };
    const tree = one.tree(query);
    return {
      total: tree.size,
      from,
      rows: tree.slice(from, to).map((node) => rowOf(node, one.report, tree, one.name)),
    };
  };
  const expand = (id: ExchangeId, row: RowKey, open: boolean, subtree: boolean): void => {
    kept.get(id)?.expand(row, open, subtree);
  };
  const reveal = (id: ExchangeId, query: Query, row: RowKey): number => kept.get(id)?.reveal(query, row) ?? -1;
  const detail = (id: ExchangeId, row: RowKey): RowDetail | null => {
    const one = kept.get(id);
    const place = placeOfKey(row);
    if (
      !one ||
      !place ||
      !('operation' in place) ||
      place.operation === null ||
      place.operation >= one.report.operations.size
    )
      return null;
    return detailOf(
      place,
      one.report.operations.detail(place.operation),
      place.operation,
      one.exchange,
      one.report,
      one.name,
    );
  };

  return {
    take,
    add,
    update,
    remove,
    clear,
    rows,
    expand,
    reveal,
    row: detail,
    overview: (query) => overviewOf([...kept.values()], query),
    exchange: (id) => {
      const one = kept.get(id);
      return one ? exchangeDetail(one) : null;
    },
    expandAll: (id, open) => kept.get(id)?.expandAll(open),
    nextFailure: (id, query, from, direction) => kept.get(id)?.tree(query).nextFailure(from, direction) ?? -1,
    body: (id) => {
      const one = kept.get(id);
      return one ? { text: one.exchange.body.text, language: languageOf(one), problems: one.report.problems } : null;
    },
    curl: (id) => {
      const one = kept.get(id);
      return one ? curlOf(one.exchange.request) : null;
    },
    remember: (given) => void (memory = given),
    remembered: () => memory,
    export: (request: ExportRequest) => exportKept([...kept.values()], request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function overviewOf(kept: readonly Kept[], query: Query): Overview {
  const chips: Record<Chip, number> = { all: 0, failed: 0, dependent: 0, '4xx': 0, '5xx': 0, '3xx': 0, '2xx': 0 };
  const totals = { exchanges: kept.length, operations: 0, failed: 0, dependent: 0, bytes: 0 };
  const unfiltered = query.chip === 'all' && query.text.trim() === '';
  const exchanges = kept.filter((one) => {
    const { summary } = one.report;
    totals.operations += summary.total;
    totals.failed += summary.failure + summary.partial;
    totals.dependent += summary.dependent;
    totals.bytes += one.exchange.response.bodySize ?? 0;
    const counts = one.chipCounts(query);
    for (const chip of CHIPS) chips[chip] += counts[chip];
    return unfiltered || counts[query.chip] > 0;
  });
  const broken = makeFilter(query.text).brokenRegex;
  return {
    exchanges: exchanges.map(exchangeRow),
    chips,
    shown: chips[query.chip],
    totals,
    filterProblem: broken === null ? null : brokenRegex(broken),
  };
}
