import { nameRank } from './identity.ts';
import { keyOf, type List } from './lists.ts';
import { folded, isResultName } from './names.ts';
import { KEY, type Request, type RequestItem, type RequestList } from './request.ts';
import { lastName, type Scalar, scalarIn, scalarsOf } from './scalars.ts';
import { member } from './value.ts';

/** How the items of a list were tied to those of the request, surest first. */
export type Tie = 'key' | 'echo' | 'index' | 'pointer' | 'position';

export interface Correlation {
  readonly requested: RequestList | null;
  readonly by: Tie | null;
  /** For each row the request item that it answers; empty where there is nothing to answer. */
  readonly items: readonly (RequestItem | null)[];
  /** Where the list that a row names is another one than `requested`: its name, by the row. */
  readonly named: ReadonlyMap<number, string>;
  /** The columns on both sides that hold the same values. */
  readonly echo: { readonly answer: string; readonly request: string } | null;
}

const UNTIED: Correlation = { requested: null, by: null, items: [], named: new Map(), echo: null };

const SAMPLE = 200;

/**
 * Ties the rows of a list to the items of the request: by a value that both hold, by a field that counts, by a pointer
 * into the request, and by position where the list is as long as the request's.
 *
 * @param order `all`: the list answers all items of the request one by one, so that positions mean something; `stopped`:
 * it does so up to the first failure; `none`: it does not
 */
export function correlate(list: List, request: Request, order: 'all' | 'stopped' | 'none'): Correlation {
  if (request.lists.length === 0) return UNTIED;
  const size = list.values.length;
  const items: (RequestItem | null)[] = list.values.map(() => null);
  const named = new Map<number, string>();
  const echo = echoOf(list, request);
  let by: Tie | null = null;
  let requested: RequestList | null = null;
  if (echo) {
    ({ list: requested } = echo);
    by = echo.answer === KEY ? 'key' : 'echo';
    for (let row = 0; row < size; row += 1) items[row] = echoed(list, row, echo);
  }
  if (items.includes(null)) {
    const counted = countedIn(list, request, requested);
    for (let row = 0; row < size; row += 1) {
      const hit = items[row] ? null : counted?.(row);
      if (!hit) continue;
      items[row] = hit.item;
      if (hit.named !== null) named.set(row, hit.named);
      requested ??= hit.list;
      by ??= 'index';
    }
  }
  if (items.includes(null)) {
    for (let row = 0; row < size; row += 1) {
      const hit = items[row] ? null : pointedAt(scalarsIn(list, row), request);
      if (!hit) continue;
      items[row] = hit.item;
      requested ??= hit.list;
      by ??= 'pointer';
    }
  }
  if (order !== 'none' && items.includes(null)) {
    const other = requested ?? sameLength(list, request, order === 'stopped');
    // Where some are tied otherwise and out of order, positions mean nothing.
    const fits =
      other &&
      isAsLong(other, list, order === 'stopped') &&
      items.every((item, row) => item === null || item.index === row);
    if (other && fits) {
      requested = other;
      by ??= 'position';
      for (const row of items.keys()) items[row] ??= other.items[row] ?? null;
    }
  }
  return { requested, by, items, named, echo: echo && { answer: echo.answer, request: echo.request } };
}

const DEEPEST = 2;

/** The texts and numbers of a row, its key among them. */
export function scalarsIn(list: List, row: number): readonly Scalar[] {
  const own = scalarsOf(list.values[row] ?? null, DEEPEST);
  return list.isMap ? [{ column: KEY, text: keyText(list, row), isNumber: false, depth: 0 }, ...own] : own;
}

/** What a row has in a column. */
export function textIn(list: List, row: number, column: string): string | undefined {
  return column === KEY && list.isMap ? keyText(list, row) : scalarIn(list.values[row] ?? null, column, DEEPEST);
}

/** Drupal answers one request several times: `req-2#uri{0}`. */
function keyText(list: List, row: number): string {
  return String(keyOf(list, row)).replace(/#.*$/, '');
}

interface Echo {
  readonly list: RequestList;
  readonly answer: string;
  readonly request: string;
  readonly values: ReadonlyMap<string, number>;
}

/** The pair of columns that agrees in most rows. */
function echoOf(list: List, request: Request): Echo | null {
  const columns = new Map<string, Scalar[]>();
  for (let row = 0; row < list.values.length && row < SAMPLE; row += 1) {
    for (const scalar of scalarsIn(list, row)) {
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

function echoed(list: List, row: number, echo: Echo): RequestItem | null {
  const index = echo.values.get(textIn(list, row, echo.answer) ?? '');
  return index === undefined ? null : (echo.list.items[index] ?? null);
}

/** Names of members that hold the number of a request item, from 0. */
export const INDEXES = new Set(
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

/** Rows that hold the number of their item: `index` from 0, `line` from 1. Null where there is no such column. */
function countedIn(list: List, request: Request, known: RequestList | null): ((row: number) => Hit | null) | null {
  const column = scalarsIn(list, 0).find(
    ({ column: name, depth }) =>
      depth === 0 && (INDEXES.has(folded(name)) || (LINES.has(folded(name)) && list.role !== 'good')),
  )?.column;
  if (column === undefined) return null;
  const numbers = list.values.map((_, row) => Number(textIn(list, row, column) ?? Number.NaN));
  const whole = numbers.filter((number) => Number.isInteger(number) && number >= 0);
  if (whole.length === 0) return null;
  const isLine = LINES.has(folded(column));
  const from = isLine && !whole.includes(0) ? 1 : 0;
  const most = whole.reduce((a, b) => Math.max(a, b)) - from;
  // Line 3 of a source text is no item of whatever else the request holds.
  const candidate = known ?? listFor(list, request, most);
  const fallback = isLine && candidate && !holdsLines(candidate) ? null : candidate;
  const inner = request.lists.filter(({ path }) => path.length > 0);
  return (row) => {
    const sibling = inner.length === 0 ? undefined : siblingIn(scalarsIn(list, row), inner);
    const chosen = sibling ?? fallback;
    const item = chosen?.items[(numbers[row] ?? Number.NaN) - from];
    return chosen && item ? { list: chosen, item, named: sibling?.name ?? null } : null;
  };
}

/** The list of the request that a row names. */
function siblingIn(row: readonly Scalar[], lists: readonly RequestList[]): RequestList | undefined {
  for (const { text } of row) {
    const sibling = lists.find(({ name }) => name === text);
    if (sibling) return sibling;
  }
  return undefined;
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

function isAsLong({ items }: RequestList, { values }: List, isStopped: boolean): boolean {
  return items.length === values.length || (isStopped && items.length > values.length);
}

/** Whether a list names what each row is to have: `{"columns": ["method", "status"]}`. */
function namesColumns({ items }: RequestList, { values }: List): boolean {
  const [row] = values;
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
