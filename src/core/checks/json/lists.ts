import { isList, isObject, type Json, type JsonObject, type Path } from '../../read/json/syntax/value.ts';
import { type ListKind, listKind } from './names.ts';
import { isResult } from './status.ts';

/** A list of a body that may hold its results: an array, or an object as a map by identifier. */
export interface FoundList {
  readonly path: Path;
  readonly kind: ListKind;
  readonly size: number;
  readonly isMap: boolean;
  /** Whether its elements may be items; otherwise it is only an array with a name, or of the root. */
  readonly hasItems: boolean;
  /** The elements, with the index or key of each. */
  readonly elements: () => Iterable<readonly [step: string | number, element: Json]>;
}

/** Number of objects around a list. */
const MAX_DEPTH = 5;

/** All lists of a body in document order. Arrays inside of arrays are ignored. */
export function findLists(root: Json): readonly FoundList[] {
  const found: FoundList[] = [];
  const visit = (value: Json, name: string | null, path: Path): void => {
    if (isList(value)) {
      const list = arrayList(value, listKind(name), path);
      if (list) found.push(list);
    } else if (isObject(value) && path.length < MAX_DEPTH) {
      const list = mapList(value, listKind(name), path);
      if (list) found.push(list);
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === 'object') visit(inner, key, [...path, key]);
    }
  };
  visit(root, null, []);
  return found;
}

function arrayList(array: readonly Json[], kind: ListKind, path: Path): FoundList | null {
  const isNamed = kind === 'success' || kind === 'failure';
  const hasItems = array.every(isObject) || (isNamed && (array.every(isText) || array.every(Number.isInteger)));
  if (!hasItems && kind === null) return null;
  return { path, kind, size: array.length, isMap: false, hasItems, elements: () => array.entries() };
}

function isText(value: Json): boolean {
  return typeof value === 'string';
}

function mapList(object: JsonObject, kind: ListKind, path: Path): FoundList | null {
  let size = 0;
  let results = 0;
  let hasDigit = false;
  for (const key in object) {
    const value = object[key];
    if (!isObject(value)) return null;
    size += 1;
    hasDigit ||= /\d/.test(key);
    if (isResult(value)) results += 1;
  }
  const isMap = size > 0 && (results === size || (kind === 'result' && (results > 0 || hasDigit)));
  return isMap ? { path, kind, size, isMap, hasItems: true, elements: () => Object.entries(object) } : null;
}
