import type { Message } from '../../core/model/message.ts';
import type { Within } from '../../core/filter/filter.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import { isFailed } from '../../core/model/outcome.ts';
import { withSetAside, unparsedExchange } from './unprocessed.ts';
import { type ChipCounts, countChips, noCounts } from '../tree/chipCounts.ts';
import { createOperationNamer } from '../tree/operationName.ts';
import { parseRowKey } from '../tree/rowKey.ts';
import type { ExchangeId, Query, RowKey } from '../api/engineApi.ts';
import { Expansion } from '../tree/expansion.ts';
import { chipMasks, queryFilter, type Passing, filterMask, applyChip } from '../tree/filterMask.ts';
import type { Parser } from './parser.ts';
import { type EvictedExchange, toEvicted, evictedReport, sizeInMemory } from './evictedExchange.ts';
import type { OperationNamer } from '../tree/rowCells.ts';
import type { RuleBook } from './ruleBook.ts';
import { Shown } from '../tree/visibility.ts';
import { Tree } from '../tree/tree.ts';

const EVERYTHING: Query = { text: '', chip: 'all', invert: false };

/** How a body is to be read. */
export interface ParseOptions {
  readonly parser: Parser;
  /** The user's own. */
  readonly rules: Pick<RuleBook, 'rules' | 'hashFor'>;
  /** Whether a long body may be read piece by piece: then `advance` has to be called until it says that all is read. */
  readonly inPieces: boolean;
  /** It is the beginning of a body that is still on its way. */
  readonly isPreview?: boolean;
}

/** One exchange that the engine keeps, with its report and its trees; while its body rests, with what is known without it. */
export class StoredExchange {
  readonly id: ExchangeId;
  readonly exchange: Exchange;
  /** Bytes that its texts take in memory. */
  readonly size: number;
  #report: Report;
  #name: OperationNamer;
  /** The user's rules that were in force when its body was parsed; see `RuleBook.stampFor`. */
  readonly rulesHash: string;
  /** It stands for one whose body is still on its way. */
  readonly isPreview: boolean;
  #pieces: ReturnType<Parser['inPieces']> = null;
  #isAtEnd = false;
  /** What is known of it while it is not parsed. */
  #fixed: EvictedExchange | null = null;
  readonly #expansion: Expansion;
  #tree: { readonly query: string; readonly tree: Tree } | null = null;
  #counts: { readonly query: string; readonly counts: ChipCounts } | null = null;
  #passing: { readonly query: string; readonly passing: Passing } | null = null;
  /** Of each operation, as bits. */
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

  /** The same, with what is open in it, without its body. */
  evict(evicted: EvictedExchange): StoredExchange {
    const kept = new StoredExchange(this.id, evicted.exchange, evicted, this.#expansion);
    kept.#counts = this.#counts;
    return kept;
  }

  /** The same with its body, parsed again unless it was set aside. */
  reparse(exchange: Exchange, reads: ParseOptions): StoredExchange {
    return new StoredExchange(this.id, exchange, this.isSetAside && this.#fixed ? this.#fixed : reads, this.#expansion);
  }

  /** The same, not to be parsed again. */
  setAside(why: Message): StoredExchange {
    return new StoredExchange(this.id, this.exchange, withSetAside(this.#known(why), why), this.#expansion);
  }

  #known(why: Message): EvictedExchange {
    // Half of its counts are none.
    if (this.parsedShare !== null) return unparsedExchange(this.id, this.exchange, why);
    try {
      return this.toEvicted();
    } catch {
      return unparsedExchange(this.id, this.exchange, why);
    }
  }

  /** What is left while the body rests. */
  toEvicted(): EvictedExchange {
    return this.#fixed ?? toEvicted(this, this.#count(EVERYTHING));
  }

  /** Its body is not here. */
  get isEvicted(): boolean {
    return this.#fixed !== null && this.exchange === this.#fixed.exchange;
  }

  /** Its body is not parsed. */
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

  /** How much of the body is read, 0 to 1; null when all is. */
  get parsedShare(): number | null {
    return this.#pieces?.progress() ?? null;
  }

  /** There is nothing to read on: all is read, or all of a beginning. */
  get isAtEnd(): boolean {
    return this.#pieces === null || this.#isAtEnd;
  }

  /** Reads on in a long body. @returns whether all is read */
  advance(enough: () => boolean): boolean {
    return this.#pieces?.advance(enough) ?? true;
  }

  /** Takes up what was read since the last time; `done` when that is all. */
  publish(done: boolean): void {
    if (!this.#pieces) return;
    this.#report = this.#pieces.report();
    this.#name = createOperationNamer(this.exchange, this.#report);
    this.#tree = null;
    this.#counts = null;
    this.#passing = null;
    this.#chips = null;
    this.#isAtEnd = done;
    // Of a beginning nothing is known to be all.
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

  /** Opens or closes a row; with `subtree` also all that is in it. */
  expand(row: RowKey, open: boolean, subtree: boolean): void {
    const tree = this.#tree?.tree ?? this.tree(EVERYTHING);
    const below = subtree ? tree.expandableBelow(row) : [];
    for (const one of [...below, row]) this.#expansion.set(one, open);
    this.#refresh([row]);
  }

  /** The index of a row, after opening what hides it; -1 where the query leaves it out. */
  reveal(query: Query, row: RowKey): number {
    const place = parseRowKey(row);
    if (!place) return -1;
    const holders = this.tree(query).ancestors(place);
    for (const holder of holders) this.#expansion.set(holder, true);
    this.#refresh(holders);
    return this.tree(query).indexOf(row);
  }

  #refresh(changed: readonly RowKey[]): void {
    // A group holds whole blocks, so the list of those is made anew.
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

  /** Whether `chipCounts` costs nothing. */
  isCounted(query: Query): boolean {
    return this.#counts?.query === countsKey(query) || (this.#fixed !== null && this.chipCounts(query) !== null);
  }

  /** Told of what was counted while it was awake. */
  setChipCounts(query: Query, counts: ChipCounts): void {
    this.#counts = { query: countsKey(query), counts };
  }

  #count(query: Query): ChipCounts {
    return countChips(this.report, this.#passingText(query), this.#allChips());
  }

  /** What a query shows, as in the tree. */
  visibility(query: Query): Shown {
    const passing = applyChip(this.#passingText(query), this.#allChips(), query.chip);
    return new Shown(this.report, passing, query.chip === 'failed');
  }

  /** Chips, counts and the tree ask for the same text one after the other. */
  #passingText(query: Query): Passing {
    const key = countsKey(query);
    if (this.#passing?.query !== key)
      this.#passing = { query: key, passing: filterMask(this.report, this.#within(query).operations) };
    return this.#passing.passing;
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

/** Whether there is nothing that a filter could show. */
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
