import { rowScalars } from '../lists/rowScalars.ts';
import { identityRank } from '../vocabulary/identityNames.ts';
import type { List } from '../lists/lists.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { KEY_COLUMN, type ParsedRequest, type RequestList } from './requestLists.ts';
import { lastSegment, type Scalar } from '../syntax/scalars.ts';

/** A column of a response list and a column of a request list that hold the same values. */
export interface SharedColumns {
  readonly list: RequestList;
  readonly responseColumn: string;
  readonly requestColumn: string;
  /** The item index of each value; see {@link RequestList.columns}. */
  readonly values: ReadonlyMap<string, number>;
}

/** Number of rows that are compared. */
const SAMPLE = 200;
/** Most pairs of columns that are compared one by one. If there are more, an index is built. */
const MOST_PAIRS = 10_000;
/** Most columns stored per text in the index. A text in more columns does not distinguish them. */
const MOST_COLUMNS = 64;

/** A column of the request. */
interface Column {
  /** Its index among all columns. */
  readonly number: number;
  readonly list: RequestList;
  readonly name: string;
  readonly values: ReadonlyMap<string, number>;
}

/** The values of a response column, looked up in a request column. */
interface Comparison {
  readonly column: Column;
  readonly responseColumn: string;
  readonly found: readonly Scalar[];
  /** The indexes of the request items that hold one of the values. */
  readonly hits: ReadonlySet<number>;
  /** Number of values that are in no request item, or in several. */
  readonly misses: number;
}

/** Finds the column of a response list whose values match a request column in most rows. */
export class SharedColumnFinder {
  readonly #columns: readonly Column[];
  #pairs = 0;
  #index: ReadonlyMap<string, readonly Column[]> | null = null;

  constructor({ lists }: ParsedRequest) {
    const columns: Column[] = [];
    for (const list of lists)
      for (const [name, values] of list.columns()) columns.push({ number: columns.length, list, name, values });
    this.#columns = columns;
  }

  /** The best pair of columns; null if none matches. */
  find(list: List): SharedColumns | null {
    const responseColumns = columnsOf(list);
    if (responseColumns.size === 0) return null;
    this.#pairs += responseColumns.size * this.#columns.length;
    let best: SharedColumns | null = null;
    let bestScore = 0;
    for (const comparison of this.#pairs > MOST_PAIRS ? this.#indexed(responseColumns) : this.#all(responseColumns)) {
      const { column, responseColumn } = comparison;
      const rows = agreement(comparison);
      const score = rows + (column.list.name === list.name ? 0.2 : 0) - column.list.path.length * 0.01;
      if (rows === 0 || score <= bestScore) continue;
      best = { list: column.list, responseColumn, requestColumn: column.name, values: column.values };
      bestScore = score;
    }
    return best;
  }

  *#all(responseColumns: ColumnValues): Iterable<Comparison> {
    for (const column of this.#columns) {
      for (const [responseColumn, found] of responseColumns) {
        const hits = new Set<number>();
        let misses = 0;
        for (const { text } of found) {
          const item = column.values.get(text) ?? -1;
          if (item < 0) misses += 1;
          else hits.add(item);
        }
        yield { column, responseColumn, found, hits, misses };
      }
    }
  }

  /** The pairs that share a value, in the same order as {@link #all}. */
  *#indexed(responseColumns: ColumnValues): Iterable<Comparison> {
    const index = (this.#index ??= indexOf(this.#columns));
    const byColumn = new Map<Column, Map<string, Set<number>>>();
    const misses = new Map<Set<number>, number>();
    for (const [responseColumn, found] of responseColumns) {
      for (const { text } of found) {
        for (const column of index.get(text) ?? []) {
          let byResponseColumn = byColumn.get(column);
          if (!byResponseColumn) byColumn.set(column, (byResponseColumn = new Map<string, Set<number>>()));
          let hits = byResponseColumn.get(responseColumn);
          if (!hits) byResponseColumn.set(responseColumn, (hits = new Set()));
          hits.add(column.values.get(text) ?? -1);
          misses.set(hits, (misses.get(hits) ?? found.length) - 1);
        }
      }
    }
    for (const [column, byResponseColumn] of [...byColumn].toSorted(([a], [b]) => a.number - b.number))
      for (const [responseColumn, hits] of byResponseColumn)
        yield {
          column,
          responseColumn,
          found: responseColumns.get(responseColumn) ?? [],
          hits,
          misses: misses.get(hits) ?? 0,
        };
  }
}

type ColumnValues = ReadonlyMap<string, readonly Scalar[]>;

/** The values of the first rows of a list, by column. */
function columnsOf(list: List): ColumnValues {
  const columns = new Map<string, Scalar[]>();
  for (let row = 0; row < list.values.length && row < SAMPLE; row += 1) {
    for (const scalar of rowScalars(list, row)) {
      const column = columns.get(scalar.column);
      if (column) column.push(scalar);
      else columns.set(scalar.column, [scalar]);
    }
  }
  return columns;
}

/** The columns of the request by the texts that exactly one item holds. */
function indexOf(columns: readonly Column[]): ReadonlyMap<string, readonly Column[]> {
  const index = new Map<string, Column[]>();
  for (const column of columns) {
    for (const [text, item] of column.values) {
      if (item < 0) continue;
      const known = index.get(text);
      if (!known) index.set(text, [column]);
      else if (known.length < MOST_COLUMNS) known.push(column);
    }
  }
  return index;
}

/** A score: the number of distinct request items, plus fractions by name. 0 if too few match, or if numbers may match by chance. */
function agreement({ column: { name }, responseColumn, found, hits, misses }: Comparison): number {
  const doubles = responseColumn === KEY_COLUMN ? 0 : found.length - misses - hits.size;
  if (hits.size === 0 || hits.size < misses || doubles > 0) return 0;
  const isSame = normalizeName(lastSegment(responseColumn)) === normalizeName(lastSegment(name));
  const rank = responseColumn === KEY_COLUMN ? 0 : identityRank(lastSegment(responseColumn));
  const isIdentity =
    (rank !== null || responseColumn === '') &&
    (name === '' || name === KEY_COLUMN || identityRank(lastSegment(name)) !== null);
  if (!isSame && !isIdentity && found.some(({ text }) => isPlainNumber(text))) return 0;
  return hits.size + (isSame ? 0.3 : 0) + (rank === null ? 0 : 0.5 - rank * 0.05) - (found[0]?.depth ?? 0) * 0.02;
}

/** Whether a text has only digits, dots and hyphens, and is not an IP address. */
function isPlainNumber(text: string): boolean {
  return /^[\d.-]+$/.test(text) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
}
