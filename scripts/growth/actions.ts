import { checkExchange } from '../../src/core/checks/checkExchange.ts';
import { lazyChecks } from '../../src/core/checks/lazyChecks.ts';
import { sarifWriter } from '../../src/core/export/sarif/sarif.ts';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import { CHIPS } from '../../src/core/filter/chips.ts';
import { createRedactor } from '../../src/core/redact/redactor.ts';
import { FILTER_KEYS } from '../../src/core/filter/similar.ts';
import { filterValues } from '../../src/engine/completion/filterValues.ts';
import { createTables, ValueCollector } from '../../src/engine/completion/operationValues.ts';
import { createIndexer } from '../../src/engine/search/searchIndex.ts';
import { ShapePool } from '../../src/engine/search/shapes.ts';
import { createEngine, type LocalEngine } from '../../src/engine/engine.ts';
import {
  EMPTY_QUERY,
  type ExchangeId,
  type ExportFormat,
  type ExportRequest,
  type Query,
} from '../../src/engine/api/engineApi.ts';
import type { Input } from './family.ts';
import { entryOf } from './har.ts';

/** How much an action does. */
export interface Scale {
  /** Number of filters that are applied. */
  readonly queries: number;
  /** Number of times that `n` and `p` are pressed. */
  readonly presses: number;
  /** Number of rows that are expanded. */
  readonly rows: number;
}

export const FULL: Scale = { queries: Infinity, presses: 100, rows: 40 };
export const QUICK: Scale = { queries: 3, presses: 5, rows: 5 };

/** An engine with the exchanges of an input, as the panel uses it. */
export interface ActionContext {
  readonly scale: Scale;
  readonly engine: LocalEngine;
  readonly exchanges: readonly Exchange[];
  readonly ids: readonly ExchangeId[];
  readonly query: Query;
}

/** Rows of one screen. */
const PAGE = 50;
/** Number of exchanges of a file that an action uses. */
const EXCHANGES = 3;

export function createContext(input: Input, scale: Scale): ActionContext {
  const engine = createEngine();
  if (input.rules !== undefined) engine.setRules(input.rules);
  const exchanges = input.entries.map((entry) => parseHarEntry(entryOf(entry)));
  const ids = exchanges.map((exchange) => engine.addExchange(exchange));
  return { scale, engine, exchanges, ids, query: { ...EMPTY_QUERY, text: input.filter ?? '' } };
}

/** What a user of the panel does with responses. Each action continues in the state that the previous one leaves. */
export const ACTIONS = {
  'first rows': ({ engine, ids, query }) => {
    engine.overview(query);
    for (const id of ids.slice(0, EXCHANGES)) {
      engine.exchange(id);
      engine.rows(id, query, 0, PAGE);
    }
  },
  filters: ({ engine, ids, query, scale }) => {
    const texts = ['item', '-item', 'status:4xx', 'is:unanswered', 'is:dependent'];
    const queries: Query[] = [
      { ...query, chip: 'failed' },
      { text: 'item', chip: 'failed', invert: true },
      ...texts.map((text) => ({ ...query, text: `${query.text} ${text}`.trim() })),
      ...CHIPS.map((chip) => ({ ...query, chip })),
    ];
    for (const one of queries.slice(0, scale.queries)) {
      engine.overview(one);
      for (const id of ids.slice(0, EXCHANGES)) requestPages(engine, id, one);
    }
  },
  'filters over evicted': ({ engine, ids, query, scale }) => {
    const texts = ['item', '-item', 'status:4xx', 'message:item'];
    for (const id of ids.slice(0, EXCHANGES)) {
      const stored = engine.store.get(id);
      const indexer = stored && createIndexer(stored.report, new ShapePool());
      indexer?.advance(() => false);
      const index = indexer?.finish(Infinity);
      if (!index) continue;
      stored?.setSearchIndex(index);
      for (const text of texts.slice(0, scale.queries))
        stored?.countWithIndex({ ...query, text: `${query.text} ${text}`.trim() });
    }
  },
  'values of filters': ({ engine, ids }) => {
    const tables = createTables();
    for (const id of ids.slice(0, EXCHANGES)) {
      const stored = engine.store.get(id);
      if (!stored) continue;
      new ValueCollector(stored.report, tables, 0).advance(() => false);
      for (const key of FILTER_KEYS) filterValues({ key, typed: '', listed: [], most: PAGE }, tables, [stored.view]);
    }
  },
  'next and previous failure': (context) => {
    for (const id of context.ids.slice(0, EXCHANGES)) visitFailures(context, id);
  },
  'expand all': (context) => {
    const { engine, ids, query } = context;
    for (const id of ids.slice(0, EXCHANGES)) {
      engine.expandAll(id, true);
      requestPages(engine, id, query);
      visitFailures(context, id);
      engine.expandAll(id, false);
      requestPages(engine, id, query);
    }
  },
  'select and copy': ({ engine, ids, query }) => {
    for (const id of ids.slice(0, EXCHANGES)) {
      engine.expandAll(id, true);
      const rows = engine.selectRows(id, query, null, { kind: 'all' })?.count ?? 0;
      for (let copied = 0; copied < rows;) copied = engine.copiedRows(id, query, copied)?.end ?? rows;
      engine.selectedRows(id, { ...query, order: 'failures-first' });
      engine.expandAll(id, false);
    }
  },
  views: (context) => {
    for (const view of ['folder', 'status', 'message'] as const) {
      const viewed = { ...context, query: { ...context.query, view } };
      ACTIONS['next and previous failure'](viewed);
      ACTIONS['expand all'](viewed);
      ACTIONS['expand rows'](viewed);
    }
  },
  'expand rows': (context) => {
    const { engine, ids, query } = context;
    for (const id of ids.slice(0, EXCHANGES)) {
      for (const key of keysOf(context, id)) {
        engine.expand(id, key, true, true);
        engine.rows(id, query, 0, PAGE);
        engine.reveal(id, query, key);
      }
      for (const key of keysOf(context, id)) engine.expand(id, key, false, false);
    }
  },
  details: (context) => {
    for (const id of context.ids.slice(0, EXCHANGES))
      for (const key of keysOf(context, id)) {
        context.engine.row(id, key);
        context.engine.rowText(id, key, 'body');
        context.engine.requestItem(id, key);
        context.engine.rowDetailLines(id, key, 'headers', PAGE);
      }
  },
  'failure groups': ({ engine, ids, scale }) => {
    for (const id of ids.slice(0, EXCHANGES)) {
      engine.failures(id, PAGE);
      for (let group = 0; group < scale.rows; group += 1) engine.failureInGroup(id, group, null);
    }
  },
  'request summary': ({ engine, ids }) => {
    for (const id of ids.slice(0, EXCHANGES)) engine.requestSummary(id);
  },
  'create rules': ({ engine, ids }) => {
    for (const id of ids.slice(0, EXCHANGES)) {
      for (const { pointer, fields } of engine.containers(id).slice(0, 5)) {
        const [status] = fields;
        const suggestion = engine.suggestRule(id, {
          container: pointer,
          ...(status && { status: status.pointer, label: status.pointer }),
        });
        if (suggestion) engine.tryRule(id, suggestion.rule);
      }
    }
  },
  checks: ({ exchanges }) => {
    for (const exchange of exchanges.slice(0, EXCHANGES)) checkExchange(exchange);
  },
  'SARIF of a body': (context) => {
    for (const number of context.ids.slice(0, EXCHANGES).keys()) sarifLength(context, number);
  },
  exports: ({ engine, query }) => {
    exportLength(engine, query, 'json', 'failed');
    exportLength(engine, query, 'csv', 'filtered');
    exportLength(engine, query, 'json', 'all');
  },
} satisfies Readonly<Record<string, (context: ActionContext) => void>>;

