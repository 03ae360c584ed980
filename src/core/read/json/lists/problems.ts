import { normalizeName } from '../vocabulary/nameRoles.ts';
import { isList, isObject, type Json, type JsonObject } from '../syntax/value.ts';

const NAMES = new Set('problems issues complaints'.split(' '));
const PLACES = new Set(
  'index idx pos position line row itemindex rowindex recordindex entryindex requestindex lineindex linenumber rownumber lineno rowno pointer field'.split(
    ' ',
  ),
);
const TEXTS = new Set('message msg text detail explanation reason description problem error'.split(' '));
const SAMPLE = 20;

/**
 * Whether a list such as `problems` holds failures: each item has a position in the request and a text, or is a text by id.
 * Other problems and issues may be resources.
 */
export function areProblems(key: string, value: Json): boolean {
  if (!NAMES.has(normalizeName(key))) return false;
  if (isObject(value)) return areTextsById(value);
  if (!isList(value) || value.length === 0) return false;
  return value.slice(0, SAMPLE).every((item) => {
    if (!isObject(item)) return false;
    const names = Object.keys(item).filter((name) => item[name] !== null);
    return (
      names.some((name) => PLACES.has(normalizeName(name)) && typeof item[name] !== 'object') &&
      names.some((name) => TEXTS.has(normalizeName(name)) && typeof item[name] === 'string')
    );
  });
}

/** `{"21975c81-7f57": "Missing in the project"}` */
function areTextsById(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /\d/.test(key) && typeof value[key] === 'string');
}
