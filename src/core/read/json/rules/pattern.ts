import { remembered } from '../remember.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../value.ts';

type Step = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'any' } | { readonly kind: 'deep' };

/** A pointer (RFC 6901) in which `*` stands for any one step and `**` for any number of them. */
export type Pattern = readonly Step[];

/** `~2` is a star that stands for itself. */
export const patternOf: (pointer: string) => Pattern = remembered(made);

function made(pointer: string): Pattern {
  return pointer
    .split('/')
    .slice(1)
    .map((step) =>
      step === '*'
        ? { kind: 'any' }
        : step === '**'
          ? { kind: 'deep' }
          : { kind: 'name', name: step.replaceAll('~2', '*').replaceAll('~1', '/').replaceAll('~0', '~') },
    );
}

export interface Match {
  readonly path: Path;
  readonly value: Json;
  /** What the steps `*` stand for, in order. */
  readonly captures: readonly string[];
}

/** What a pattern without stars leads to, without making a match of it; undefined where it leads nowhere or has stars. */
export function valueBy(root: Json, pattern: Pattern): Json | undefined {
  let value: Json | undefined = root;
  for (const step of pattern) {
    if (step.kind !== 'name') return undefined;
    if (isObject(value)) value = Object.hasOwn(value, step.name) ? value[step.name] : undefined;
    else value = isList(value) && /^\d+$/.test(step.name) ? value[Number(step.name)] : undefined;
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
 * All values that a pattern leads to, in the order of the body.
 *
 * @param most how many are wanted
 * @param onLimit called if there may be more of them: the body is too large or nested too deep to be searched
 */
export function matchesIn(root: Json, pattern: Pattern, most = 10_000, onLimit?: () => void): readonly Match[] {
  const found: Match[] = [];
  let looked = 0;
  let isTooDeep = false;
  // The way to the value that is looked at, and which steps of it stars stand for.
  const way: (string | number)[] = [];
  const stars: number[] = [];
  const visit = (value: Json, at: number): void => {
    isTooDeep ||= way.length > DEEPEST;
    if (found.length >= most || (looked += 1) > MOST_VALUES || way.length > DEEPEST) return;
    const step = pattern[at];
    if (!step) {
      found.push({ path: [...way], value, captures: stars.map((star) => String(way[star])) });
      return;
    }
    if (step.kind === 'name') {
      const key = isList(value) && /^\d+$/.test(step.name) ? Number(step.name) : step.name;
      const inner = valueAt(value, [key]);
      if (inner !== undefined) into(inner, key, at + 1);
      return;
    }
    if (step.kind === 'deep') visit(value, at + 1);
    if (step.kind === 'any') stars.push(way.length);
    const next = step.kind === 'any' ? at + 1 : at;
    if (isList(value)) value.some((inner, i) => into(inner, i, next));
    else if (isObject(value)) Object.keys(value).some((key) => into(value[key] ?? null, key, next));
    if (step.kind === 'any') stars.pop();
  };
  /** @returns whether that is enough */
  const into = (value: Json, key: string | number, at: number): boolean => {
    way.push(key);
    visit(value, at);
    way.pop();
    return found.length >= most || looked > MOST_VALUES;
  };
  visit(root, 0);
  if (onLimit && (found.length >= most || looked > MOST_VALUES || isTooDeep)) onLimit();
  return found;
}
