import { partitionPoint } from '../../core/model/partitionPoint.ts';
import { isFailed } from '../../core/model/outcome.ts';
import type { Operation } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import { type RowBlocks, createBlocks } from './blocks.ts';
import { rowKey, operationKey, type RowTarget, parseRowKey } from './rowKey.ts';
import type { Expansion, VisibleRow } from './expansion.ts';
import type { MarkSource } from './marks.ts';
import type { Ranks } from './order.ts';
import { type IndexedRow, parentsOf } from './parents.ts';
import type { RowKey } from '../api/engineApi.ts';
import type { Visibility } from './visibility.ts';
import { RowExpander } from './rowExpander.ts';
import type { ViewBlocks } from './views/viewBlocks.ts';
import type { ViewRows } from './views/viewRows.ts';

// Rows of the blocks on screen and around them, so that scrolling back creates none.
const MAX_CACHED_BLOCKS = 400;

/**
 * The visible rows of one response under one filter. They form blocks, each an operation with the rows expanded below it: toggling a row
 * affects its block only, and a collapsed operation is not parsed.
 */
export class Tree {
  readonly #report: Report;
  readonly #visibility: Visibility;
  readonly #expander: RowExpander;
  readonly #ranks: Ranks | null;
  /** Null for the view as sent. */
  readonly #view: ViewRows | null;
  #blocks: RowBlocks | ViewBlocks;
  readonly #rowsOf = new Map<number, readonly VisibleRow[]>();
  /** Index of the first row of each block; the last element is the number of rows. */
  #starts: Uint32Array;
  #version = 0;

  /**
   * @param ranks sort the rows; null for document order
   * @param view null for the view as sent
   */
  constructor(
    report: Report,
    expansion: Expansion,
    visibility: Visibility,
    ranks: Ranks | null = null,
    view: ViewRows | null = null,
  ) {
    this.#report = report;
    this.#visibility = visibility;
    this.#ranks = ranks;
    this.#view = view;
    this.#expander = new RowExpander(report, expansion, visibility, ranks);
    this.#blocks = this.#createBlocks();
    this.#starts = this.#countRows();
  }