/** @returns the number of characters */
function exportLength(engine: LocalEngine, query: Query, format: ExportFormat, scope: ExportRequest['scope']): number {
  let length = 0;
  for (const piece of engine.export({ format, scope, query, exchanges: [], secrets: false }).pieces)
    length += piece.length;
  return length;
}

/** Exports a response as if it were saved without a HAR file, so that findings have lines. @returns the number of characters */
function sarifLength({ engine, exchanges, ids }: ActionContext, number: number): number {
  const [exchange, id] = [exchanges[number], ids[number]];
  const report = id === undefined ? undefined : engine.store.get(id)?.report;
  if (!exchange || !report) return 0;
  const generator = { name: 'growth', version: '1' };
  const writer = sarifWriter({ scope: 'all', filter: null, redactor: createRedactor(), leftOut: [], generator });
  const saved = { ...exchange, entry: null };
  let length = 0;
  const selected = { id: '1', exchange: saved, report, operations: null, unanswered: [], checks: lazyChecks(saved) };
  for (const piece of writer.add(selected)) length += piece.length;
  return length;
}

/** Requests the first, a middle and the last screen of rows. */
function requestPages(engine: LocalEngine, id: ExchangeId, query: Query): void {
  const { total } = engine.rows(id, query, 0, PAGE);
  const middle = Math.floor(total / 2);
  engine.rows(id, query, middle, middle + PAGE);
  engine.rows(id, query, Math.max(0, total - PAGE), total);
}

/** Goes through the failures in both directions. */
function visitFailures({ engine, query, scale }: ActionContext, id: ExchangeId): void {
  const { total } = engine.rows(id, query, 0, 1);
  for (let row = -1, presses = 0; presses < scale.presses; presses += 1) {
    row = engine.nextFailure(id, query, row, 1);
    if (row === -1) break;
  }
  for (let row = total, presses = 0; presses < scale.presses; presses += 1) {
    row = engine.nextFailure(id, query, row, -1);
    if (row === -1) break;
  }
}

/** Returns the keys of rows at regular intervals. */
function keysOf({ engine, query, scale }: ActionContext, id: ExchangeId): readonly string[] {
  const { total } = engine.rows(id, query, 0, 1);
  const step = Math.max(1, Math.floor(total / scale.rows));
  const keys: string[] = [];
  for (let row = 0; row < total; row += step)
    for (const { key } of engine.rows(id, query, row, row + 1).rows) keys.push(key);
  return keys;
}
