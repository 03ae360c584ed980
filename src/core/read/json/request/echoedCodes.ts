import type { List } from '../lists/lists.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isObject, type Json } from '../syntax/value.ts';
import type { ParsedRequest } from './requestLists.ts';

const NONE: ReadonlySet<string> = new Set();
/** Compared members and lists of the request, so that the time stays linear. */
const MOST = 8;

/**
 * The members named `code` whose values the request has in a member of the same name. They are properties of the requested
 * things, such as article codes, and not statuses.
 */
export function echoedCodes({ values, role }: List, { lists }: ParsedRequest): ReadonlySet<string> {
  const first = values.find((value) => isObject(value));
  if (!isObject(first) || role !== 'plain' || lists.length === 0) return NONE;
  const keys = Object.keys(first)
    .filter((key) => memberTraits(key).code === 'code')
    .slice(0, MOST);
  const echoed = keys.filter((key) =>
    lists.slice(0, MOST).some((list) => {
      const known = list.columns().get(key);
      return known !== undefined && values.every((value) => isEchoed(value, key, known));
    }),
  );
  return echoed.length === 0 ? NONE : new Set(echoed);
}

function isEchoed(value: Json, key: string, known: ReadonlyMap<string, number>): boolean {
  const code = isObject(value) ? (value[key] ?? null) : null;
  return code === null || ((typeof code === 'string' || typeof code === 'number') && known.has(String(code)));
}
