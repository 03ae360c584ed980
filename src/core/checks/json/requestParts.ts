import { isList, isObject, type Json, parseJson } from '../../read/json/syntax/value.ts';

/** The elements of a JSON request body that is an array, or an object with exactly one array; null for all others. */
export function requestParts(body: string | null): readonly Json[] | null {
  const root = body === null ? undefined : parseJson(body);
  if (isList(root)) return root;
  const arrays = isObject(root) ? Object.values(root).filter(isList) : [];
  return arrays.length === 1 ? (arrays[0] ?? null) : null;
}
