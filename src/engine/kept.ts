import { CHIP_TESTS, CHIPS, type Chip, makeFilter, type Predicate } from '../core/filter/filter.ts';
import type { Exchange } from '../core/har/exchange.ts';
import type { Report } from '../core/model/report.ts';
import { isFailed } from '../core/model/outcome.ts';
import { readExchange } from '../core/read/read.ts';
import { operationNamer } from './name.ts';
import { placeOfKey } from './key.ts';
import type { ExchangeId, Query, RowKey } from './questions.ts';
import { Expansion } from './node.ts';
import type { Namer } from './row.ts';
import { Shown } from './shown.ts';
import { Tree } from './tree.ts';

const EVERYTHING: Query = { text: '', chip: 'all', invert: false };

export type ChipCounts = Readonly<Record<Chip, number>>;

/** One exchange that the engine keeps, with its report and its trees. */
export class Kept {
  readonly id: ExchangeId;
  readonly exchange: Exchange;
  readonly report: Report;
  readonly name: Namer;
  readonly #expansion = new Expansion();
  #tree: { readonly query: string; readonly tree: Tree } | null = null;
  #counts: { readonly query: string; readonly counts: ChipCounts } | null = null;

  constructor(id: ExchangeId, exchange: Exchange) {
    this.id = id;
    this.exchange = exchange;
    this.report = readExchange(exchange);
    this.name = operationNamer(exchange, this.report);
  }

  tree(query: Query): Tree {
    const key = JSON.stringify([query.text, query.chip, query.invert]);
    if (this.#tree?.query !== key) {
      const tree = new Tree(this.report, this.#expansion, this.#shownBy(query));
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
    const place = placeOfKey(row);
    if (!place) return -1;
    const holders = this.tree(query).holders(place);
    for (const holder of holders) this.#expansion.set(holder, true);
    this.#refresh(holders);
    return this.tree(query).indexOf(row);
  }

  #refresh(changed: readonly RowKey[]): void {
    // A group holds whole blocks, so the list of those is made anew.
    if (changed.some((row) => placeOfKey(row)?.kind === 'group')) this.#tree = null;
    else this.#tree?.tree.refresh(changed);
  }

  expandAll(open: boolean): void {
    this.#expansion.setAll(open);
    this.#tree = null;
  }

  /** How many top-level operations each chip shows under a query's text. */
  chipCounts(query: Query): ChipCounts {
    const key = JSON.stringify([query.text, query.invert]);
    if (this.#counts?.query !== key)
      this.#counts = { query: key, counts: countChips(this.report, makeFilter(query.text, query.invert).test) };
    return this.#counts.counts;
  }

  /** The top-level operations that a query shows, in document order: those of the tree. */
  shown(query: Query): readonly number[] {
    return this.#shownBy(query).children(-1).shown;
  }

  #shownBy(query: Query): Shown {
    return new Shown(this.report, predicate(query), query.chip === 'failed');
  }
}

function predicate({ text, chip, invert }: Query): Predicate | null {
  const ofText = makeFilter(text, invert).test;
  if (chip === 'all') return ofText;
  const ofChip = CHIP_TESTS[chip];
  return ofText ? (operations, operation) => ofChip(operations, operation) && ofText(operations, operation) : ofChip;
}

/** An operation passes when it, or one that is nested in it, does. */
function anyOf({ operations }: Report, operation: number, test: Predicate): boolean {
  for (let inside = operation; inside < operations.end(operation); inside += 1)
    if (test(operations, inside)) return true;
  return false;
}

function countChips(report: Report, ofText: Predicate | null): ChipCounts {
  const counts: Record<Chip, number> = { all: 0, failed: 0, dependent: 0, '4xx': 0, '5xx': 0, '3xx': 0, '2xx': 0 };
  const { operations } = report;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    for (const chip of CHIPS) {
      const ofChip = chip === 'all' ? null : CHIP_TESTS[chip];
      const passes = anyOf(
        report,
        operation,
        (all, one) => (ofChip === null || ofChip(all, one)) && (ofText === null || ofText(all, one)),
      );
      if (passes) counts[chip] += 1;
    }
  }
  return counts;
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
