import { memoize } from '../syntax/memoize.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';

type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'deep' }
  /** A name with the key of an item in it: what is before, between and after each `{key}`. */
  | { readonly kind: 'key'; readonly around: readonly string[] };

/** A pointer (RFC 6901) in which `*` stands for any one step and `**` for any number of them. */
export type Pattern = readonly Step[];

/** `~2` is a star that stands for itself. */
export const patternOf: (pointer: string) => Pattern = memoize((pointer) => made(pointer, false));

/** The same, in which `{key}` stands for the same text everywhere. */
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

/** What `{key}` stands for where a member has this name; null where the name does not fit. */
function keyIn(name: string, around: readonly string[]): string | null {
  const count = around.length - 1;
  const length = (name.length - around.reduce((sum, text) => sum + text.length, 0)) / count;
  if (!Number.isInteger(length) || length < 0) return null;
  const start = around[0]?.length ?? 0;
  const key = name.slice(start, start + length);
  return around.join(key) === name ? key : null;
}

export interface Match {
  readonly path: Path;
  readonly value: Json;
  /** What the steps `*` stand for, in order. */
  readonly captures: readonly string[];
  /** What `{key}` stands for; null where the pattern has none. */
  readonly key: string | null;
}

/** The number of an item of a list, without leading zeros (RFC 6901 section 4). */
const INDEX = /^(?:0|[1-9]\d*)$/;

/** What a pattern without stars leads to, without making a match of it; undefined where it leads nowhere or has stars. */
export function valueBy(root: Json, pattern: Pattern): Json | undefined {
  let value: Json | undefined = root;
  for (const step of pattern) {
    if (step.kind !== 'name') return undefined;
    if (isObject(value)) value = Object.hasOwn(value, step.name) ? value[step.name] : undefined;
    else value = isList(value) && INDEX.test(step.name) ? value[Number(step.name)] : undefined;
  }
  return value;
}

/** Whether it leads to one value at most. */
export function isPlain(pattern: Pattern): boolean {
  return pattern.every(({ kind }) => kind === 'name');
}

const MOST_VALUES = 2_000_000;
const DEEPEST = 30;

/**
 * All values that a pattern leads to, in the order of the body. Each value is visited once at most for each step, since a
 * pattern has one `**` at most: the time is in proportion to the body.
 *
 * @param most how many are wanted
 * @param onLimit called if there may be more of them: the body is too large or nested too deep to be searched
 */
export function matchesIn(root: Json, pattern: Pattern, most = 10_000, onLimit?: () => void): readonly Match[] {
  const found: Match[] = [];
  let looked = 0;
  let isTooDeep = false;
  // The way to the value that is visited, which steps of it stars stand for, and what the key stands for.
  const way: (string | number)[] = [];
  const stars: number[] = [];
  let key: string | null = null;
  const visit = (value: Json, at: number): void => {
    isTooDeep ||= way.length > DEEPEST;
    if (found.length >= most || (looked += 1) > MOST_VALUES || way.length > DEEPEST) return;
    const step = pattern[at];
    if (!step) {
      found.push({ path: [...way], value, captures: stars.map((star) => String(way[star])), key });
      return;
    }
    if (step.kind === 'name') return named(value, step.name, at + 1);
    if (step.kind === 'key')
      return key === null ? keyed(value, step.around, at + 1) : named(value, step.around.join(key), at + 1);
    if (step.kind === 'deep') visit(value, at + 1);
    if (step.kind === 'any') stars.push(way.length);
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
  /** @returns whether that is enough */
  const into = (value: Json, name: string | number, at: number): boolean => {
    way.push(name);
    visit(value, at);
    way.pop();
    return found.length >= most || looked > MOST_VALUES;
  };
  visit(root, 0);
  if (onLimit && (found.length >= most || looked > MOST_VALUES || isTooDeep)) onLimit();
  return found;
}
