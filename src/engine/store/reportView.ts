import type { Filter, Within } from '../../core/filter/filter.ts';
import { FailureGroups } from '../../core/groups/failureGroups.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { StoredChecks } from '../checks/foundRules.ts';
import { EMPTY_QUERY, type Query, type RowKey } from '../api/engineApi.ts';
import { type ChipCounts, countChips, noCounts } from '../tree/chipCounts.ts';
import type { Expansion } from '../tree/expansion.ts';
import { Mutes, muteKey } from '../mute/queryMutes.ts';
import { applyChip, chipMasks, type FilterMask, filterMask, queryFilter } from '../tree/filterMask.ts';
import { createOperationNamer } from '../tree/operationName.ts';
import type { OperationNamer } from '../tree/operationCells.ts';
import { parseRowKey, rowKey } from '../tree/rowKey.ts';
import { RowOrders } from '../tree/sort/rowOrders.ts';
import { Tree } from '../tree/tree.ts';
import type { Ranks } from '../tree/order.ts';
import type { TreeView } from '../api/treeView.ts';
import { createLayout } from '../tree/views/viewLayout.ts';
import { ViewRows } from '../tree/views/viewRows.ts';
import { shownItems } from '../tree/blocks.ts';
import { ViewIndexes } from '../tree/views/viewIndexes.ts';
import { withShown } from '../tree/withShown.ts';
import { Visibility } from '../tree/visibility.ts';

/** Number of operations of a partially parsed body whose rows are arranged. */
const MAX_PARTIAL = 2000;

/** The kinds of rows that contain whole blocks. */
const GROUPS: ReadonlySet<string | undefined> = new Set(['group', 'node']);

/** The tree of a report and what queries show of it. Caches the results for the last query. */
export class ReportView {
  readonly exchange: Exchange;
  readonly report: Report;
  readonly #expansion: Expansion;
  readonly #checks: () => StoredChecks | null;
  #tree: { readonly query: string; readonly tree: Tree } | null = null;
  #mask: { readonly query: string; readonly mask: FilterMask } | null = null;
  /** The chips of each operation, as bits. */
  #chips: Uint8Array | null = null;
  #failures: FailureGroups | null = null;
  #within: { readonly filter: Filter; readonly result: Within } | null = null;
  #name: OperationNamer | null = null;
  #orders: RowOrders | null = null;
  readonly #isPartial: boolean;
  /** What queries mute. */
  readonly mutes: Mutes;
  #indexes: ViewIndexes | null = null;

  /**
   * @param checks returns what the checks found; null if the response was not checked yet
   * @param isPartial whether the body is still being parsed
   */
  constructor(
    exchange: Exchange,
    report: Report,
    expansion: Expansion,
    checks: () => StoredChecks | null = () => null,
    isPartial = false,
  ) {
    this.#checks = checks;
    this.exchange = exchange;
    this.report = report;
    this.#expansion = expansion;
    this.mutes = new Mutes(this);
    this.#isPartial = isPartial;
  }

