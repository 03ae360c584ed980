import type { Condition, Range } from '../../../model/operation.ts';
import type { DisplayText } from '../../../model/message.ts';
import { furtherErrors } from '../messages.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { isList, isObject, type Json, type JsonObject, type Path, valueAt } from '../syntax/value.ts';
import {
  errorParts,
  hasErrorMessage,
  isPlainlyError,
  holdsFurtherErrors,
  mayHoldErrors,
  rpcTypeName,
} from '../vocabulary/errorParts.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isSentence } from './itemMessage.ts';

/** Most errors of one item that are listed. */
export const MAX_CONDITIONS = 1000;
const DEEPEST = 20;
const LONGEST = 1000;
const LONGEST_NAME = 200;

/** What the item itself states, which is not repeated as its only condition. */
export interface OwnError {
  readonly message?: DisplayText | null;
  readonly code?: string | null;
}

/**
 * The further errors of a failed item in document order: OData `error.details[]` and `error.innererror`, Google
 * `error.errors[]`, `details[]` of google.rpc.Status, lists (`errors: [{code, message}]`) and maps (`errors: {field: [messages]}`)
 * of errors, `invalid-params` (RFC 9457). The error that holds them is the message of the item and not listed.
 *
 * @param rangeOf the range of a value inside the item; called on demand
 */
export function errorConditions(
  item: Json,
  own: OwnError,
  rangeOf: (path: Path) => Range | null,
): readonly Condition[] {
  const { conditions, left } = searchIn(item, rangeOf);
  if (left > 0) return [...conditions, new ErrorCondition(furtherErrors(left), null, null, () => null)];
  const [only, second] = conditions;
  return only && !second && addsNothing(only, own) ? [] : conditions;
}

/**
 * The number of {@link errorConditions} of a failed item.
 *
 * @param own called only if it decides
 */
export function countErrorConditions(item: Json, own: () => OwnError): number {
  const { conditions, left } = searchIn(item, () => null);
  if (left > 0) return conditions.length + 1;
  const [only, second] = conditions;
  return only && !second && only.target === null && addsNothing(only, own()) ? 0 : conditions.length;
}

function searchIn(item: Json, rangeOf: (path: Path) => Range | null): ErrorSearch {
  const search = new ErrorSearch(rangeOf);
  search.visitItem(item);
  return search;
}

function addsNothing({ name, text, target, fallback }: ErrorCondition, { message, code }: OwnError): boolean {
  const isKnownName = fallback || name === code || name === message;
  return target === null && isKnownName && (text === null || text === message);
}

/**
 * Follows a path through objects, lists and JSON strings; undefined if there is no such value.
 *
 * @param parse parses a JSON string
 */
export function valueThrough(
  root: Json | undefined,
  path: Path,
  parse: (text: string) => Json | undefined,
): Json | undefined {
  let value = root;
  for (const step of path) {
    const outer: Json | undefined = typeof value === 'string' ? parse(value) : value;
    value = outer === undefined ? undefined : valueAt(outer, [step]);
  }
  return value;
}

/** A class, since a range is computed on demand. */
class ErrorCondition implements Condition {
  readonly name: string;
  readonly hrefs: readonly string[] = [];
  readonly text: string | null;
  readonly target: string | null;
  /** Whether the name is that of the list. */
  readonly fallback: boolean;
  readonly #range: () => Range | null;

  constructor(name: string, text: string | null, target: string | null, range: () => Range | null, fallback = false) {
    this.name = name;
    this.text = text;
    this.target = target;
    this.fallback = fallback;
    this.#range = range;
  }

  get range(): Range | null {
    return this.#range();
  }
}

/** Where a search currently is. */
interface Position {
  /** Null inside a JSON string. */
  readonly path: Path | null;
  readonly depth: number;
  /** The key of the list of errors. */
  readonly list: string;
  /** The field that the errors are about. */
  readonly target: string | null;
}

class ErrorSearch {
  readonly conditions: ErrorCondition[] = [];
  /** Number of errors that are not listed. */
  left = 0;
  readonly #rangeOf: (path: Path) => Range | null;

  constructor(rangeOf: (path: Path) => Range | null) {
    this.#rangeOf = rangeOf;
  }

  visitItem(item: Json): void {
    if (isObject(item)) this.#visitHolder(item, { path: [], depth: 0, list: '', target: null });
  }

