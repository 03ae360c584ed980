import { attributeFinding, reversedAttributeFinding } from './attributeSecrets.ts';
import { type ContentOf, contentFinding } from './elementContent.ts';
import type { Finding } from './secret.ts';
import { secretKind } from './secretNames.ts';

const LONGEST_PREFIX = 64;

/** The beginning of a tag before the local name: `<`, `<prefix:`, and both escaped in XML or JSON. */
const TAG_BEFORE = /(<|&lt;|\\u003c)(?:[\w.-]+:)?$/i;

/** The rest of a start tag, and up to two start tags in it: `<locktoken><href>`. */
const REST = /(?:\s[^<>]{0,300})?(?<!\/)>\s*(?:<[\w:.-]+>\s*){0,2}/y;
const REST_ESCAPED =
  /(?:\s[^<>&]{0,300})?(?<!\/)(?:&gt;|\\u003e)\s*(?:(?:&lt;|\\u003c)[\w:.-]+(?:&gt;|\\u003e)\s*){0,2}/iy;

/** `<name>password</name><value>`, of XML-RPC and similar formats, after the name. */
const VALUE_BESIDE = /<\/(?:\w+:)?(?:name|key)>\s*<(?:\w+:)?(?:value|string)>\s*(?:<(?:\w+:)?string>)?/iy;

/** `<value>...</value><name>password</name>`, after `value`. */
const VALUE_BEFORE =
  /(?:\s[^<>]{0,300})?>([^<>]{1,20000})<\/(?:\w+:)?val(?:ue)?>\s*<(?:\w+:)?(?:name|key)>\s*([\w.:-]{1,64})\s*</y;

/**
 * The secret in the text of an XML element, by its name, or in an attribute or element beside a name.
 *
 * @param from start of a word that may be the name of an element
 * @returns null if the word is not a name, or the text of the element is not a secret
 */
export function elementSecrets(text: string, from: number, end: number): Finding | null {
  const name = text.slice(from, end);
  const before = from === 0 ? '' : text.charAt(from - 1);
  if (before === '"' || before === "'") return attributeFinding(text, { from, end, name });
  const tag = TAG_BEFORE.exec(text.slice(Math.max(0, from - LONGEST_PREFIX), from));
  const opening = tag?.[1] ?? (text.startsWith('u003c', from - 5) ? String.raw`\u003c` : null);
  const named = fieldOf(name);
  if (named === null) return null;
  const rest = opening === null ? (before === '>' ? VALUE_BESIDE : null) : opening === '<' ? REST : REST_ESCAPED;
  if (rest === null) return null;
  rest.lastIndex = end;
  return rest.test(text) ? contentFinding(text, { ...named, start: rest.lastIndex, opening: opening ?? '<' }) : null;
}

/** The secret in an element or attribute named `value` before the name of the secret. @param from start of the word `value` */
export function valueBeforeName(text: string, from: number, end: number): Finding | null {
  const before = from === 0 ? '' : text.charAt(from - 1);
  if (before !== '<' && before !== ':') return reversedAttributeFinding(text, end);
  VALUE_BEFORE.lastIndex = end;
  const found = VALUE_BEFORE.exec(text);
  const named = found?.[2] === undefined ? null : fieldOf(found[2]);
  const start = text.indexOf('>', end) + 1;
  return named === null ? null : contentFinding(text, { ...named, start, opening: '<' });
}

function fieldOf(name: string): Pick<ContentOf, 'name' | 'kind'> | null {
  const kind = secretKind(name);
  return kind === null ? null : { name, kind };
}
