import type { Operation } from '../core/model/operation.ts';
import { isFailed } from '../core/model/outcome.ts';
import type { Report } from '../core/model/report.ts';
import { keyOf, operationKey, type Place, placeOfKey } from './key.ts';
import type { RowKey } from './questions.ts';
import { sectionsOf } from './section.ts';
import type { Shown } from './shown.ts';

/** A row of the visible tree, before anybody has asked what stands in it. */
export interface Node {
  readonly place: Place;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Null where there is nothing to expand. */
  readonly expanded: boolean | null;
  /** Of a `hidden` row: how many operations the filter leaves out there. */
  readonly count: number;
}

/** What is expanded: everything as it comes (`null`), or all open or closed, but for the rows in `rows`. */
export interface Expansion {
  all: boolean | null;
  readonly rows: Map<RowKey, boolean>;
}

/** An operation with what unfolds below it. The tree is a list of those, so that a toggle costs one of them and not all. */
interface Block extends Pick<Node, 'place' | 'level' | 'position' | 'siblings'> {
  nodes: readonly Node[] | null;
}

type Draft = Omit<Node, 'position' | 'siblings'>;

// Details read from the body are kept for the rows on screen and around them.
const DETAILS_KEPT = 500;

/** The tree of one answer under one filter, as the rows that are visible. */
export class Tree {
  readonly #report: Report;
  readonly #expansion: Expansion;
  readonly #details = new Map<number, Operation>();
  readonly #shown: Shown;
  readonly #blocks: Block[] = [];
  /** Index of the first row of each block, and behind the last one the number of rows. */
  #starts: Uint32Array | null = null;

  constructor(report: Report, expansion: Expansion, shown: Shown) {
    this.#report = report;
    this.#expansion = expansion;
    this.#shown = shown;
    this.#addBlocks(shown.top, shown.hidden);
  }

  /** Of all visible rows. */
  get size(): number {
    return this.#offsets().at(-1) ?? 0;
  }

