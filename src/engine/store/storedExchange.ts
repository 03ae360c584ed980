import type { IncompleteReason } from '../../core/export/incomplete.ts';
import type { Message } from '../../core/model/message.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import { isSetAside, type SetAsideExchange, unparsedExchange, withSetAside } from './unprocessed.ts';
import type { ChipCounts } from '../tree/chipCounts.ts';
import { countsOfFacts } from './factCounts.ts';
import { EMPTY_QUERY, type ExchangeId, type Query } from '../api/engineApi.ts';
import { Expansion } from '../tree/expansion.ts';
import type { ExchangeState, SetAside } from './exchangeState.ts';
import type { Parser } from './parser.ts';
import { type EvictedExchange, toEvicted, evictedReport, sizeInMemory } from './evictedExchange.ts';
import type { OperationNamer } from '../tree/operationCells.ts';
import { dependsOnChecks, ReportView, textKey } from './reportView.ts';
import type { RuleBook } from './ruleBook.ts';
import type { SearchIndex } from '../search/searchIndex.ts';
import type { StoredChecks } from '../checks/foundRules.ts';

/** How a body is parsed. */
export interface ParseOptions {
  readonly parser: Parser;
  /** The user's rules. */
  readonly rules: Pick<RuleBook, 'rules' | 'hashFor'>;
  /** Parses long bodies in pieces: the caller has to call `advance` until it returns true. */
  readonly inPieces: boolean;
  /** The body is a preview of one that is being transferred. */
  readonly isPreview?: boolean;
}

/** An exchange with its report, in one of several states. */
export class StoredExchange {
  readonly id: ExchangeId;
  readonly exchange: Exchange;
  /** Bytes of its texts in memory. */
  readonly size: number;
  /** Identifies the rules that the body was parsed with; see `RuleBook.hashFor`. */
  readonly rulesHash: string;
  readonly #expansion: Expansion;
  #state: ExchangeState;
  #view: ReportView;
  /** Replaces the body in filters while it is evicted. Shared by the states of the same body, since it may be created later. */
  #searchIndex: { value: SearchIndex | null } = { value: null };
  /** What the checks of the body found. Shared like the search index. */
  #checks: { value: StoredChecks | null } = { value: null };
  #counts: { readonly query: string; readonly counts: ChipCounts } | null = null;

  private constructor(
    { id, exchange, rulesHash }: { readonly id: ExchangeId; readonly exchange: Exchange; readonly rulesHash: string },
    state: ExchangeState,
    report: Report,
    expansion: Expansion,
  ) {
    this.id = id;
    this.exchange = exchange;
    this.size = sizeInMemory(exchange.body.text) + sizeInMemory(exchange.request.body);
    this.rulesHash = rulesHash;
    this.#expansion = expansion;
    this.#state = state;
    this.#view = new ReportView(exchange, report, expansion, () => this.checks, state.kind === 'parsing');
  }

  /** Parses the body, or prepares parsing it in pieces. */
  static parse(
    id: ExchangeId,
    exchange: Exchange,
    { parser, rules, inPieces, isPreview = false }: ParseOptions,
    expansion = new Expansion(),
  ): StoredExchange {
    const source = { id, exchange, rulesHash: rules.hashFor(exchange.request.url) };
    const pieces = inPieces ? parser.inPieces(exchange, isPreview) : null;
    return pieces
      ? new StoredExchange(source, { kind: 'parsing', pieces, isPreview, isAtEnd: false }, pieces.report(), expansion)
      : new StoredExchange(source, { kind: 'parsed', isPreview }, parser.whole(exchange, rules.rules), expansion);
  }

  /** Creates an exchange whose body is in memory and must not be parsed. */
  static setAside(exchange: Exchange, facts: SetAsideExchange, expansion = new Expansion()): StoredExchange {
    const { id, rulesHash } = facts;
    const state: SetAside = { kind: 'set-aside', facts };
    return new StoredExchange({ id, exchange, rulesHash }, state, evictedReport(facts.facts), expansion);
  }

