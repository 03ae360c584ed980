import { remembered } from '../remember.ts';
import { isList, isObject, type Json, type Path } from '../value.ts';

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

const MOST_VALUES = 20_000;
const DEEPEST = 30;

/** All values that a pattern leads to, in the order of the body. */
export function matchesIn(root: Json, pattern: Pattern, most = 10_000): readonly Match[] {
  const found: Match[] = [];
  let looked = 0;
  const visit = (value: Json, at: number, path: Path, captures: readonly string[]): void => {
    if (found.length >= most || (looked += 1) > MOST_VALUES || path.length > DEEPEST) return;
    const step = pattern[at];
    if (!step) {
      found.push({ path, value, captures });
      return;
    }
    if (step.kind === 'deep') visit(value, at + 1, path, captures);
    if (isList(value)) {
      if (step.kind === 'name') {
        const inner = /^\d+$/.test(step.name) ? value[Number(step.name)] : undefined;
        if (inner !== undefined) visit(inner, at + 1, [...path, Number(step.name)], captures);
        return;
      }
      for (const [i, inner] of value.entries()) into(inner, step.kind, at, [...path, i], captures);
    } else if (isObject(value)) {
      if (step.kind === 'name') {
        const inner = Object.hasOwn(value, step.name) ? value[step.name] : undefined;
        if (inner !== undefined) visit(inner, at + 1, [...path, step.name], captures);
        return;
      }
      for (const [key, inner] of Object.entries(value)) into(inner, step.kind, at, [...path, key], captures);
    }
  };
  const into = (value: Json, kind: 'any' | 'deep', at: number, path: Path, captures: readonly string[]): void => {
    if (kind === 'any') visit(value, at + 1, path, [...captures, String(path.at(-1))]);
    else visit(value, at, path, captures);
  };
  visit(root, 0, [], []);
  return found;
}
