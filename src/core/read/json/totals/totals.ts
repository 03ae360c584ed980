import type { Operations } from '../../../model/operation.ts';
import { isFailed } from '../../../model/outcome.ts';
import type { StatedTotals } from '../../../model/parsedBody.ts';
import { countValue } from '../vocabulary/counterNames.ts';
import { isTrailer, trailerTotal } from '../detect/trailer.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { nameWords } from '../vocabulary/nameRoles.ts';
import { mergeStatements, NOTHING_STATED, type Statement, statementOf, sumStatements } from './statement.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';

/** Objects beside a list that describe it, by the last word of their name. */
const ASIDE = new Set(
  'summary summaries meta metadata status result results stats stat statistics counts count counters totals total report overview info header outcome progress batch bulk job transaction'.split(
    ' ',
  ),
);
/** Those that hold only counts, possibly per kind of operation. */
const COUNTS = new Set('summary summaries stats stat statistics counts counters totals report'.split(' '));
/** Members that may wrap a body without operations. */
const WRAPPERS = new Set('data response body payload'.split(' '));
const DEEPEST = 3;

/**
 * The totals and flags that a body states about its results, in the objects above and beside the lists of results. Null if
 * they state no failure.
 *
 * @param places the paths of the lists of results; empty if the body has no operations
 * @param operations the operations in those lists
 * @param isReading whether the request reads a list, whose total counts all pages
 */
export function statedTotals(
  document: JsonDocument,
  places: readonly Path[],
  operations: Pick<Operations, 'size' | 'end' | 'outcome'>,
  isReading = true,
): StatedTotals | null {
  const stated = mergeStatements(statedBy(holderOf(document, places), places.length === 0), statedByTrailers(document));
  const { succeeded, done, isFlagged, source } = stated;
  const listed = listedIn(operations);
  const lacksSuccess = stated.failed === null && succeeded !== null && succeeded < listed.succeeded;
  // Successes are counted, and only failures are listed.
  const isSum = stated.failed === null && done !== null && done > listed.succeeded && listed.failed > 0;
  const failed = isSum ? listed.failed : stated.failed;
  // Pending results may still fail. They may also be listed, as items with an unknown outcome.
  const open = stated.open + (areSkippedListed(stated, listed) ? 0 : stated.skipped);
  const isOpen = open > listed.unknown;
  const trailing = totalOfTrailers(document);
  const least = isSum ? done + listed.failed : isOpen ? listed.total - listed.unknown + open : trailing;
  const claimed = isReading || (stated.areProcessed && listed.total === 0) ? 0 : stated.claimed;
  const most = Math.max(least, claimed > listed.total ? claimed : 0);
  const total = most > 0 ? Math.max(stated.total ?? 0, most) : stated.total;
  // `{"total": 10, "imported": 8, "failed_records": []}`
  const isShort =
    (stated.uncounted > 0 && (total ?? 0) > listed.total) || trailing > listed.total || claimed > listed.total;
  if (failed === null && !isFlagged && !lacksSuccess && !isOpen && !isShort) return null;
  return {
    // A larger total beside `"failed": 0` is not a problem: the other items succeeded.
    total: total !== null && (failed !== 0 || isFlagged || isOpen || isShort || total <= listed.total) ? total : null,
    failed,
    isFlagged: isFlagged || lacksSuccess,
    source: source.join(', '),
  };
}

/** What one of several JSON texts states about the others. */
function statedByTrailers(document: JsonDocument): Statement {
  return trailersIn(document).reduce(
    (stated, text) => mergeStatements(stated, besideStatement(text, false, 0)),
    NOTHING_STATED,
  );
}

/** The total that the texts after the others state: there are no further pages. */
function totalOfTrailers(document: JsonDocument): number {
  return trailersIn(document).reduce((most, text) => Math.max(most, trailerTotal(text)), 0);
}

function trailersIn({ value, texts }: JsonDocument): readonly JsonObject[] {
  return texts && isList(value) ? value.filter((text): text is JsonObject => isObject(text) && isTrailer(text)) : [];
}

/** Whether the items that were left out are among the listed ones, by the other numbers. */
function areSkippedListed({ total, done, failed, skipped }: Statement, listed: Listed): boolean {
  if (done !== null) return done + (failed ?? 0) + skipped <= listed.total;
  return total !== null && total <= listed.total;
}

/** Numbers of top-level operations. */
interface Listed {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unknown: number;
}

function listedIn({ size, end, outcome }: Pick<Operations, 'size' | 'end' | 'outcome'>): Listed {
  let total = 0;
  let succeeded = 0;
  let failed = 0;
  let unknown = 0;
  for (let operation = 0; operation < size; operation = end(operation)) {
    const own = outcome(operation);
    total += 1;
    if (own === 'success') succeeded += 1;
    else if (own === 'unknown') unknown += 1;
    else if (isFailed(own) || own === 'dependent') failed += 1;
  }
  return { total, succeeded, failed, unknown };
}

/** An object above lists of results, with the objects between them. */
interface Holder {
  readonly value: Json;
  readonly path: Path;
  readonly inner: Map<string | number, Holder>;
  readonly isWhole: (path: Path) => boolean;
}

function holderOf(document: JsonDocument, places: readonly Path[]): Holder {
  // A number at the end of a truncated text may have lost digits.
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

/** The statement of a holder and of those in it: either the outer one covers all lists, or each covers its own. */
function statedBy(holder: Holder, isAlone: boolean): Statement {
  const own =
    isObject(holder.value) && (isAlone || holder.inner.size > 0)
      ? statedIn(holder, holder.value, isAlone)
      : NOTHING_STATED;
  if (holder.inner.size === 0) return own;
  const inner = sumStatements([...holder.inner.values()].map((one) => statedBy(one, false)));
  return mergeStatements(own, inner);
}

function statedIn(holder: Holder, value: JsonObject, isAlone: boolean): Statement {
  let stated = statementOf(
    value,
    false,
    (key) =>
      holder.inner.has(key) || (countValue(value[key] ?? null) !== null && !holder.isWhole([...holder.path, key])),
  );
  for (const key in value) {
    const beside = value[key] ?? null;
    if (!isObject(beside) || holder.inner.has(key)) continue;
    const last = nameWords(key).at(-1) ?? '';
    if (ASIDE.has(last) || (isAlone && WRAPPERS.has(last)))
      stated = mergeStatements(stated, besideStatement(beside, COUNTS.has(last), 1));
  }
  return stated;
}

/** The statement of an object beside a list, and of those in it: `meta: {stats: {failed: 1}}`, `summary: {create: {failed: 1}}`. */
function besideStatement(value: JsonObject, isCounts: boolean, depth: number): Statement {
  const own = statementOf(value, isCounts);
  if (depth >= DEEPEST) return own;
  const inner: Statement[] = [];
  for (const key in value) {
    const one = value[key] ?? null;
    const last = nameWords(key).at(-1) ?? '';
    if (isObject(one) && (isCounts || ASIDE.has(last)))
      inner.push(besideStatement(one, isCounts || COUNTS.has(last), depth + 1));
  }
  return inner.length === 0 ? own : mergeStatements(own, sumStatements(inner));
}