  /** Creates an exchange whose body is in the body vault, unless it was dropped or missing. */
  static evicted(facts: EvictedExchange, expansion = new Expansion()): StoredExchange {
    const kind = facts.exchange.body.text === null ? 'bodiless' : 'evicted';
    return new StoredExchange(facts, { kind, facts }, evictedReport(facts.facts), expansion);
  }

  /** Returns the exchange without its body; what is expanded stays expanded. */
  evict(facts: EvictedExchange): StoredExchange {
    const stored = StoredExchange.evicted(facts, this.#expansion);
    stored.#counts = this.#counts;
    stored.#checks = this.#checks;
    // A body that was dropped cannot be searched.
    if (stored.kind === 'evicted') stored.#searchIndex = this.#searchIndex;
    return stored;
  }

  /** Returns the exchange with its body, parsed again unless it was set aside. */
  reparse(exchange: Exchange, options: ParseOptions): StoredExchange {
    const facts = this.#facts;
    if (facts && isSetAside(facts)) return StoredExchange.setAside(exchange, facts, this.#expansion);
    const parsed = StoredExchange.parse(this.id, exchange, options, this.#expansion);
    parsed.#checks = this.#checks;
    if (this.kind === 'evicted' && parsed.rulesHash === this.rulesHash) parsed.#searchIndex = this.#searchIndex;
    return parsed;
  }

  /** Returns the exchange with its facts only; its body is not parsed again. */
  setAside(reason: Message): StoredExchange {
    const state = this.#state;
    switch (state.kind) {
      case 'parsing':
        // Its counts are incomplete.
        return StoredExchange.setAside(
          this.exchange,
          unparsedExchange(this.id, this.exchange, reason),
          this.#expansion,
        );
      case 'parsed':
        return StoredExchange.setAside(this.exchange, this.#setAsideFacts(reason), this.#expansion);
      case 'set-aside':
        return StoredExchange.setAside(this.exchange, withSetAside(state.facts, reason), this.#expansion);
      case 'evicted':
      case 'bodiless':
        return StoredExchange.evicted(withSetAside(state.facts, reason), this.#expansion);
    }
  }

  #setAsideFacts(reason: Message): SetAsideExchange {
    try {
      return withSetAside(this.toEvicted(), reason);
    } catch {
      return unparsedExchange(this.id, this.exchange, reason);
    }
  }

  /** Returns the facts as plain data. */
  toEvicted(): EvictedExchange {
    return this.#facts ?? toEvicted(this, this.#view.countChips(EMPTY_QUERY));
  }

  /** The facts, if the body is not parsed. */
  get #facts(): EvictedExchange | null {
    switch (this.#state.kind) {
      case 'parsing':
      case 'parsed':
        return null;
      case 'set-aside':
      case 'evicted':
      case 'bodiless':
        return this.#state.facts;
    }
  }

  get kind(): ExchangeState['kind'] {
    return this.#state.kind;
  }

  /** Why the results of the response are not known, or not all of them; null if they are, or if its body is in the body vault. */
  get incompleteBecause(): IncompleteReason | null {
    if (this.#facts?.lost) return this.#facts.lost.reason;
    if (this.isSetAside) return 'unprocessed';
    return this.#state.kind === 'parsing' || this.isPreview ? 'unfinished' : null;
  }

  /** Whether the request had a body that is lost. */
  get isRequestBodyLost(): boolean {
    return this.#facts?.lost?.requestBody === true;
  }

  /** Whether the body must not be parsed. */
  get isSetAside(): boolean {
    const facts = this.#facts;
    return facts !== null && isSetAside(facts);
  }

  /** Whether the body is a preview of one that is being transferred. */
  get isPreview(): boolean {
    return (this.#state.kind === 'parsing' || this.#state.kind === 'parsed') && this.#state.isPreview;
  }

  get report(): Report {
    return this.#view.report;
  }

  /** The tree of the report and what queries show of it. */
  get view(): ReportView {
    return this.#view;
  }

  get name(): OperationNamer {
    return this.#view.name;
  }

  /** Number of request items without a result; also known without the body. */
  get unanswered(): number {
    return this.#facts?.counts.unanswered ?? this.report.unanswered.length;
  }

  /** Share of the body that is parsed, 0 to 1; null when it is parsed completely. */
  get parsedShare(): number | null {
    return this.#state.kind === 'parsing' ? this.#state.pieces.progress() : null;
  }

  /** Whether the text received so far, which may be a preview, is parsed completely. */
  get isAtEnd(): boolean {
    return this.#state.kind !== 'parsing' || this.#state.isAtEnd;
  }

  /** Continues to parse a long body. @returns whether the end is reached */
  advance(enough: () => boolean): boolean {
    return this.#state.kind !== 'parsing' || this.#state.pieces.advance(enough);
  }

  /** Updates the report with what is parsed so far. @param done whether the end is reached */
  publish(done: boolean): void {
    const state = this.#state;
    if (state.kind !== 'parsing') return;
    this.#view = new ReportView(this.exchange, state.pieces.report(), this.#expansion, () => this.checks, !done);
    this.#counts = null;
    const { isPreview } = state;
    this.#state = done && !isPreview ? { kind: 'parsed', isPreview } : { ...state, isAtEnd: done };
  }

  /** Whether the response itself passes a query's text. It is listed for that if it has no operations. */
  matches(query: Query): boolean {
    return this.#view.within(query).itself;
  }

  /** Whether something in the response may pass a query's text: no term about the response as a whole excludes it. */
  mayMatch(query: Query): boolean {
    return this.#view.within(query).operations !== false;
  }

  /**
   * Number of top-level operations that each chip shows under a query's text; null if that cannot be known without the
   * body, which is evicted.
   */
  chipCounts(query: Query): ChipCounts | null {
    const facts = this.#facts;
    return facts ? this.#countsOfFacts(facts, query) : this.#countsOfReport(query);
  }

  #countsOfFacts(facts: EvictedExchange, query: Query): ChipCounts | null {
    return countsOfFacts(facts, this.#view, query, this.kind === 'evicted', this.#cachedCounts(query));
  }

  #countsOfReport(query: Query): ChipCounts {
    const cached = this.#cachedCounts(query);
    if (cached) return cached;
    const counts = this.#view.countChips(query);
    this.setChipCounts(query, counts);
    return counts;
  }

  #cachedCounts(query: Query): ChipCounts | null {
    return this.#counts?.query === textKey(query) ? this.#counts.counts : null;
  }

  /** Whether the chip counts are known. */
  isCounted(query: Query): boolean {
    const facts = this.#facts;
    return (facts ? this.#countsOfFacts(facts, query) : this.#cachedCounts(query)) !== null;
  }

  /** Null until the response was checked. */
  get checks(): StoredChecks | null {
    return this.#checks.value;
  }

  setChecks(checks: StoredChecks): void {
    this.#checks.value = checks;
    this.#view.forgetChecks();
    if (dependsOnChecks(this.#counts?.query)) this.#counts = null;
  }

  get searchIndex(): SearchIndex | null {
    return this.#searchIndex.value;
  }

  /** Stores the index of the same body. */
  setSearchIndex(index: SearchIndex): void {
    this.#searchIndex.value = index;
  }

  /** Counts what a query shows of an evicted exchange with its index; null if it has none. */
  countWithIndex(query: Query): ChipCounts | null {
    const facts = this.#facts;
    if (!this.searchIndex || !facts || this.isSetAside) return null;
    const report = this.searchIndex.report(this.report);
    return new ReportView(this.exchange, report, this.#expansion, () => this.checks).countChips(query, facts.counts);
  }

  /** Stores counts of an evicted exchange. */
  setChipCounts(query: Query, counts: ChipCounts): void {
    this.#counts = { query: textKey(query), counts };
  }
}
