import type { JsonDocument } from './document.ts';
import { isList, isObject, type Json, type Path } from './value.ts';

/** The path of the innermost value in which a truncated text ends; null if the text is not truncated. */
export function truncatedPath(document: JsonDocument): Path | null {
  if (!document.problems.some(({ cut }) => cut === true)) return null;
  const path: (string | number)[] = [];
  let value: Json | undefined = document.value;
  while (typeof value === 'object' && value !== null) {
    const last: string | number | undefined = isList(value) ? value.length - 1 : document.keys(path).at(-1);
    if (last === undefined || last === -1 || document.isComplete([...path, last])) break;
    path.push(last);
    value = childOf(value, last);
  }
  return path;
}

function childOf(value: Json, step: string | number): Json | undefined {
  if (isList(value)) return value[Number(step)];
  return isObject(value) ? value[step] : undefined;
}

/** Returns a document without the string, number or word that is truncated at its end. */
export function withoutTruncatedScalar(document: JsonDocument): JsonDocument {
  const path = document.recovered ? truncatedPath(document) : null;
  return path ? { ...document, value: withoutScalar(document.value, path) } : document;
}

/** Recursive, since the scan limits the depth of values and so the length of paths. */
function withoutScalar(value: Json, [step, ...rest]: Path): Json {
  if (step === undefined) return value;
  const inner = childOf(value, step) ?? null;
  const isScalar = typeof inner !== 'object' || inner === null;
  if (isList(value)) {
    const complete = value.slice(0, -1);
    return isScalar ? complete : [...complete, withoutScalar(inner, rest)];
  }
  if (!isObject(value)) return value;
  const { [step]: _, ...others } = value;
  return isScalar ? others : { ...others, [step]: withoutScalar(inner, rest) };
}