  /** The rows `[from, to)`. */
  slice(from: number, to: number): Node[] {
    const starts = this.#offsets();
    const nodes: Node[] = [];
    for (let block = this.#blockAt(from); block < this.#blocks.length && (starts[block] ?? 0) < to; block += 1) {
      const start = starts[block] ?? 0;
      nodes.push(...this.#nodes(block).slice(Math.max(0, from - start), to - start));
    }
    return nodes;
  }

  /** Index of a row; -1 where it is not visible. */
  indexOf(key: RowKey): number {
    const starts = this.#offsets();
    const chain = this.#chain(key);
    for (const [block, { place }] of this.#blocks.entries()) {
      if (place.kind === 'operation' ? !chain?.has(place.operation) : chain !== null) continue;
      const found = this.#nodes(block).findIndex((node) => keyOf(node.place) === key);
      if (found !== -1) return (starts[block] ?? 0) + found;
    }
    return -1;
  }

  /** The rows that have to be open for a row to be visible. */
  holders(place: Place): RowKey[] {
    if (!('operation' in place) || place.operation === null || place.operation >= this.#report.operations.size)
      return [];
    const { kind, operation } = place;
    const chain = [operation, ...this.#aboveAll(operation)];
    const holders = (kind === 'operation' ? chain.slice(1) : chain).map(operationKey);
    if ('propstat' in place && place.propstat !== null)
      holders.push(keyOf({ kind: 'propstat', operation, index: place.propstat }));
    const { group } = this.detail(chain.at(-1) ?? operation);
    return group === null ? holders : [...holders, keyOf({ kind: 'group', name: group })];
  }

  /** The rows that could be expanded in and below a row: its propstats, its nested and folded operations, and theirs. */
  expandableBelow(key: RowKey): RowKey[] {
    const place = placeOfKey(key);
    if (place?.kind !== 'operation') return [];
    const below: RowKey[] = [];
    const pending = [place.operation];
    for (let operation = pending.pop(); operation !== undefined; operation = pending.pop()) {
      if (operation !== place.operation) below.push(operationKey(operation));
      for (const index of this.detail(operation).propstats.keys())
        below.push(keyOf({ kind: 'propstat', operation, index }));
      pending.push(...this.#shown.children(operation).shown, ...this.#shown.folded(operation));
    }
    return below;
  }

  /** After the expansion was changed. */
  refresh(): void {
    for (const block of this.#blocks) block.nodes = null;
    this.#starts = null;
  }

  detail(operation: number): Operation {
    const known = this.#details.get(operation);
    if (known) return known;
    if (this.#details.size >= DETAILS_KEPT) this.#details.clear();
    const read = this.#report.operations.detail(operation);
    this.#details.set(operation, read);
    return read;
  }

  /** The index of the nearest failed operation's row in a direction, or -1. */
  nextFailure(from: number, direction: 1 | -1): number {
    const { size } = this;
    for (let index = from + direction; index >= 0 && index < size; index += direction) {
      const [node] = this.slice(index, index + 1);
      if (node?.place.kind === 'operation' && isFailed(this.#report.operations.outcome(node.place.operation)))
        return index;
    }
    return -1;
  }

  #addBlocks(operations: readonly number[], hidden: number): void {
    const sections = sectionsOf(this.#report, operations);
    const siblings = sections.length + (hidden > 0 ? 1 : 0);
    for (const [index, { place, inside }] of sections.entries()) {
      this.#blocks.push({ place, level: 1, position: index + 1, siblings, nodes: null });
      if (inside.length === 0 || !this.#isOpen(place, true)) continue;
      for (const [position, operation] of inside.entries()) {
        this.#blocks.push({
          place: { kind: 'operation', operation },
          level: 2,
          position: position + 1,
          siblings: inside.length,
          nodes: null,
        });
      }
    }
    if (hidden > 0) {
      this.#blocks.push({
        place: { kind: 'hidden', operation: null },
        level: 1,
        position: siblings,
        siblings,
        nodes: null,
      });
    }
  }

  #isOpen(place: Place, usual: boolean): boolean {
    return this.#expansion.rows.get(keyOf(place)) ?? this.#expansion.all ?? usual;
  }

  #offsets(): Uint32Array {
    if (this.#starts) return this.#starts;
    const starts = new Uint32Array(this.#blocks.length + 1);
    for (let block = 0; block < this.#blocks.length; block += 1)
      starts[block + 1] = (starts[block] ?? 0) + this.#height(block);
    this.#starts = starts;
    return starts;
  }

  /** A closed operation is one row, whatever is in it: nothing of it is read to know that. */
  #height(block: number): number {
    const place = this.#blocks[block]?.place;
    if (place?.kind === 'operation' && !this.#opensAsItComes(place.operation) && !this.#isOpen(place, false)) return 1;
    return this.#nodes(block).length;
  }

  #blockAt(row: number): number {
    const starts = this.#offsets();
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle + 1] ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #nodes(block: number): readonly Node[] {
    const entry = this.#blocks[block];
    if (!entry) return [];
    entry.nodes ??= this.#unfold(entry);
    return entry.nodes;
  }

  #unfold({ place, level, position, siblings }: Block): Node[] {
    const nodes: Node[] = [];
    const here = { place, level, position, siblings };
    if (place.kind === 'operation') this.#addOperation(nodes, place.operation, level, here);
    else if (place.kind === 'group') nodes.push({ ...here, expanded: this.#isOpen(place, true), count: 0 });
    else nodes.push({ ...here, expanded: null, count: this.#shown.hidden });
    return nodes;
  }

  #addOperation(nodes: Node[], operation: number, level: number, at: Pick<Node, 'position' | 'siblings'>): void {
    const place: Place = { kind: 'operation', operation };
    const nested = this.#shown.children(operation);
    const folded = this.#shown.folded(operation);
    const detail = this.detail(operation);
    const parts =
      detail.conditions.length + detail.propstats.length + nested.shown.length + nested.hidden + folded.length;
    const open = parts > 0 && this.#isOpen(place, this.#opensAsItComes(operation));
    nodes.push({
      place,
      level,
      position: at.position,
      siblings: at.siblings,
      expanded: parts === 0 ? null : open,
      count: 0,
    });
    if (!open) return;
    const below: (Draft | number)[] = [
      ...detail.conditions.map((_, index): Draft =>
        draft({ kind: 'condition', operation, propstat: null, index }, level + 1, null),
      ),
      ...detail.propstats.map((propstat, index): Draft => {
        const inside: Place = { kind: 'propstat', operation, index };
        const empty = propstat.properties.length + propstat.conditions.length === 0;
        return draft(inside, level + 1, empty ? null : this.#isOpen(inside, propstat.outcome !== 'notice'));
      }),
      ...nested.shown,
      ...folded,
      ...(nested.hidden > 0 ? [draft({ kind: 'hidden', operation }, level + 1, null, nested.hidden)] : []),
    ];
    for (const [index, child] of below.entries()) {
      const here = { position: index + 1, siblings: below.length };
      if (typeof child === 'number') {
        this.#addOperation(nodes, child, level + 1, here);
        continue;
      }
      nodes.push({ ...child, ...here });
      if (child.place.kind === 'propstat' && child.expanded)
        this.#addPropstat(nodes, detail, operation, child.place.index, level + 2);
    }
  }

  #addPropstat(nodes: Node[], detail: Operation, operation: number, propstat: number, level: number): void {
    const { conditions = [], properties = [] } = detail.propstats[propstat] ?? {};
    const siblings = conditions.length + properties.length;
    for (const index of conditions.keys())
      nodes.push({
        ...draft({ kind: 'condition', operation, propstat, index }, level, null),
        position: index + 1,
        siblings,
      });
    for (const index of properties.keys()) {
      nodes.push({
        ...draft({ kind: 'property', operation, propstat, index }, level, null),
        position: conditions.length + index + 1,
        siblings,
      });
    }
  }

  /** Open without being asked: the only operation there is, a cause with its dependents, a batch in which something failed. */
  #opensAsItComes(operation: number): boolean {
    const { operations, summary } = this.#report;
    if (summary.total === 1 || this.#shown.folded(operation).length > 0) return true;
    return operations.end(operation) > operation + 1 && isFailed(operations.outcome(operation));
  }

  /** The operations that a row stands in, from its own upwards; null for a row that stands in none. */
  #chain(key: RowKey): ReadonlySet<number> | null {
    const own = /^o(\d+)/.exec(key)?.[1];
    if (own === undefined) return null;
    return new Set([Number(own), ...this.#aboveAll(Number(own))]);
  }

  #aboveAll(operation: number): number[] {
    const above = this.#shown.above(operation);
    return above === -1 ? [] : [above, ...this.#aboveAll(above)];
  }
}

function draft(place: Place, level: number, expanded: boolean | null, count = 0): Draft {
  return { place, level, expanded, count };
}
