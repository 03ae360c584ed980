import { parseStatusCode } from './statusCode.ts';
import { memberTraits } from './memberTraits.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

const NAMES = new Set(
  'code errorcode errcode type errortype errorname category statuscode resultcode errortag errorid'.split(' '),
);
const LONGEST = 80;

/**
 * The API's own code of an item, other than its HTTP status: `errorCode: "INVALID_EMAIL"`, `error: {code: 1000}`. The code
 * at the lowest depth wins; null if there is none.
 *
 * @param status the status of the item, which is not a vendor code
 */
export function vendorCode(item: Json, status: number | null): string | null {
  if (!isObject(item)) return null;
  let deeper: readonly Json[] = [item];
  for (let depth = 0; depth < 4 && deeper.length > 0; depth += 1) {
    const next: Json[] = [];
    for (const value of deeper) {
      const object = isList(value) ? value[0] : value;
      if (!isObject(object)) continue;
      for (const key in object) {
        const inner = object[key] ?? null;
        const traits = memberTraits(key);
        if (NAMES.has(traits.name) && (depth > 0 || traits.name !== 'type')) {
          const text = typeof inner === 'number' ? String(inner) : typeof inner === 'string' ? inner : '';
          if (
            text !== '' &&
            text.length <= LONGEST &&
            !/\s/.test(text) &&
            (status === null || parseStatusCode(inner)?.status !== status)
          )
            return text;
        }
        if (traits.error !== null || traits.isWrapper || traits.holdsResponse) next.push(inner);
      }
    }
    deeper = next;
  }
  return null;
}
