import type { Operations } from '../../model/operation.ts';
import type { StatedTotals } from '../../model/reading.ts';
import { codeNameOf, isRegistered, statusOf } from './code.ts';
import { type Count, countedBy, numberIn } from './counts.ts';
import type { JsonDocument } from './document.ts';
import { bitOf, flagMeaning, isError, isErrorName, saysFailed } from './failing.ts';
import { wordsOf } from './names.ts';
import { traitsOf } from './traits.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from './value.ts';

/** What one object states about the results beneath it. */
interface Statement {
  readonly total: number | null;
  readonly failed: number | null;
  /** Number of successes; null if it is not stated. */
  readonly succeeded: number | null;
  readonly isFlagged: boolean;
  /** The members that state it, as sent. */
  readonly source: readonly string[];
}

const NONE: Statement = { total: null, failed: null, succeeded: null, isFlagged: false, source: [] };

/** Objects beside a list that speak about it, by the last word of their name. */
const ASIDE = new Set(
  'summary summaries meta metadata status result results stats stat statistics counts count counters totals total report overview info header outcome progress batch bulk job'.split(
    ' ',
  ),
);
/** Those among them that hold nothing but counts, perhaps for each kind of operation. */
const COUNTS = new Set('summary summaries stats stat statistics counts counters totals report'.split(' '));
/** Where a body without operations may have put everything. */
const WRAPPERS = new Set('data response body payload'.split(' '));
const DEEPEST = 3;

/**
 * What a body states about its results as a whole, in the objects above the lists of results and in those beside them.
 *
 * @param places where the lists of results are; none if the body has no operations
 * @param operations the operations in those lists
 */
export function totalsIn(
  document: JsonDocument,
  places: readonly Path[],
  operations: Pick<Operations, 'size' | 'end' | 'outcome'>,
): StatedTotals | null {
  const root = holderOf(document, places);
  const { total, failed, succeeded, isFlagged, source } = statedBy(root, places.length === 0);
  const lacksSuccess = failed === null && succeeded !== null && succeeded < successesIn(operations);
  if (failed === null && !isFlagged && !lacksSuccess) return null;
  return {
    // A total without failures hides none: what is not listed succeeded, or is on another page.
    total: total !== null && (failed !== 0 || isFlagged || total <= operations.size) ? total : null,
    failed,
    isFlagged: isFlagged || lacksSuccess,
    source: source.slice(0, MOST_SOURCES).join(', '),
  };
}

const MOST_SOURCES = 4;

function successesIn({ size, end, outcome }: Pick<Operations, 'size' | 'end' | 'outcome'>): number {
  let successes = 0;
  for (let operation = 0; operation < size; operation = end(operation))
    if (outcome(operation) === 'success') successes += 1;
  return successes;
}

/** An object above lists of results, with the objects between it and them. */
interface Holder {
  readonly value: Json;
  readonly path: Path;
  readonly inner: Map<string | number, Holder>;
  readonly isWhole: (path: Path) => boolean;
}

function holderOf(document: JsonDocument, places: readonly Path[]): Holder {
  // Digits may be missing where a number ends with the text.
  const isWhole = (path: Path): boolean => !document.recovered || document.isComplete(path);
  const root: Holder = { value: document.value, path: [], inner: new Map(), isWhole };
  for (const place of places) {
    let holder = root;
    for (const step of place) {
      let next = holder.inner.get(step);
      if (!next) {
        const value: Json = childOf(holder.value, step);
        next = { value, path: [...holder.path, step], inner: new Map(), isWhole };
        holder.inner.set(step, next);
      }
      holder = next;
    }
  }
  return root;
}

function childOf(value: Json, step: string | number): Json {
  if (typeof step === 'number') return isList(value) ? (value[step] ?? null) : null;
  return isObject(value) && Object.hasOwn(value, step) ? (value[step] ?? null) : null;
}

/** Of a holder and of those in it: the outer one speaks for all of them, or each one for its own list. */
function statedBy(holder: Holder, isAlone: boolean): Statement {
  const own =
    isObject(holder.value) && (isAlone || holder.inner.size > 0) ? statedIn(holder, holder.value, isAlone) : NONE;
  if (holder.inner.size === 0) return own;
  const inner = summed([...holder.inner.values()].map((one) => statedBy(one, false)));
  return merged(own, inner);
}

function statedIn(holder: Holder, value: JsonObject, isAlone: boolean): Statement {
  let stated = ownStatement(value, holder, false);
  for (const key in value) {
    const beside = value[key] ?? null;
    if (!isObject(beside) || holder.inner.has(key)) continue;
    const last = wordsOf(key).at(-1) ?? '';
    if (ASIDE.has(last) || (isAlone && WRAPPERS.has(last)))
      stated = merged(stated, besideStatement(beside, COUNTS.has(last), 1));
  }
  return stated;
}

/** Of an object beside a list, and of those in it: `meta: {stats: {failed: 1}}`, `summary: {create: {failed: 1}}`. */
function besideStatement(value: JsonObject, isCounts: boolean, depth: number): Statement {
  const own = ownStatement(value, null, isCounts);
  if (depth >= DEEPEST) return own;
  const inner: Statement[] = [];
  for (const key in value) {
    const one = value[key] ?? null;
    const last = wordsOf(key).at(-1) ?? '';
    if (isObject(one) && (isCounts || ASIDE.has(last)))
      inner.push(besideStatement(one, isCounts || COUNTS.has(last), depth + 1));
  }
  return inner.length === 0 ? own : merged(own, summed(inner));
}

