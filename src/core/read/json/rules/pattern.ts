import { memoize } from '../syntax/memoize.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';

type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'deep' }
  /** A name with the key of an item: the texts before, between and after each `{key}`. */
  | { readonly kind: 'key'; readonly around: readonly string[] };

/** A pointer (RFC 6901) in which `*` matches any one step and `**` any number of steps. */
export type Pattern = readonly Step[];

/** Parses a pattern. `~2` is a literal star. */
export const patternOf: (pointer: string) => Pattern = memoize((pointer) => made(pointer, false));

/** Parses a pattern in which `{key}` matches any text within a step. */
export const keyedPatternOf: (pointer: string) => Pattern = memoize((pointer) => made(pointer, true));

function made(pointer: string, isKeyed: boolean): Pattern {
  return pointer
    .split('/')
    .slice(1)
    .map((step): Step => {
      if (step === '*') return { kind: 'any' };
      if (step === '**') return { kind: 'deep' };
      if (isKeyed && step.includes('{key}')) return { kind: 'key', around: step.split('{key}').map(unescaped) };
      return { kind: 'name', name: unescaped(step) };
    });
}

function unescaped(step: string): string {
  return step.replaceAll('~2', '*').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The text of `{key}` in a member's name; null if the name does not match. */
function keyIn(name: string, around: readonly string[]): string | null {
  const count = around.length - 1;
  const length = (name.length - around.reduce((sum, text) => sum + text.length, 0)) / count;
  if (!Number.isInteger(length) || length < 0) return null;
  const start = around[0]?.length ?? 0;
  const key = name.slice(start, start + length);
  return around.join(key) === name ? key : null;
}

/** A value that a pattern matches. */
export interface Match {
  readonly path: Path;
  readonly value: Json;
  /** The steps that matched each `*`, in order. */
  readonly captures: readonly string[];
  /** The text of `{key}`; null if the pattern has none. */
  readonly key: string | null;
}

/** A list index without leading zeros (RFC 6901 section 4). */
const INDEX = /^(?:0|[1-9]\d*)$/;

/** The value at a pattern without stars; undefined if there is no such value, or if the pattern has stars. */
export function valueBy(root: Json, pattern: Pattern): Json | undefined {
  let value: Json | undefined = root;
  for (const step of pattern) {
    if (step.kind !== 'name') return undefined;
    if (isObject(value)) value = Object.hasOwn(value, step.name) ? value[step.name] : undefined;
    else value = isList(value) && INDEX.test(step.name) ? value[Number(step.name)] : undefined;
  }
  return value;
}

/** Whether a pattern has neither stars nor `{key}`, so that it matches at most one value. */
export function isPlain(pattern: Pattern): boolean {
  return pattern.every(({ kind }) => kind === 'name');
}

const MOST_VALUES = 2_000_000;
const DEEPEST = 30;

/**
 * All matches of a pattern, in body order. Since a pattern has at most one `**`, each value is visited at most once per step,
 * so the time is linear.
 *
 * @param most maximum number of matches
 * @param onLimit called if there may be more matches, or if the body is too large or nested too deep to search completely
 */
export function matchesIn(root: Json, pattern: Pattern, most = 10_000, onLimit?: () => void): readonly Match[] {
  const found: Match[] = [];
  let visited = 0;
  let isTooDeep = false;
  // The path of the visited value, the indexes of the steps that matched stars, and the text of `{key}`.
  const path: (string | number)[] = [];
  const stars: number[] = [];
  let key: string | null = null;
  const visit = (value: Json, at: number): void => {
    isTooDeep ||= path.length > DEEPEST;
    if (found.length >= most || (visited += 1) > MOST_VALUES || path.length > DEEPEST) return;
    const step = pattern[at];
    if (!step) {
      found.push({ path: [...path], value, captures: stars.map((star) => String(path[star])), key });
      return;
    }
    if (step.kind === 'name') return named(value, step.name, at + 1);
    if (step.kind === 'key')
      return key === null ? keyed(value, step.around, at + 1) : named(value, step.around.join(key), at + 1);
    if (step.kind === 'deep') visit(value, at + 1);
    if (step.kind === 'any') stars.push(path.length);
    const next = step.kind === 'any' ? at + 1 : at;
    if (isList(value)) value.some((inner, i) => into(inner, i, next));
    else if (isObject(value)) Object.keys(value).some((name) => into(value[name] ?? null, name, next));
    if (step.kind === 'any') stars.pop();
  };
  const named = (value: Json, name: string, at: number): void => {
    const step = isList(value) && INDEX.test(name) ? Number(name) : name;
    const inner = valueAt(value, [step]);
    if (inner !== undefined) into(inner, step, at);
  };
  const keyed = (value: Json, around: readonly string[], at: number): void => {
    const each = (inner: Json, name: string | number): boolean => {
      key = keyIn(String(name), around);
      return key !== null && into(inner, name, at);
    };
    if (isList(value)) value.some(each);
    else if (isObject(value)) Object.keys(value).some((name) => each(value[name] ?? null, name));
    key = null;
  };
  /** @returns whether to stop the search */
  const into = (value: Json, name: string | number, at: number): boolean => {
    path.push(name);
    visit(value, at);
    path.pop();
    return found.length >= most || visited > MOST_VALUES;
  };
  visit(root, 0);
  if (onLimit && (found.length >= most || visited > MOST_VALUES || isTooDeep)) onLimit();
  return found;
}
