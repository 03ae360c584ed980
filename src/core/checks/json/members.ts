import { isList, isObject, type Json } from '../../read/json/syntax/value.ts';

/**
 * Whether a value inside of a value, or the value itself, passes a test. The name is null for elements of arrays and for the value
 * itself. Does not recurse, so that deeply nested values cannot exceed the stack.
 */
export function someMember(value: Json, test: (value: Json, name: string | null) => boolean): boolean {
  if (test(value, null)) return true;
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) {
      for (const element of next) {
        if (test(element, null)) return true;
        if (typeof element === 'object' && element !== null) open.push(element);
      }
    } else if (isObject(next)) {
      for (const name in next) {
        const inner = next[name] ?? null;
        if (test(inner, name)) return true;
        if (typeof inner === 'object' && inner !== null) open.push(inner);
      }
    }
  }
  return false;
}

/** Whether a value contains a text that is not blank, at any depth. */
export function hasText(value: Json): boolean {
  return someMember(value, (inner) => typeof inner === 'string' && inner.trim() !== '');
}
