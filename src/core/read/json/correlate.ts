import { nameRank } from './identity.ts';
import type { List, Row } from './lists.ts';
import { folded, isResultName } from './names.ts';
import { KEY, type Request, type RequestItem, type RequestList } from './request.ts';
import { lastName, type Scalar, scalarsOf } from './scalars.ts';
import { member } from './value.ts';

/** How the items of a list were tied to those of the request, surest first. */
export type Tie = 'key' | 'echo' | 'index' | 'pointer' | 'position';

export interface Correlation {
  readonly requested: RequestList | null;
  readonly by: Tie | null;
  /** For each row the request item that it answers. */
  readonly items: readonly (RequestItem | null)[];
  /** Where the list that a row names is another one than `requested`: its name. */
  readonly named: readonly (string | null)[];
  /** The columns on both sides that hold the same values. */
  readonly echo: { readonly answer: string; readonly request: string } | null;
  /** The texts and numbers of each row, which labels need again. */
  readonly scalars: readonly (readonly Scalar[])[];
}

const SAMPLE = 200;

/**
 * Ties the rows of a list to the items of the request: by a value that both hold, by a field that counts, by a pointer
 * into the request, and by position where the list is as long as the request's.
 *
 * @param order `all`: the list answers all items of the request one by one, so that positions mean something; `stopped`:
 * it does so up to the first failure; `none`: it does not
 */
export function correlate(list: List, request: Request, order: 'all' | 'stopped' | 'none'): Correlation {
  const scalars = list.rows.map((row) => rowScalars(row, list.isMap));
  const echo = echoOf(list, scalars, request);
  const items: (RequestItem | null)[] = list.rows.map(() => null);
  const named: (string | null)[] = list.rows.map(() => null);
  let by: Tie | null = null;
  let requested: RequestList | null = null;
  if (echo) {
    ({ list: requested } = echo);
    by = echo.answer === KEY ? 'key' : 'echo';
    for (const [i, row] of scalars.entries()) items[i] = echoed(row, echo);
  }
  const rest = (): boolean => items.some((item) => item === null);
  if (rest()) {
    for (const [i, hit] of countedIn(list, scalars, request, requested).entries()) {
      if (items[i] || !hit) continue;
      [items[i], named[i]] = [hit.item, hit.named];
      requested ??= hit.list;
      by ??= 'index';
    }
  }
  if (rest()) {
    for (const [i, row] of scalars.entries()) {
      const hit = items[i] ? null : pointedAt(row, request);
      if (!hit) continue;
      items[i] = hit.item;
      requested ??= hit.list;
      by ??= 'pointer';
    }
  }
  if (rest() && order !== 'none') {
    const other = requested ?? sameLength(list, request, order === 'stopped');
    // Where some are tied otherwise and out of order, positions mean nothing.
    const fits =
      other &&
      isAsLong(other, list, order === 'stopped') &&
      items.every((item, i) => item === null || item.index === i);
    if (other && fits) {
      requested = other;
      by ??= 'position';
      for (const i of items.keys()) items[i] ??= other.items[i] ?? null;
    }
  }
  return { requested, by, items, named, echo: echo && { answer: echo.answer, request: echo.request }, scalars };
}