/** Two statements about the same results: the one that states more failures counts. */
function merged(a: Statement, b: Statement): Statement {
  const isFirst = (a.failed ?? -1) >= (b.failed ?? -1);
  const [more, less] = isFirst ? [a, b] : [b, a];
  return {
    total: more.total ?? less.total,
    failed: more.failed ?? less.failed,
    succeeded: more.succeeded ?? less.succeeded,
    isFlagged: a.isFlagged || b.isFlagged,
    source: [...new Set([...a.source, ...b.source])].slice(0, MOST_SOURCES),
  };
}

/** Statements about different results. */
function summed(all: readonly Statement[]): Statement {
  const [only, second] = all;
  if (only && !second) return only;
  const sum = (of: (one: Statement) => number | null, isPart: boolean): number | null => {
    let result: number | null = null;
    for (const one of all) {
      const number = of(one);
      if (number !== null) result = (result ?? 0) + number;
      else if (!isPart) return null;
    }
    return result;
  };
  return {
    total: sum(({ total }) => total, false),
    failed: sum(({ failed }) => failed, true),
    succeeded: sum(({ succeeded }) => succeeded, false),
    isFlagged: all.some(({ isFlagged }) => isFlagged),
    source: all.flatMap(({ source }) => source).slice(0, MOST_SOURCES),
  };
}

/**
 * @param holder of the results, whose lists are no statements; null for an object beside them
 * @param isCounts whether the object holds nothing but counts
 */
function ownStatement(value: JsonObject, holder: Holder | null, isCounts: boolean): Statement {
  const counts = new Map<Count, number[]>();
  const flags: string[] = [];
  const numbers: string[] = [];
  for (const key in value) {
    const inner = value[key] ?? null;
    if (inner === null || holder?.inner.has(key)) continue;
    const number = numberIn(inner);
    const isCut = number !== null && holder !== null && !holder.isWhole([...holder.path, key]);
    const count = number === null || (isFlagOnly(key, inner) && !isCounts) ? null : countedBy(key);
    if (isCut) continue;
    if (number !== null && count !== null && (isCounts || !(count === 'failed' && isVendorCode(key)))) {
      const known = counts.get(count);
      if (known) known.push(number);
      else counts.set(count, [number]);
      if (count !== 'page') numbers.push(asSent(key, inner));
    } else if (isFlag(key, inner)) {
      flags.push(asSent(key, inner));
    }
  }
  const { total, failed, succeeded } = derived(counts);
  const isTelling = failed !== null || succeeded !== null;
  return {
    total,
    failed,
    succeeded,
    isFlagged: flags.length > 0,
    source: [...flags, ...(isTelling ? numbers : [])].slice(0, MOST_SOURCES),
  };
}

/** `success: 0` and `ok: 1` are yes and no, although they could be counts. */
function isFlagOnly(key: string, value: Json): boolean {
  return (value === 0 || value === 1) && wordsOf(key).length === 1 && flagMeaning(key) === 'good';
}

/** `error: 3`, in the singular, is the number of an error. */
function isVendorCode(key: string): boolean {
  const words = wordsOf(key);
  return words.length === 1 && (words[0] === 'error' || words[0] === 'exception');
}

function derived(counts: ReadonlyMap<Count, readonly number[]>): Pick<Statement, 'total' | 'failed' | 'succeeded'> {
  const sum = (count: Count): number | null => counts.get(count)?.reduce((a, b) => a + b, 0) ?? null;
  // `rejected` and `errors` may count the same.
  const most = (count: Count): number | null => counts.get(count)?.reduce((a, b) => Math.max(a, b)) ?? null;
  const succeeded = most('succeeded') ?? sum('done');
  const other = sum('other') ?? 0;
  const stated = most('total') ?? most('perhaps-total');
  let failed = most('failed');
  const parts = succeeded === null && failed === null ? null : (succeeded ?? 0) + (failed ?? 0) + other;
  if (parts === null) return { total: null, failed, succeeded };
  const isPaged = counts.has('page');
  const isTotal = stated !== null && stated >= parts && !(isPaged && stated > parts);
  if (failed === null && succeeded !== null && isTotal && counts.has('succeeded')) failed = stated - succeeded - other;
  const isSum = failed !== null && succeeded !== null;
  // Where other results are counted, fewer successes than items are no contradiction.
  const own = counts.has('succeeded') && other === 0 ? succeeded : null;
  return { total: isTotal ? stated : isSum ? parts : null, failed, succeeded: own };
}

function isFlag(key: string, value: Json): boolean {
  const words = wordsOf(key);
  const isPrefixed = words.length > 1;
  const meaning = flagMeaning(key);
  const bit = meaning === null ? null : bitOf(value);
  // `error: 1` is the number of an error, `hasErrors: 1` a flag, and `errors: 1` a count.
  if (bit !== null && (typeof value === 'boolean' || typeof value === 'string' || meaning === 'good' || isPrefixed))
    return bit !== (meaning === 'good');
  const { state, name } = traitsOf(key);
  if (state && value === false) return true;
  const code = codeNameOf(key);
  if (code !== null && code !== 'error') {
    const status = statusOf(value);
    if (status !== null) return status >= 400 && isRegistered(status);
  }
  if (typeof value === 'string' && (state || STATES.has(name) || (code !== null && code !== 'error')))
    return saysFailed(value);
  return isErrorName(key) && typeof value !== 'boolean' && isError(value);
}

const STATES = new Set('ack resultcode returncode responsecode completioncode completion'.split(' '));

const LONGEST = 60;

/** `"errors": true` */
function asSent(key: string, value: Json): string {
  const text = typeof value === 'object' && value !== null ? (isList(value) ? '[…]' : '{…}') : JSON.stringify(value);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return `${JSON.stringify(key.slice(0, LONGEST))}: ${short}`;
}
