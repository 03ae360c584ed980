import type { Message } from '../core/model/message.ts';
import type { RuleProblem } from '../core/read/json/rules/parseRules.ts';
import type { Engine, EngineEvent, ExchangeId, PanelState } from './api/engineApi.ts';
import { createExchangeIntake, type ExchangeIntake } from './store/exchangeIntake.ts';
import { createExchangeQueries } from './store/exchangeQueries.ts';
import { ExchangeStore, type Limits } from './store/exchangeStore.ts';
import { exportText } from './store/export.ts';
import { createOverview } from './store/overview.ts';
import { type Parser, PARSER } from './store/parser.ts';
import { createParseQueue, type ParseListener } from './store/parseQueue.ts';
import { RuleBook } from './store/ruleBook.ts';
import type { Defer } from './store/slices.ts';
import type { ParseOptions, StoredExchange } from './store/storedExchange.ts';

/** An engine in the calling thread. The command line and tests use it directly; the worker wraps it (residentEngine.ts). */
export interface LocalEngine extends Engine, ExchangeIntake {
  readonly store: ExchangeStore;
  /** Keeps the facts of an exchange and does not parse its body again. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
  /** The current parser and rules. */
  readonly parseOptions: () => ParseOptions;
  /** Stores the text of rules that made the engine hang or crash, without using them. */
  readonly turnOffRules: (text: string) => void;
  /** The exchanges that were parsed with rules other than the current ones. */
  readonly outdatedExchanges: () => readonly StoredExchange[];
  /** Reparses an exchange whose body is in memory. */
  readonly reparse: (stored: StoredExchange) => void;
  /** Sends an event to all listeners. */
  readonly notify: (event: EngineEvent) => void;
}

export interface EngineOptions {
  /** Parses long bodies in slices; without it, every body is parsed synchronously. */
  readonly defer?: Defer | null;
  /** Null for no limits. */
  readonly limits?: Limits | null;
  /** Without it, internal errors are thrown. */
  readonly listener?: ParseListener | null;
  readonly parser?: Parser;
}

export function createEngine({
  defer = null,
  limits = null,
  listener = null,
  parser = PARSER,
}: EngineOptions = {}): LocalEngine {
  const store = new ExchangeStore(limits, listener);
  const ruleBook = new RuleBook();
  const { notify, subscribe } = createEvents();
  const parseOptions = (): ParseOptions => ({ parser, rules: ruleBook, inPieces: defer !== null });
  const parseQueue = createParseQueue({
    store,
    parseOptions,
    defer,
    listener,
    changed: (id) => notify({ changed: id }),
  });
  const intake = createExchangeIntake({ store, parseQueue, ruleBook, listener, notify });
  let panelState: PanelState | null = null;

  const outdatedExchanges = (): readonly StoredExchange[] =>
    store.all().filter((stored) => isOutdated(stored, ruleBook));
  const reparse = ({ id, exchange, isPreview }: StoredExchange): void =>
    parseQueue.run(id, () => parseQueue.parse(id, exchange, isPreview));
  const setRules = (text: string): readonly RuleProblem[] => {
    // In the worker, reparse.ts parses the outdated exchanges one at a time.
    if (!ruleBook.set(text) || defer) return ruleBook.problems;
    const outdated = outdatedExchanges();
    for (const stored of outdated) reparse(stored);
    if (outdated.length > 0) notify({ added: null });
    return ruleBook.problems;
  };

  return {
    ...intake,
    ...createExchangeQueries(store, ruleBook),
    store,
    setAside: parseQueue.setAside,
    parseOptions,
    turnOffRules: (text) => ruleBook.turnOff(text),
    outdatedExchanges,
    reparse,
    notify,
    subscribe,
    overview: (query, caret) => createOverview(store, query, caret),
    savePanelState: (state) => void (panelState = state),
    panelState: () => panelState,
    rules: () => ruleBook.text,
    setRules,
    export: (request) => exportText(store.all(), request),
  };
}

/** Whether the rules that apply to an exchange changed since it was parsed. Rules apply only to JSON. */
function isOutdated({ exchange, report, rulesHash }: StoredExchange, ruleBook: RuleBook): boolean {
  const isJson = report.format === 'json' || report.format === 'ndjson';
  return isJson && exchange.body.text !== null && rulesHash !== ruleBook.hashFor(exchange.request.url);
}

function createEvents(): Pick<LocalEngine, 'notify' | 'subscribe'> {
  const listeners = new Set<(event: EngineEvent) => void>();
  return {
    notify: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