  /** Visits an item, its body or response, or the error that its message is from. */
  #visitHolder(holder: JsonObject, position: Position): void {
    if (position.depth > DEEPEST) return;
    for (const key in holder) {
      const raw = holder[key];
      if (raw === null || typeof raw === 'number' || typeof raw === 'boolean') continue;
      const { error, holdsResponse } = memberTraits(key);
      const isFurther = error === 'whole' || (holdsFurtherErrors(key) && !PAYLOAD.has(key) && isErrorObject(holder));
      if (!isFurther && !mayHoldErrors(key)) continue;
      const embedded = typeof raw === 'string' ? embeddedJson(raw) : undefined;
      const value = embedded ?? raw;
      if (typeof value === 'string') continue;
      const inside = within(position, key, embedded !== undefined);
      if (isList(value)) {
        if (isFurther || (holdsResponse && value.every(isPlainlyError))) this.#visitErrors(value, inside);
      } else if (isObject(value)) {
        if (isFurther && !isErrorObject(value)) this.#visitMap(value, inside);
        else this.#visitFurther(key, value, inside);
      }
    }
  }

  /** An error that is not the only one of the item: `error.innererror`. The others are holders. */
  #visitFurther(key: string, value: JsonObject, position: Position): void {
    if (CHAINED.has(memberTraits(key).name)) this.#visitError(value, position);
    else this.#visitHolder(value, position);
  }

  #visitErrors(errors: readonly Json[], position: Position): void {
    for (const [index, error] of errors.entries()) {
      const inside = { ...position, path: position.path && [...position.path, index], depth: position.depth + 1 };
      this.#visitError(error, inside);
    }
  }

  #visitError(error: Json, position: Position): void {
    if (position.depth > DEEPEST) return;
    if (typeof error === 'string') return this.#addText(error, position);
    if (isList(error)) return this.#visitErrors(error, position);
    if (!isObject(error)) return;
    const parts = errorParts(error);
    const type = rpcTypeName(error);
    const target = parts?.target ?? position.target;
    if (parts) this.#add(parts.code ?? type, parts.message, target, position);
    const inner = { ...position, list: type ?? position.list, target };
    if (!parts && !Object.keys(error).some(holdsFurtherErrors)) return this.#visitMap(error, inner);
    for (const key in error) {
      if (!holdsFurtherErrors(key)) continue;
      const value = error[key];
      const inside = { ...within(inner, key, false), list: type ?? key };
      if (isList(value)) this.#visitErrors(value, inside);
      else if (isObject(value)) this.#visitError(value, inside);
    }
  }

  /** Visits `{"email": ["is invalid"]}`, or an object with lists of errors. */
  #visitMap(errors: JsonObject, position: Position): void {
    if (position.depth > DEEPEST) return;
    for (const key in errors) {
      const value = errors[key];
      const field = position.target === null ? key : `${position.target}.${key}`.slice(0, LONGEST_NAME);
      const isHolder = holdsFurtherErrors(key) && typeof value !== 'string';
      const inside = isHolder
        ? within(position, key, false)
        : { ...within(position, key, false), list: position.list, target: field };
      if (typeof value === 'string') {
        if (isSentence(value)) this.#addText(value, inside);
      } else if (isList(value)) {
        if (value.every((one) => typeof one === 'string' || isObject(one))) this.#visitErrors(value, inside);
      } else if (isObject(value)) {
        this.#visitError(value, inside);
      }
    }
  }

  /** A text in a list of errors: a message, or a code such as `INVALID_EMAIL`. */
  #addText(text: string, position: Position): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    if (/\s/.test(trimmed) || isSentence(trimmed)) this.#add(null, trimmed, position.target, position);
    else this.#add(trimmed, null, position.target, position);
  }

  #add(code: string | null, message: string | null, target: string | null, { path, list }: Position): void {
    if (this.conditions.length >= MAX_CONDITIONS) {
      this.left += 1;
      return;
    }
    const name = (code ?? target ?? list).slice(0, LONGEST_NAME);
    const isTarget = code === null && target !== null;
    const range = (): Range | null => (path === null ? null : this.#rangeOf(path));
    this.conditions.push(
      new ErrorCondition(
        name,
        message && message.slice(0, LONGEST),
        isTarget ? null : target,
        range,
        code === null && target === null,
      ),
    );
  }
}

/** Members of an item that hold its payload, although they hold further errors in an error. */
const PAYLOAD = new Set(['data', 'extensions']);

/** Members that hold the cause of an error: they are errors of their own. */
const CHAINED = new Set('innererror internalexception innerexception cause causedby'.split(' '));

function within({ path, depth, target }: Position, key: string, isEmbedded: boolean): Position {
  return { path: isEmbedded ? null : path && [...path, key], depth: depth + 1, list: key, target };
}

function isErrorObject(value: JsonObject): boolean {
  return hasErrorMessage(value) || errorParts(value) !== null;
}
