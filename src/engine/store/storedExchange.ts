import type { Message } from '../../core/model/message.ts';
import type { Within } from '../../core/filter/filter.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import { isFailed } from '../../core/model/outcome.ts';
import { withSetAside, unparsedExchange } from './unprocessed.ts';
import { type ChipCounts, countChips, noCounts } from '../tree/chipCounts.ts';
import { createOperationNamer } from '../tree/operationName.ts';
import { parseRowKey } from '../tree/rowKey.ts';
import { EMPTY_QUERY, type ExchangeId, type Query, type RowKey } from '../api/engineApi.ts';
import { Expansion } from '../tree/expansion.ts';
import { chipMasks, queryFilter, type FilterMask, filterMask, applyChip } from '../tree/filterMask.ts';
import type { Parser } from './parser.ts';
import { type EvictedExchange, toEvicted, evictedReport, sizeInMemory } from './evictedExchange.ts';
import type { OperationNamer } from '../tree/rowCells.ts';
import type { RuleBook } from './ruleBook.ts';
import { Visibility } from '../tree/visibility.ts';
import { Tree } from '../tree/tree.ts';

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

/** An exchange with its report and its tree. Without its body, it has only the facts. */
export class StoredExchange {
  readonly id: ExchangeId;
  readonly exchange: Exchange;
  /** Bytes of its texts in memory. */
  readonly size: number;
  #report: Report;
  #name: OperationNamer;
  /** Identifies the rules that the body was parsed with; see `RuleBook.hashFor`. */
  readonly rulesHash: string;
  /** Its body is a preview of one that is being transferred. */
  readonly isPreview: boolean;
  #pieces: ReturnType<Parser['inPieces']> = null;
  #isAtEnd = false;
  /** The facts, if the body is not parsed. */
  #fixed: EvictedExchange | null = null;
  readonly #expansion: Expansion;
  #tree: { readonly query: string; readonly tree: Tree } | null = null;
  #counts: { readonly query: string; readonly counts: ChipCounts } | null = null;
  #mask: { readonly query: string; readonly mask: FilterMask } | null = null;
  /** The chips of each operation, as bits. */
  #chips: Uint8Array | null = null;

  constructor(id: ExchangeId, exchange: Exchange, from: ParseOptions | EvictedExchange, expansion = new Expansion()) {
    this.id = id;
    this.exchange = exchange;
    this.#expansion = expansion;
    this.size = sizeInMemory(exchange.body.text) + sizeInMemory(exchange.request.body);
    this.rulesHash = 'facts' in from ? from.rulesHash : from.rules.hashFor(exchange.request.url);
    this.isPreview = 'inPieces' in from && from.isPreview === true;
    if ('facts' in from) {
      this.#fixed = from;
      this.#report = evictedReport(from.facts);
    } else {
      this.#pieces = from.inPieces ? from.parser.inPieces(exchange, this.isPreview) : null;
      this.#report = this.#pieces ? this.#pieces.report() : from.parser.whole(exchange, from.rules.rules);
    }
    this.#name = createOperationNamer(exchange, this.#report);
  }

