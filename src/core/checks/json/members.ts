import { isList, isObject, type Json } from '../../read/json/syntax/value.ts';

/** A member at any depth inside of a value; the name is null for elements of arrays and for the value itself. */
interface Member {
  readonly name: string | null;
  readonly value: Json;
}

/** All values inside of a value, and itself. Does not recurse, so that deeply nested values cannot exceed the stack. */
export function* membersIn(value: Json): Generator<Member> {
  const open: Member[] = [{ name: null, value }];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    const { value: inner } = next;
    if (isList(inner)) for (const element of inner) open.push({ name: null, value: element });
    else if (isObject(inner)) for (const name of Object.keys(inner)) open.push({ name, value: inner[name] ?? null });
  }
}

/** Whether a value contains a text that is not blank, at any depth. */
export function hasText(value: Json): boolean {
  for (const { value: inner } of membersIn(value)) if (typeof inner === 'string' && inner.trim() !== '') return true;
  return false;
}
