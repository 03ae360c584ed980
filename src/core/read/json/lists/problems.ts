import { normalizeName } from '../vocabulary/nameRoles.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

const NAMES = new Set('problems issues complaints'.split(' '));
const PLACES = new Set(
  'index idx pos position line row itemindex rowindex recordindex entryindex requestindex lineindex linenumber rownumber lineno rowno pointer field'.split(
    ' ',
  ),
);
const TEXTS = new Set('message msg text detail explanation reason description problem error'.split(' '));
const SAMPLE = 20;

/**
 * Whether a list such as `problems` holds failures: each item has a position in the request and a text. Other problems and
 * issues may be resources.
 */
export function areProblems(key: string, value: Json): boolean {
  if (!NAMES.has(normalizeName(key)) || !isList(value) || value.length === 0) return false;
  return value.slice(0, SAMPLE).every((item) => {
    if (!isObject(item)) return false;
    const names = Object.keys(item).filter((name) => item[name] !== null);
    return (
      names.some((name) => PLACES.has(normalizeName(name)) && typeof item[name] !== 'object') &&
      names.some((name) => TEXTS.has(normalizeName(name)) && typeof item[name] === 'string')
    );
  });
}
