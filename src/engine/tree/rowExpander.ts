import type { Operation, Propstat } from '../../core/model/operation.ts';
import { isFailed } from '../../core/model/outcome.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { RowBlock } from './blocks.ts';
import type { RowTarget } from './rowKey.ts';
import type { Expansion, VisibleRow } from './expansion.ts';
import type { Ranks } from './order.ts';
import { sortByRank } from './sort/sortByRank.ts';
import type { Visibility } from './visibility.ts';

type Draft = Omit<VisibleRow, 'position' | 'siblings'>;

// Parsed details are cached for the rows on screen and around them, up to some hundred kilobytes.
const MAX_CACHED_ROWS = 2000;

/** Creates the rows of a block: an operation with its conditions, propstats, properties, nested operations and dependents. */
export class RowExpander {
  readonly #report: Report;
  readonly #expansion: Expansion;
  readonly #visibility: Visibility;
  readonly #ranks: Ranks | null;
  readonly #details = new Map<number, Operation>();
  #cachedRows = 0;

  /** @param ranks sort nested operations and propstats; null for document order */
  constructor(report: Report, expansion: Expansion, visibility: Visibility, ranks: Ranks | null) {
    this.#report = report;
    this.#expansion = expansion;
    this.#visibility = visibility;
    this.#ranks = ranks;
  }

  detail(operation: number): Operation {
    const known = this.#details.get(operation);
    if (known) return known;
    const detail = this.#report.operations.detail(operation);
    if (this.#cachedRows >= MAX_CACHED_ROWS) {
      this.#details.clear();
      this.#cachedRows = 0;
    }
    this.#cachedRows += 8 + (this.#report.operations.weight?.(operation) ?? 0);
    this.#details.set(operation, detail);
    return detail;
  }

  /** @param byDefault the state if the user has not changed it */
  isOpen(target: RowTarget, byDefault: boolean): boolean {
    return this.#expansion.get(target) ?? this.#expansion.default ?? byDefault;
  }