  #createBlocks(): RowBlocks | ViewBlocks {
    if (this.#view) {
      return this.#view.blocks(
        (target, byDefault) => this.#expander.isOpen(target, byDefault),
        this.#report,
        this.#visibility,
      );
    }
    const isOpen = (heading: RowTarget): boolean => this.#expander.isOpen(heading, true);
    return createBlocks(this.#report, this.#visibility, isOpen, this.#ranks);
  }

  #countRows(): Uint32Array {
    const { size } = this.#blocks;
    const starts = new Uint32Array(size + 1);
    let rows = 0;
    for (let block = 0; block < size; block += 1) {
      rows += this.#height(block);
      starts[block + 1] = rows;
    }
    return starts;
  }

  /** Number of visible rows. */
  get size(): number {
    return this.#start(this.#blocks.size);
  }

  /** Incremented when rows are expanded or collapsed. */
  get version(): number {
    return this.#version;
  }

  /** Where results need attention. */
  get marks(): MarkSource {
    return {
      report: this.#report,
      visibility: this.#visibility,
      expander: this.#expander,
      blocks: this.#blocks,
      start: (block) => this.#start(block),
      rows: (block) => this.#blockRows(block),
    };
  }

  /** The first and the last block with one of the rows `[from, to)`. */
  blocksAt(from: number, to: number): readonly [first: number, last: number] {
    return [this.#blockAt(from), Math.min(this.#blocks.size - 1, this.#blockAt(to - 1))];
  }

  /** The rows `[from, to)`. */
  slice(from: number, to: number): VisibleRow[] {
    const visibleRows: VisibleRow[] = [];
    for (let block = this.#blockAt(from); block < this.#blocks.size && this.#start(block) < to; block += 1) {
      const start = this.#start(block);
      visibleRows.push(...this.#blockRows(block).slice(Math.max(0, from - start), to - start));
    }
    return visibleRows;
  }

  /** The ancestors of the row at an index, with their indices; the outermost first. */
  parents(index: number): IndexedRow[] {
    return parentsOf(this.marks, this.#blockAt(index), index);
  }

  /** Returns the index of a row, or -1 if it is not visible. */
  indexOf(key: RowKey): number {
    for (const block of this.#blocksWith(key)) {
      if (this.#isSingleOperation(block)) {
        if (key === operationKey(this.#blocks.operation(block))) return this.#start(block);
        continue;
      }
      const found = this.#blockRows(block).findIndex((row) => rowKey(row.target) === key);
      if (found !== -1) return this.#start(block) + found;
    }
    return -1;
  }

  /** Returns the rows that have to be expanded for a row to be visible. */
  ancestors(target: RowTarget): RowKey[] {
    if (target.kind === 'node') return this.#view?.aboveNode(target) ?? [];
    if (!('operation' in target) || target.operation === null || target.operation >= this.#report.operations.size)
      return [];
    const { kind, operation } = target;
    const chain = this.#chain(operation);
    const ancestors = (kind === 'operation' ? chain.slice(1) : chain).map(operationKey);
    if ('propstat' in target && target.propstat !== null)
      ancestors.push(rowKey({ kind: 'propstat', operation, index: target.propstat }));
    const top = chain.at(-1) ?? operation;
    if (this.#view) return [...ancestors, ...this.#view.above(top)];
    const { group } = this.detail(top);
    return group === null ? ancestors : [...ancestors, rowKey({ kind: 'group', name: group })];
  }

  /** Returns the expandable rows below a row: its propstats, its nested and folded operations, and theirs. */
  expandableBelow(key: RowKey): RowKey[] {
    const target = parseRowKey(key);
    if (target?.kind === 'node') return this.#view?.below(target) ?? [];
    if (target?.kind !== 'operation') return [];
    const below: RowKey[] = [];
    const pending = [target.operation];
    for (let operation = pending.pop(); operation !== undefined; operation = pending.pop()) {
      if (operation !== target.operation) below.push(operationKey(operation));
      for (const index of this.detail(operation).propstats.keys())
        below.push(rowKey({ kind: 'propstat', operation, index }));
      // A spread could exceed the maximum number of arguments.
      for (const child of this.#visibility.children(operation).shown) pending.push(child);
      for (const child of this.#visibility.folded(operation)) pending.push(child);
    }
    return below;
  }

  /** Updates the blocks of rows that were expanded or collapsed, and moves what is below them. */
  refresh(rows: readonly RowKey[]): void {
    const changed = [...new Set(rows.flatMap((row) => this.#blocksWith(row)))].toSorted((a, b) => a - b);
    const [first] = changed;
    if (first === undefined) return;
    this.#version += 1;
    const heights = new Map(changed.map((block) => [block, this.#start(block + 1) - this.#start(block)]));
    for (const block of changed) this.#rowsOf.delete(block);
    let moved = 0;
    for (let block = first; block < this.#blocks.size; block += 1) {
      const before = heights.get(block);
      if (before !== undefined) moved += this.#height(block) - before;
      this.#starts[block + 1] = this.#start(block + 1) + moved;
    }
  }

  /** Updates all blocks after all rows, or a heading, were expanded or collapsed. */
  refreshAll(): void {
    this.#version += 1;
    this.#rowsOf.clear();
    if (this.#blocks.hasHeadings) this.#blocks = this.#createBlocks();
    this.#starts = this.#countRows();
  }

  /** Returns the number of visible operations that were not attempted because of this one alone. */
  dependents(operation: number): number {
    return this.#visibility.dependents(operation);
  }

  /** The folders and groups of the view; null in the view as sent. */
  get view(): ViewRows | null {
    return this.#view;
  }

  detail(operation: number): Operation {
    return this.#expander.detail(operation);
  }

  /** Returns the row index of the nearest failed operation in a direction, or -1. */
  nextFailure(from: number, direction: 1 | -1): number {
    // A collapsed heading stands for the failures that it hides.
    const isFailure = ({ target }: VisibleRow): boolean =>
      target.kind === 'operation' ? isFailed(this.#report.operations.outcome(target.operation)) : isHeading(target);
    const nearest = Math.min(this.#blockAt(Math.max(0, from)), this.#blocks.size - 1);
    for (let block = nearest; block >= 0 && block < this.#blocks.size; block += direction) {
      if (this.#isHarmless(block)) continue;
      const start = this.#start(block);
      const rows = this.#blockRows(block);
      const found =
        direction === 1
          ? rows.findIndex((row, index) => start + index > from && isFailure(row))
          : rows.findLastIndex((row, index) => start + index < from && isFailure(row));
      if (found !== -1) return start + found;
    }
    return -1;
  }

  /** Whether a block has no failures, without parsing it. */
  #isHarmless(block: number): boolean {
    const operation = this.#blocks.operation(block);
    const { operations } = this.#report;
    if (operation === -1) return (this.#blocks.counts?.(block)?.failed ?? 0) === 0;
    if (operations.end(operation) > operation + 1 || this.#visibility.folded(operation).length > 0) return false;
    return !isFailed(operations.outcome(operation));
  }

  /** Whether the only row of a block is an operation. */
  #isSingleOperation(block: number): boolean {
    return this.#blocks.operation(block) !== -1 && this.#start(block + 1) - this.#start(block) === 1;
  }

  #start(block: number): number {
    return this.#starts[block] ?? 0;
  }

  /** Number of rows of a block. A collapsed operation is one row and is not parsed. */
  #height(block: number): number {
    const operation = this.#blocks.operation(block);
    return (operation === -1 ? 1 : this.#expander.height(operation)) ?? this.#blockRows(block).length;
  }

  #blockAt(row: number): number {
    return partitionPoint(this.#blocks.size, (block) => this.#start(block + 1) > row);
  }

  #blockRows(block: number): readonly VisibleRow[] {
    const known = this.#rowsOf.get(block);
    if (known) return known;
    if (this.#rowsOf.size >= MAX_CACHED_BLOCKS) this.#rowsOf.clear();
    const rows = this.#expander.rowsOf(this.#blocks.at(block));
    this.#rowsOf.set(block, rows);
    return rows;
  }

  /** The block of the outermost operation of a row; for a row without an operation, all blocks without one. */
  #blocksWith(key: RowKey): number[] {
    const operation = /^o(\d+)/.exec(key)?.[1];
    if (operation !== undefined) {
      const block = this.#blocks.indexOf(this.#chain(Number(operation)).at(-1) ?? -1);
      return block === -1 ? [] : [block];
    }
    const target = parseRowKey(key);
    if (target?.kind === 'node') {
      const node = this.#view?.nodeOf(target) ?? -1;
      const block = node !== -1 && 'indexOfNode' in this.#blocks ? this.#blocks.indexOfNode(node) : -1;
      return block === -1 ? [] : [block];
    }
    const others: number[] = [];
    for (let block = 0; block < this.#blocks.size; block += 1)
      if (this.#blocks.operation(block) === -1) others.push(block);
    return others;
  }

  /** An operation and its ancestors in the tree, innermost first. */
  #chain(operation: number): number[] {
    const chain: number[] = [];
    for (let at = operation; at !== -1; at = this.#visibility.above(at)) chain.push(at);
    return chain;
  }
}

function isHeading({ kind }: RowTarget): boolean {
  return kind === 'group' || kind === 'node';
}
