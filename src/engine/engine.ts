import type { Message } from '../core/model/message.ts';
import { curlOf } from '../core/export/curl.ts';
import type { Exchange } from '../core/har/exchange.ts';
import type { RuleProblem } from '../core/read/json/rules/parseRules.ts';
import { isMultistatus } from '../core/read/parseExchange.ts';
import type { Defer } from './store/slices.ts';
import { capturedExchange } from './store/capturedExchange.ts';
import { exchangeDetail, bodyLanguage } from './store/exchangeRow.ts';
import { exportText } from './store/export.ts';
import { StoredExchange, type ParseOptions } from './store/storedExchange.ts';
import { createOverview } from './store/overview.ts';
import type {
  CapturedResponse,
  EngineEvent,
  Engine,
  ExchangeId,
  ExportRequest,
  PanelState,
  Query,
  RowKey,
  RowSlice,
} from './api/engineApi.ts';
import { type Parser, PARSER } from './store/parser.ts';
import { createParseQueue, type ParseListener } from './store/parseQueue.ts';
import { forgetLastMatch, type EvictedExchange } from './store/evictedExchange.ts';
import { treeRow } from './tree/rowCells.ts';
import { rowDetail, rowDetailLines, rowText } from './detail/rowDetail.ts';
import { candidatesFor, RuleBook } from './store/ruleBook.ts';
import { type Limits, ExchangeStore } from './store/exchangeStore.ts';
import { tryRule } from './store/tryRule.ts';

/** An engine in the calling thread: what the command line and the tests use as it is, and the worker behind `frugal.ts`. */
export interface LocalEngine extends Engine {
  /** Takes an exchange that is known to be a multi-status answer. */
  readonly addExchange: (exchange: Exchange) => ExchangeId;
  /** The same under a number that was given out for it; nobody is told. */
  readonly addExchangeAs: (id: ExchangeId, exchange: Exchange) => void;
  /** Whether an exchange is one, by the rules that are set. */
  readonly isListed: (exchange: Exchange, batches: boolean) => boolean;
  /** Keeps what is known about an exchange, and does not parse its body again. */
  readonly setAside: (id: ExchangeId, why: Message) => void;
  /** Puts back what rested while there was another engine. */
  readonly restore: (rested: EvictedExchange, packed: number) => void;
  readonly store: ExchangeStore;
  /** How bodies are read now. */
  readonly parseOptions: () => ParseOptions;
  /** Keeps the text of rules that the engine hung on, and uses none. */
  readonly turnOffRules: (text: string) => void;
  /** Those that other rules are in force for than when they were parsed. */
  readonly outdatedExchanges: () => readonly StoredExchange[];
  /** Parses one again whose body is here. */
  readonly reparse: (kept: StoredExchange) => void;
  /** Tells every listener. */
  readonly notify: (change: EngineEvent) => void;
}

export interface EngineOptions {
  /** Lets long bodies be read in pieces; without it everything is read at once. */
  readonly later?: Defer | null;
  /** Without them everything is kept. */
  readonly limits?: Limits | null;
  /** Without it, mistakes of ours are thrown. */
  readonly watch?: ParseListener | null;
  readonly parser?: Parser;
}