function rowScalars(row: Row, isMap: boolean): readonly Scalar[] {
  const own = scalarsOf(row.value, 2);
  // Drupal answers one request several times: `req-2#uri{0}`.
  return isMap ? [{ column: KEY, text: String(row.key).replace(/#.*$/, ''), isNumber: false, depth: 0 }, ...own] : own;
}

interface Echo {
  readonly list: RequestList;
  readonly answer: string;
  readonly request: string;
  readonly values: ReadonlyMap<string, number>;
}

/** The pair of columns that agrees in most rows. */
function echoOf(list: List, scalars: readonly (readonly Scalar[])[], request: Request): Echo | null {
  const columns = new Map<string, Scalar[]>();
  for (const row of scalars.slice(0, SAMPLE)) {
    for (const scalar of row) {
      const column = columns.get(scalar.column);
      if (column) column.push(scalar);
      else columns.set(scalar.column, [scalar]);
    }
  }
  let best: Echo | null = null;
  let bestScore = 0;
  for (const requested of request.lists) {
    for (const [name, values] of requested.columns()) {
      for (const [answer, found] of columns) {
        const rows = agreement(found, answer, name, values);
        const score = rows + (requested.name === list.name ? 0.2 : 0) - requested.path.length * 0.01;
        if (rows > 0 && score > bestScore)
          [best, bestScore] = [{ list: requested, answer, request: name, values }, score];
      }
    }
  }
  return best;
}

/** How many rows find their own item; 0 where too few do, or where numbers agree by chance. */
function agreement(
  found: readonly Scalar[],
  answer: string,
  name: string,
  values: ReadonlyMap<string, number>,
): number {
  const hits = new Set<number>();
  let misses = 0;
  for (const { text } of found) {
    const index = values.get(text);
    if (index === undefined || index < 0) misses += 1;
    else hits.add(index);
  }
  const doubles = answer === KEY ? 0 : found.length - misses - hits.size;
  if (hits.size === 0 || hits.size < misses || doubles > 0) return 0;
  const isSame = folded(lastName(answer)) === folded(lastName(name));
  const rank = answer === KEY ? 0 : nameRank(lastName(answer));
  const isIdentity =
    (rank !== null || answer === '') && (name === '' || name === KEY || nameRank(lastName(name)) !== null);
  if (!isSame && !isIdentity && found.some(({ text }) => /^[\d.-]+$/.test(text))) return 0;
  return hits.size + (isSame ? 0.3 : 0) + (rank === null ? 0 : 0.5 - rank * 0.05) - (found[0]?.depth ?? 0) * 0.02;
}

function echoed(row: readonly Scalar[], echo: Echo): RequestItem | null {
  const index = echo.values.get(row.find(({ column }) => column === echo.answer)?.text ?? '');
  return index === undefined ? null : (echo.list.items[index] ?? null);
}

const INDEXES = new Set(
  'index idx pos position batchindex itemindex requestindex recordindex rowindex inputindex arrayindex elementindex entryindex operationindex failedelementnumber'.split(
    ' ',
  ),
);
const LINES = new Set('line row linenumber rownumber lineno rowno'.split(' '));

interface Hit {
  readonly list: RequestList;
  readonly item: RequestItem;
  readonly named: string | null;
}

/** Rows that hold the number of their item: `index` from 0, `line` from 1. */
function countedIn(
  list: List,
  scalars: readonly (readonly Scalar[])[],
  request: Request,
  known: RequestList | null,
): readonly (Hit | null)[] {
  const column = scalars[0]?.find(
    ({ column: name, depth }) =>
      depth === 0 && (INDEXES.has(folded(name)) || (LINES.has(folded(name)) && list.role !== 'good')),
  )?.column;
  if (column === undefined) return [];
  const numbers = scalars.map((row) => Number(row.find((scalar) => scalar.column === column)?.text ?? Number.NaN));
  const whole = numbers.filter((number) => Number.isInteger(number) && number >= 0);
  if (whole.length === 0) return [];
  const from = LINES.has(folded(column)) && !whole.includes(0) ? 1 : 0;
  const most = Math.max(...whole) - from;
  // Line 3 of a source text is no item of whatever else the request holds.
  const isLine = LINES.has(folded(column));
  const candidate = known ?? listFor(list, request, most);
  const fallback = isLine && candidate && !holdsLines(candidate) ? null : candidate;
  return scalars.map((row, i) => {
    const sibling = row
      .map(({ text }) => request.lists.find(({ name, path }) => path.length > 0 && name === text))
      .find((found) => found !== undefined);
    const chosen = sibling ?? fallback;
    const item = chosen?.items[(numbers[i] ?? Number.NaN) - from];
    return chosen && item ? { list: chosen, item, named: sibling?.name ?? null } : null;
  });
}

function holdsLines({ path, name }: RequestList): boolean {
  return path.length === 0 || isResultName(name) || /^(?:row|line)s?$/i.test(name);
}

/** The request's list that a list of the answer is about: the one of its name or of a name above it, else the longest. */
function listFor(list: List, request: Request, most: number): RequestList | null {
  const fitting = request.lists.filter(({ items, isMap }) => !isMap && items.length > most);
  const names = new Set(list.path.map((step) => folded(String(step))));
  return (
    fitting.find(({ name }) => name !== '' && names.has(folded(name))) ??
    fitting.toSorted((a, b) => a.path.length - b.path.length || b.items.length - a.items.length)[0] ??
    null
  );
}

/** A pointer into the request: `/data/1/name`, `$.campaigns[1].name`, `@data/1`, `items.1.price`. */
function pointedAt(row: readonly Scalar[], request: Request): Hit | null {
  for (const { text } of row) {
    if (/\s/.test(text) || text.length > 120 || !/[./[]\d+/.test(text)) continue;
    for (const [, name = '', digits] of text.matchAll(/([\p{L}\p{N}_:-]*)[./[]+(\d+)(?=[\]./]|$)/gu)) {
      const list = request.lists.find((candidate) => candidate.name === name && !candidate.isMap);
      const item = list?.items[Number(digits)];
      if (list && item) return { list, item, named: null };
    }
  }
  return null;
}

function isAsLong({ items }: RequestList, { rows }: List, isStopped: boolean): boolean {
  return items.length === rows.length || (isStopped && items.length > rows.length);
}

/** Whether a list names what each row is to have: `{"columns": ["method", "status"]}`. */
function namesColumns({ items }: RequestList, { rows }: List): boolean {
  const row = rows[0]?.value;
  return items.every(({ value }) => typeof value === 'string' && member(row, value) !== undefined);
}

function sameLength(list: List, request: Request, isStopped: boolean): RequestList | null {
  if (list.isMap) return null;
  const fitting = request.lists.filter(
    (candidate) => !candidate.isMap && isAsLong(candidate, list, isStopped) && !namesColumns(candidate, list),
  );
  return (
    fitting.find(({ name }) => name !== '' && name === list.name) ??
    fitting.toSorted((a, b) => a.path.length - b.path.length)[0] ??
    null
  );
}
