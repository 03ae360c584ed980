import { fieldSecrets } from './fieldSecrets.ts';
import type { Finding } from './secret.ts';
import { secretKind } from './secretNames.ts';

const LONGEST_PREFIX = 64;

/** The beginning of a tag before the local name: `<`, `<prefix:`, and both escaped in XML or JSON. */
const TAG_BEFORE = /(<|&lt;|\\u003c)(?:[\w.-]+:)?$/i;

/** The rest of a start tag, and up to two start tags in it: `<locktoken><href>`. */
const REST = /(?:\s[^<>]{0,300})?>\s*(?:<[\w:.-]+>\s*){0,2}(<!\[CDATA\[)?/y;
const REST_ESCAPED = /(?:\s[^<>&]{0,300})?(?:&gt;|\\u003e)\s*(?:(?:&lt;|\\u003c)[\w:.-]+(?:&gt;|\\u003e)\s*){0,2}/iy;

const END_OF_CDATA = ']]>';

/** `<name>password</name><value>`, of XML-RPC and similar formats, after the name. */
const VALUE_BESIDE = /<\/(?:\w+:)?(?:name|key)>\s*<(?:\w+:)?(?:value|string)>\s*(?:<(?:\w+:)?string>)?/iy;

/**
 * The secret in the text of an XML element, by its name.
 *
 * @param from start of a word that may be the name of an element
 * @returns null if the word is not a name, or the text of the element is not a secret
 */
export function elementSecrets(text: string, from: number, end: number): Finding | null {
  const tag = TAG_BEFORE.exec(text.slice(Math.max(0, from - LONGEST_PREFIX), from));
  const opening = tag?.[1] ?? (text.startsWith('u003c', from - 5) ? String.raw`\u003c` : null);
  if (opening === null) return text.charAt(from - 1) === '>' ? besideFinding(text, from, end) : null;
  const rest = opening === '<' ? REST : REST_ESCAPED;
  rest.lastIndex = end;
  const found = rest.exec(text);
  if (!found) return null;
  return textFinding(text, from, {
    nameEnd: end,
    start: rest.lastIndex,
    terminator: found[1] === undefined ? opening : END_OF_CDATA,
  });
}

function besideFinding(text: string, from: number, end: number): Finding | null {
  VALUE_BESIDE.lastIndex = end;
  if (!VALUE_BESIDE.test(text)) return null;
  return textFinding(text, from, { nameEnd: end, start: VALUE_BESIDE.lastIndex, terminator: '<' });
}

function textFinding(
  text: string,
  from: number,
  { nameEnd, start, terminator }: { nameEnd: number; start: number; terminator: string },
): Finding | null {
  const name = text.slice(from, nameEnd);
  const kind = secretKind(name);
  if (kind === null) return null;
  const next = terminator === END_OF_CDATA ? endOfCdata(text, start) : text.indexOf(terminator, start);
  const to = trimmedEnd(text, start, next === -1 ? text.length : next);
  const secrets = fieldSecrets(text, start, to, { name, kind });
  return secrets.length === 0 ? null : { secrets, end: to };
}

/** The last search for the end of a CDATA section, from `start` to `end`. Repeating it for each section would take quadratic time. */
let lastSearch = { text: '', start: 0, end: -1 };

function endOfCdata(text: string, start: number): number {
  const isWithin =
    lastSearch.text === text && lastSearch.start <= start && (lastSearch.end === -1 || start <= lastSearch.end);
  if (!isWithin) lastSearch = { text, start, end: text.indexOf(END_OF_CDATA, start) };
  return lastSearch.end;
}

export function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && /\s/.test(text.charAt(to - 1))) to -= 1;
  return to;
}