export function createEngine({
  later = null,
  limits = null,
  watch = null,
  parser = PARSER,
}: EngineOptions = {}): LocalEngine {
  const kept = new ExchangeStore(limits, watch);
  const listeners = new Set<(change: EngineEvent) => void>();
  const book = new RuleBook();
  let last = 0;
  let memory: PanelState | null = null;

  const tell = (change: EngineEvent): void => {
    for (const listener of listeners) listener(change);
  };
  const changed = (added: ExchangeId | null): void => tell({ added });
  const reads = (): ParseOptions => ({ parser, rules: book, inPieces: later !== null });
  const parsing = createParseQueue({ shelf: kept, reads, later, watch, changed: () => changed(null) });
  const { parse: keep, addUnparsed: putAside, run: watched } = parsing;
  const put = (id: ExchangeId, work: () => void): ExchangeId => {
    last = Math.max(last, id);
    work();
    changed(id);
    return id;
  };
  const take = (exchange: Exchange): ExchangeId => {
    const id = last + 1;
    return put(id, () => keep(id, exchange));
  };
  const takeAs = (id: ExchangeId, exchange: Exchange): void => {
    last = Math.max(last, id);
    watched(id, () => keep(id, exchange));
  };
  const wants = (exchange: Exchange, batches: boolean): boolean => isMultistatus(exchange, batches, book.rules);
  /** In doubt, it is listed. */
  const isWanted = (exchange: Exchange, { batches = false }: CapturedResponse): boolean => {
    try {
      return wants(exchange, batches);
    } catch (error) {
      if (!watch) throw error;
      return true;
    }
  };
  const add = (captured: CapturedResponse): ExchangeId | null => {
    const { id = last + 1, setAsideReason } = captured;
    if (setAsideReason !== undefined) return put(id, () => putAside(id, capturedExchange(captured), setAsideReason));
    return watched(id, () => {
      const exchange = capturedExchange(captured);
      const isPreview = captured.content?.kind === 'content' && captured.content.isPreview === true;
      return isWanted(exchange, captured) ? put(id, () => keep(id, exchange, isPreview)) : null;
    });
  };
  const restore = (rested: EvictedExchange, packed: number): void => {
    last = Math.max(last, rested.id);
    kept.put(new StoredExchange(rested.id, rested.exchange, rested));
    if (rested.exchange.body.text !== null) kept.setCompressedSize(rested.id, packed);
  };
  const update = (id: ExchangeId, captured: CapturedResponse): void => {
    // It was cleared while its body was on the way.
    if (!kept.has(id)) return;
    watched(id, () => keep(id, capturedExchange(captured)));
    changed(null);
  };
  const remove = (id: ExchangeId): void => {
    if (!kept.remove(id)) return;
    watch?.parsing(null);
    changed(null);
  };
  const clear = (): void => {
    kept.clear();
    forgetLastMatch();
    watch?.parsing(null);
    changed(null);
  };
  const clearCaptured = (): void => {
    for (const { id, exchange } of kept.all()) if (exchange.file === null) kept.remove(id);
    if (kept.all().length === 0) kept.clear();
    forgetLastMatch();
    changed(null);
  };
  /** Those that other rules are in force for than when they were parsed. Rules are for JSON. */
  const outdated = (): readonly StoredExchange[] =>
    kept.all().filter(({ exchange, report, rulesHash: stamp }) => {
      const isJson = report.format === 'json' || report.format === 'ndjson';
      return isJson && exchange.body.text !== null && stamp !== book.hashFor(exchange.request.url);
    });
  const reread = ({ id, exchange, isPreview }: StoredExchange): void =>
    watched(id, () => keep(id, exchange, isPreview));
  const setRules = (text: string): readonly RuleProblem[] => {
    // Where there is other work to do, they are parsed one after the other: see frugal.ts.
    if (!book.set(text) || later) return book.problems;
    const touched = outdated();
    for (const one of touched) reread(one);
    if (touched.length > 0) changed(null);
    return book.problems;
  };
  const rows = (id: ExchangeId, query: Query, from: number, to: number): RowSlice => {
    const one = kept.get(id);
    if (!one) return { total: 0, from, rows: [] };
    const tree = one.tree(query);
    return {
      total: tree.size,
      from,
      rows: tree.slice(from, to).map((node) => treeRow(node, one.report, tree, one.name)),
    };
  };
  const expand = (id: ExchangeId, row: RowKey, open: boolean, subtree: boolean): void => {
    kept.get(id)?.expand(row, open, subtree);
  };
  const reveal = (id: ExchangeId, query: Query, row: RowKey): number => kept.get(id)?.reveal(query, row) ?? -1;
  /** Null where it is not kept. */
  const of = <Answer>(id: ExchangeId, ask: (one: StoredExchange) => Answer): Answer | null => {
    const one = kept.get(id);
    return one ? ask(one) : null;
  };

  return {
    addExchange: take,
    addExchangeAs: takeAs,
    isListed: wants,
    setAside: parsing.setAside,
    restore,
    store: kept,
    parseOptions: reads,
    turnOffRules: (text) => book.turnOff(text),
    outdatedExchanges: outdated,
    reparse: reread,
    notify: tell,
    add,
    update,
    remove,
    clear,
    clearCaptured,
    rows,
    expand,
    reveal,
    row: (id, row) => of(id, (one) => rowDetail(one, row)),
    rowDetailLines: (id, row, list, from) => of(id, (one) => rowDetailLines(one, row, list, from)),
    rowText: (id, row, what) => of(id, (one) => rowText(one, row, what)),
    overview: (query) => createOverview(kept, query),
    exchange: (id) => {
      const one = kept.get(id);
      return one ? exchangeDetail(one) : null;
    },
    expandAll: (id, open) => kept.get(id)?.expandAll(open),
    nextFailure: (id, query, from, direction) => kept.get(id)?.tree(query).nextFailure(from, direction) ?? -1,
    body: (id) => {
      const one = kept.get(id);
      return one ? { text: one.exchange.body.text, language: bodyLanguage(one), problems: one.report.problems } : null;
    },
    curl: (id) => {
      const one = kept.get(id);
      return one ? curlOf(one.exchange.request) : null;
    },
    savePanelState: (given) => void (memory = given),
    panelState: () => memory,
    rules: () => book.text,
    setRules,
    containers: (id) => {
      const one = kept.get(id);
      return one ? candidatesFor(one) : [];
    },
    suggestRule: (id, choice) => {
      const one = kept.get(id);
      return one ? book.suggest(one, choice) : null;
    },
    tryRule: (id, rule) => {
      const one = kept.get(id);
      return one ? tryRule(one, rule, book.text) : null;
    },
    export: (request: ExportRequest) => exportText(kept.all(), request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