  /** Returns the exchange without its body; what is expanded stays expanded. */
  evict(evicted: EvictedExchange): StoredExchange {
    const stored = new StoredExchange(this.id, evicted.exchange, evicted, this.#expansion);
    stored.#counts = this.#counts;
    return stored;
  }

  /** Returns the exchange with its body, parsed again unless it was set aside. */
  reparse(exchange: Exchange, options: ParseOptions): StoredExchange {
    return new StoredExchange(
      this.id,
      exchange,
      this.isSetAside && this.#fixed ? this.#fixed : options,
      this.#expansion,
    );
  }

  /** Returns the exchange with its facts only; its body is not parsed again. */
  setAside(reason: Message): StoredExchange {
    return new StoredExchange(
      this.id,
      this.exchange,
      withSetAside(this.#currentFacts(reason), reason),
      this.#expansion,
    );
  }

  #currentFacts(reason: Message): EvictedExchange {
    // Skip partially parsed bodies: their counts are incomplete.
    if (this.parsedShare !== null) return unparsedExchange(this.id, this.exchange, reason);
    try {
      return this.toEvicted();
    } catch {
      return unparsedExchange(this.id, this.exchange, reason);
    }
  }

  /** Returns the facts as plain data. */
  toEvicted(): EvictedExchange {
    return this.#fixed ?? toEvicted(this, this.#count(EMPTY_QUERY));
  }

  /** Whether the body is in the body vault. */
  get isEvicted(): boolean {
    return this.#fixed !== null && this.exchange === this.#fixed.exchange;
  }

  /** Whether parsing the body is disabled. */
  get isSetAside(): boolean {
    return this.#fixed?.isSetAside === true;
  }

  get report(): Report {
    return this.#report;
  }

  /** Number of request items without a result; known without the body, too. */
  get unanswered(): number {
    return this.#fixed?.counts.unanswered ?? this.#report.unanswered.length;
  }

  get name(): OperationNamer {
    return this.#name;
  }

  /** Share of the body that is parsed, 0 to 1; null when it is parsed completely. */
  get parsedShare(): number | null {
    return this.#pieces?.progress() ?? null;
  }

  /** Whether everything that is there is parsed, be it a preview. */
  get isAtEnd(): boolean {
    return this.#pieces === null || this.#isAtEnd;
  }

  /** Continues to parse a long body. @returns whether the end is reached */
  advance(enough: () => boolean): boolean {
    return this.#pieces?.advance(enough) ?? true;
  }

  /** Updates the report with what is parsed so far. @param done whether the end is reached */
  publish(done: boolean): void {
    if (!this.#pieces) return;
    this.#report = this.#pieces.report();
    this.#name = createOperationNamer(this.exchange, this.#report);
    this.#tree = null;
    this.#counts = null;
    this.#mask = null;
    this.#chips = null;
    this.#isAtEnd = done;
    // A preview is never complete.
    if (done && !this.isPreview) this.#pieces = null;
  }

  tree(query: Query): Tree {
    const key = JSON.stringify([query.text, query.chip, query.invert, query.order]);
    if (this.#tree?.query !== key) {
      const tree = new Tree(this.report, this.#expansion, this.visibility(query), query.order);
      this.#tree = { query: key, tree };
    }
    return this.#tree.tree;
  }

  /** Expands or collapses a row, and all rows below it if `subtree` is true. */
  expand(row: RowKey, open: boolean, subtree: boolean): void {
    const tree = this.#tree?.tree ?? this.tree(EMPTY_QUERY);
    const below = subtree ? tree.expandableBelow(row) : [];
    for (const one of [...below, row]) this.#expansion.set(one, open);
    this.#refresh([row]);
  }

  /** Expands the ancestors of a row. @returns its index, or -1 if the query hides it */
  reveal(query: Query, row: RowKey): number {
    const target = parseRowKey(row);
    if (!target) return -1;
    const ancestors = this.tree(query).ancestors(target);
    for (const ancestor of ancestors) this.#expansion.set(ancestor, true);
    this.#refresh(ancestors);
    return this.tree(query).indexOf(row);
  }

  #refresh(changed: readonly RowKey[]): void {
    // A group contains whole blocks, so the list of blocks changes.
    if (changed.some((row) => parseRowKey(row)?.kind === 'group')) this.#tree = null;
    else this.#tree?.tree.refresh(changed);
  }

  expandAll(open: boolean): void {
    this.#expansion.setAll(open);
    this.#tree = null;
  }

  /** Whether the response itself passes a query's text. It is listed for that if it has no operations. */
  matches(query: Query): boolean {
    return this.#within(query).itself;
  }

  /** Whether something in the response may pass a query's text: no term about the response as a whole excludes it. */
  mayMatch(query: Query): boolean {
    return this.#within(query).operations !== false;
  }

  /**
   * Number of top-level operations that each chip shows under a query's text; null if that cannot be known without the
   * body, which is evicted.
   */
  chipCounts(query: Query): ChipCounts | null {
    if (this.#fixed) {
      const { operations } = this.#within(query);
      if (operations === true || (!this.isSetAside && isNothing(this.#fixed.counts))) return this.#fixed.counts;
      if (operations === false) return noCounts();
    }
    const key = countsKey(query);
    if (this.#counts?.query !== key) {
      if (this.#fixed) return null;
      this.#counts = { query: key, counts: this.#count(query) };
    }
    return this.#counts.counts;
  }

  /** Whether the chip counts are known. */
  isCounted(query: Query): boolean {
    return this.#counts?.query === countsKey(query) || (this.#fixed !== null && this.chipCounts(query) !== null);
  }

  /** Stores counts of an evicted exchange. */
  setChipCounts(query: Query, counts: ChipCounts): void {
    this.#counts = { query: countsKey(query), counts };
  }

  #count(query: Query): ChipCounts {
    return countChips(this.report, this.#textMask(query), this.#allChips());
  }

  /** Returns which operations a query shows. */
  visibility(query: Query): Visibility {
    const mask = applyChip(this.#textMask(query), this.#allChips(), query.chip);
    return new Visibility(this.report, mask, query.chip === 'failed');
  }

  /** Cached for one query, because chips, counts and tree need the same mask. */
  #textMask(query: Query): FilterMask {
    const key = countsKey(query);
    if (this.#mask?.query !== key)
      this.#mask = { query: key, mask: filterMask(this.report, this.#within(query).operations) };
    return this.#mask.mask;
  }

  #within(query: Query): Within {
    return queryFilter(query).within(this);
  }

  #allChips(): Uint8Array {
    this.#chips ??= chipMasks(this.report);
    return this.#chips;
  }
}

function countsKey({ text, invert }: Query): string {
  return JSON.stringify([text, invert]);
}

/** Whether there is nothing to filter. */
function isNothing({ all, unanswered }: ChipCounts): boolean {
  return all + unanswered === 0;
}

export function failedOperations(report: Report): number[] {
  const { operations } = report;
  const found: number[] = [];
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    const outcome = operations.outcome(operation);
    if (isFailed(outcome) || outcome === 'dependent') found.push(operation);
  }
  return found;
}