  /** The orders of the rows. */
  get orders(): RowOrders {
    return (this.#orders ??= new RowOrders(this.report, this.name, this.#isPartial));
  }

  /** Names the operations. It parses the URL, which takes time when thousands of responses are filtered. */
  get name(): OperationNamer {
    return (this.#name ??= createOperationNamer(this.exchange, this.report));
  }

  /** For terms such as `check:error`. */
  get brokenRules(): StoredChecks['found'] | null {
    return this.#checks()?.on ?? null;
  }

  /** Forgets the results of a query about checks, after the response was checked. */
  forgetChecks(): void {
    this.#within = null;
    if (dependsOnChecks(this.#mask?.query)) this.#mask = null;
    if (dependsOnChecks(this.#tree?.query)) this.#tree = null;
  }

  tree(query: Query): Tree {
    const key = JSON.stringify([query.text, query.chip, query.invert, query.order, query.view, muteKey(query)]);
    if (this.#tree?.query !== key) {
      const ranks = this.orders.ranks(query.order);
      const visibility = this.#visibility(query, this.#expansion.shownIn(shownKey(query)));
      const view = this.#viewOf(query);
      const rows = view ? this.#viewRows(view, visibility, ranks) : null;
      const tree = new Tree(this.report, this.#expansion, visibility, ranks, rows);
      this.#tree = { query: key, tree };
    }
    return this.#tree.tree;
  }

  /** The folders and groups of the tree that is shown; null in the view as sent. */
  get shownNodes(): ViewRows | null {
    return this.#tree?.tree.view ?? null;
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
    // The list of blocks changes.
    if (changed.some((row) => GROUPS.has(parseRowKey(row)?.kind))) this.#tree?.tree.refreshAll();
    else this.#tree?.tree.refresh(changed);
  }

  expandAll(open: boolean): void {
    this.#expansion.setAll(open);
    this.#tree?.tree.refreshAll();
  }

  /** Tests the response and its operations against the text of a query. Operations are read only when the returned test is called. */
  within(query: Query): Within {
    const filter = queryFilter(query);
    if (this.#within?.filter !== filter) this.#within = { filter, result: filter.within(this) };
    return this.#within.result;
  }

  /**
   * Counts the top-level operations that each chip shows under the text of a query.
   *
   * @param all the counts without a text, if they are known: most texts match nothing or everything in a response
   */
  countChips(query: Query, all: ChipCounts | null = null): ChipCounts {
    const mask = this.#textMask(query);
    const { operations, unanswered } = mask;
    const isMuting = this.mutes.of(query) !== null;
    if (unanswered.length === 0 && operations?.includes(1) === false) return noCounts();
    if (!isMuting && all?.unanswered === unanswered.length && operations?.includes(0) !== true) return all;
    const counts = countChips(this.report, this.mutes.apply(query, mask), this.#allChips());
    return this.mutes.addTo(counts, query, mask);
  }

  /** Returns the number of visible operations that were not attempted because of this one alone. */
  dependents(operation: number): number {
    return (this.#tree?.tree ?? this.tree(EMPTY_QUERY)).dependents(operation);
  }

  /** The groups of equal failures, which are created on demand. */
  get failures(): FailureGroups {
    this.#failures ??= new FailureGroups(this.report);
    return this.#failures;
  }

  /** Returns which operations a query shows. */
  visibility(query: Query): Visibility {
    return this.#visibility(query, new Set());
  }

  /** Shows what a query hides where the row of kind `hidden` is. @returns the first row that it hid; null for another row */
  showHidden(query: Query, row: RowKey): RowKey | null {
    const target = parseRowKey(row);
    if (target?.kind !== 'hidden') return null;
    const parent = target.operation ?? -1;
    const first = this.#visibility(query, this.#expansion.shownIn(shownKey(query))).firstHidden(parent);
    this.#expansion.showHidden(shownKey(query), parent);
    this.#tree = null;
    return first === null ? null : rowKey(first);
  }

  #visibility(query: Query, shownBelow: ReadonlySet<number>): Visibility {
    const matching = applyChip(this.mutes.apply(query, this.#textMask(query)), this.#allChips(), query.chip);
    const mask = withShown(this.report, matching, shownBelow);
    return new Visibility(this.report, mask, query.chip === 'failed', this.#viewOf(query) !== undefined);
  }

  /** Whether the order and the view of a query have nothing to build. */
  isReady(query: Query): boolean {
    const view = this.#viewOf(query);
    return this.orders.isReady(query.order) && (view === undefined || this.#viewIndexes.isReady(view));
  }

  /** Builds what the order and the view of a query need, until `enough` returns true. */
  advance(query: Query, enough: () => boolean): void {
    const view = this.#viewOf(query);
    if (!this.orders.isReady(query.order)) this.orders.advance(query.order, enough);
    else if (view !== undefined) this.#viewIndexes.advance(view, enough);
  }

  get #viewIndexes(): ViewIndexes {
    return (this.#indexes ??= new ViewIndexes(this.report, this.exchange, this.#outcomes));
  }

  /** While a long body is parsed, its rows are as sent: the index would have to be built again after each part. */
  #viewOf({ view }: Query): TreeView | undefined {
    return this.#isPartial && this.report.operations.size > MAX_PARTIAL ? undefined : view;
  }

  /** Returns the outcome of each operation. */
  readonly #outcomes = (): Ranks => this.orders.outcomes();

  #viewRows(view: TreeView, visibility: Visibility, ranks: Ranks | null): ViewRows {
    const items = shownItems(this.report.operations.size, visibility, ranks);
    return new ViewRows(createLayout(this.#viewIndexes.get(view), items, this.#outcomes()));
  }

  /** Cached for one query, because chips, counts and tree need the same mask. */
  #textMask(query: Query): FilterMask {
    const key = textKey(query);
    if (this.#mask?.query !== key)
      this.#mask = { query: key, mask: filterMask(this.report, this.within(query).operations) };
    return this.#mask.mask;
  }

  #allChips(): Uint8Array {
    this.#chips ??= chipMasks(this.report);
    return this.#chips;
  }
}

/** @param key of a query */
export function dependsOnChecks(key: string | undefined): boolean {
  return key !== undefined && /check:/i.test(key);
}

/** Identifies what a query shows, without its order and view. */
function shownKey(query: Query): string {
  return `${query.chip} ${textKey(query)}`;
}

/** Identifies the text of a query and what it mutes, without its chip and order. */
export function textKey(query: Query): string {
  // The same query is applied to thousands of responses.
  if (last?.query !== query) last = { query, key: JSON.stringify([query.text, query.invert, muteKey(query)]) };
  return last.key;
}

let last: { readonly query: Query; readonly key: string } | null = null;