  rowsOf({ target, level, position, siblings, expanded }: RowBlock): VisibleRow[] {
    const rows: VisibleRow[] = [];
    const here = { target, level, position, siblings };
    if (target.kind === 'operation') this.#addOperation(rows, target.operation, level, here);
    else if (expanded !== undefined) rows.push({ ...here, expanded, count: 0 });
    else if (target.kind === 'group') rows.push({ ...here, expanded: this.isOpen(target, true), count: 0 });
    else rows.push({ ...here, expanded: null, count: target.kind === 'hidden' ? this.#visibility.hidden : 0 });
    return rows;
  }

  /** The operations nested in an operation in their order, and how many are hidden. */
  childrenOf(operation: number): ReturnType<Visibility['children']> {
    const { shown, hidden } = this.#visibility.children(operation);
    return { shown: sortByRank(shown, this.#ranks), hidden };
  }

  /** The dependents below their cause, in their order. */
  foldedUnder(operation: number): readonly number[] {
    return sortByRank(this.#visibility.folded(operation), this.#ranks);
  }

  /** Number of rows of an expanded operation without other operations; null if that is unknown without its detail. */
  ownRows(operation: number): number | null {
    const { weight } = this.#report.operations;
    return weight && !this.#expansion.isTouched(operation) ? this.#ownHeight(operation, weight) : null;
  }

  /** Number of rows of a top-level operation; null if that is unknown without its detail. */
  height(operation: number): number | null {
    if (!this.isOpenOperation(operation)) return 1;
    const { operations } = this.#report;
    if (!operations.weight || this.#expansion.isTouched(operation)) return null;
    const isAlone = operations.end(operation) === operation + 1 && this.#visibility.folded(operation).length === 0;
    return isAlone
      ? this.#ownHeight(operation, operations.weight)
      : this.#heightWithInner(operation, operations.weight);
  }

  /** Number of rows of an operation and the operations below it. Not recursive, since batches may be nested deeply. */
  #heightWithInner(top: number, weight: (operation: number) => number): number | null {
    let rows = 0;
    const pending = [top];
    for (let operation = pending.pop(); operation !== undefined; operation = pending.pop()) {
      if (this.#expansion.isTouched(operation)) return null;
      if (!this.isOpenOperation(operation)) {
        rows += 1;
        continue;
      }
      const own = this.#ownHeight(operation, weight);
      if (own === null) return null;
      const { shown, hidden } = this.#visibility.children(operation);
      rows += own + (hidden > 0 ? 1 : 0);
      for (const child of shown) pending.push(child);
      for (const child of this.#visibility.folded(operation)) pending.push(child);
    }
    return rows;
  }

  /** Number of rows of an expanded operation without other operations; null if some of its propstats may be collapsed. */
  #ownHeight(operation: number, weight: (operation: number) => number): number | null {
    const inside = weight(operation);
    return inside === 0 || this.#expansion.default === true ? 1 + inside : null;
  }

  /** Whether an operation shows what is below it, if there is anything. */
  isOpenOperation(operation: number): boolean {
    const expansion = this.#expansion;
    return expansion.isTouched(operation)
      ? this.isOpen({ kind: 'operation', operation }, this.#isOpenByDefault(operation))
      : (expansion.default ?? this.#isOpenByDefault(operation));
  }

  #addOperation(
    rows: VisibleRow[],
    operation: number,
    level: number,
    at: Pick<VisibleRow, 'position' | 'siblings'>,
  ): void {
    const target: RowTarget = { kind: 'operation', operation };
    const nested = this.childrenOf(operation);
    const folded = this.foldedUnder(operation);
    const detail = this.detail(operation);
    const childCount =
      detail.conditions.length + detail.propstats.length + nested.shown.length + nested.hidden + folded.length;
    const open = childCount > 0 && this.isOpenOperation(operation);
    rows.push({
      target,
      level,
      position: at.position,
      siblings: at.siblings,
      expanded: childCount === 0 ? null : open,
      count: 0,
    });
    if (!open) return;
    const below: (Draft | number)[] = [
      ...detail.conditions.map((_, index): Draft =>
        draft({ kind: 'condition', operation, propstat: null, index }, level + 1, null),
      ),
      ...this.#propstats(detail).map(([index, propstat]): Draft => {
        const inside: RowTarget = { kind: 'propstat', operation, index };
        const empty = propstat.properties.length + propstat.conditions.length === 0;
        return draft(inside, level + 1, empty ? null : this.isOpen(inside, propstat.outcome !== 'notice'));
      }),
      ...nested.shown,
      ...folded,
      ...(nested.hidden > 0 ? [draft({ kind: 'hidden', operation }, level + 1, null, nested.hidden)] : []),
    ];
    for (const [index, child] of below.entries()) {
      const here = { position: index + 1, siblings: below.length };
      if (typeof child === 'number') {
        this.#addOperation(rows, child, level + 1, here);
        continue;
      }
      rows.push({ ...child, ...here });
      if (child.target.kind === 'propstat' && child.expanded)
        this.#addPropstat(rows, detail, operation, child.target.index, level + 2);
    }
  }

  #propstats({ propstats }: Operation): readonly (readonly [index: number, propstat: Propstat])[] {
    const all = [...propstats.entries()];
    const rank = this.#ranks?.ofPropstat;
    return rank ? all.toSorted(([, a], [, b]) => rank(a) - rank(b)) : all;
  }

  #addPropstat(rows: VisibleRow[], detail: Operation, operation: number, propstat: number, level: number): void {
    const { conditions = [], properties = [] } = detail.propstats[propstat] ?? {};
    const siblings = conditions.length + properties.length;
    for (const index of conditions.keys())
      rows.push({
        ...draft({ kind: 'condition', operation, propstat, index }, level, null),
        position: index + 1,
        siblings,
      });
    for (const index of properties.keys()) {
      rows.push({
        ...draft({ kind: 'property', operation, propstat, index }, level, null),
        position: conditions.length + index + 1,
        siblings,
      });
    }
  }

  /** Expanded by default: a single operation, a cause with dependents, a batch with failures. */
  #isOpenByDefault(operation: number): boolean {
    const { operations, summary } = this.#report;
    if (summary.total === 1 || this.#visibility.folded(operation).length > 0) return true;
    return operations.end(operation) > operation + 1 && isFailed(operations.outcome(operation));
  }
}

function draft(target: RowTarget, level: number, expanded: boolean | null, count = 0): Draft {
  return { target, level, expanded, count };
}
