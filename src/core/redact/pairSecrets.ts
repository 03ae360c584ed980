import { fieldSecrets } from './fieldSecrets.ts';
import { headerSecrets } from './headerSecrets.ts';
import { createSecret, type Finding } from './secret.ts';
import { secretKind, secretParameter } from './secretNames.ts';
import { trimmedEnd } from './elementSecrets.ts';
import { isXml } from './markup.ts';
import { looksGenerated } from './secretValues.ts';

const EQUALS = /(?:\s?=\s?|%3D)/iy;
const COLON = /:[ \t]*/y;

/** The end of the value of a parameter of a URL or form. */
const AFTER_PARAMETER = /[&#\s"'<>\\`]|%26|$/gi;
/** The end of a value that is a secret only if it looks generated: also where another parameter begins. */
const AFTER_AMBIGUOUS = /[?;&#\s"'<>\\`]|%26|$/gi;
/** The number of characters of a value that are judged. */
const LONGEST_JUDGED = 1000;
/** The end of a value in other text, such as that of a command or an attribute. */
const AFTER_VALUE = /[\s"'<>\\;,)}\]&`|]|$/g;

const END_OF_LINE = /[\r\n]|$/g;
/** Lock tokens are in angle brackets, which are followed by a scheme. */
const END_OF_LINE_IN_XML = /[\r\n]|<(?!(?:opaquelocktoken|urn|https?):)|\]\]>|-->|\?>|$/gi;

/** The value of a field of a form in multipart/form-data: after the headers of its part. */
const FORM_FIELD = /"[^\r\n]{0,300}\r?\n(?:[^\r\n]{1,1000}\r?\n){0,5}\r?\n([^\r\n]*)/y;

/**
 * The secret in a pair of name and value: `name=value` in a URL, a form or other text, `Name: value` in an HTTP message or other text,
 * and a field of multipart/form-data.
 *
 * @param from start of a word that may be the name
 */
export function pairSecrets(text: string, from: number, end: number): Finding | null {
  const value = follow(EQUALS, text, end);
  if (value !== -1) return parameterFinding(text, from, end, value);
  if (text.charCodeAt(end) === 0x3a) return lineFinding(text, from, end);
  return text.charCodeAt(end) === 0x22 ? formFieldFinding(text, from, end) : null;
}

function follow(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function parameterFinding(text: string, from: number, nameEnd: number, start: number): Finding | null {
  const name = text.slice(from, nameEnd).replace(/^-+/, '');
  const isParameter = from === 0 || /[?&#;]$|%(?:3F|26|23)$|\\u0026$/i.test(text.slice(Math.max(0, from - 6), from));
  const kind = secretKind(name);
  const parameter = kind === null && isParameter ? secretParameter(name) : null;
  if (kind === null && parameter === null) return null;
  if (parameter === 'if-generated' && !isGeneratedParameter(text, start)) return null;
  const quote = isParameter ? null : (/["']/y.exec(text.charAt(start))?.[0] ?? null);
  const valueStart = start + (quote?.length ?? 0);
  const end =
    quote === null ? indexOf(isParameter ? AFTER_PARAMETER : AFTER_VALUE, text, start) : endOfQuoted(text, valueStart);
  if (kind !== null && !isParameter) {
    const secrets = fieldSecrets(text, valueStart, end, { name, kind: kind === 'header' ? 'token' : kind });
    return secrets.length === 0 ? null : { secrets, end };
  }
  const value = text.slice(valueStart, Math.min(end, valueStart + LONGEST_JUDGED));
  if (value.length < 4 || /^(?:true|false|null)$/i.test(value)) return null;
  return { secrets: [createSecret(text, valueStart, end, { rule: 'parameter', name })], end };
}

/** Looks at the beginning of the value only, so that many names without secrets take linear time. */
function isGeneratedParameter(text: string, start: number): boolean {
  const beginning = text.slice(start, start + LONGEST_JUDGED);
  const value = beginning.slice(0, indexOf(AFTER_AMBIGUOUS, beginning, 0));
  return value.length >= 16 && looksGenerated(value);
}

function indexOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

function endOfQuoted(text: string, start: number): number {
  return indexOf(text.charAt(start - 1) === '"' ? /["\\<>\n]|$/g : /['\\<>\n]|$/g, text, start);
}

/** `Name: value` on a line of its own: the value reaches to the end of the line. Within a sentence it is one word, if that looks generated. */
function lineFinding(text: string, from: number, nameEnd: number): Finding | null {
  const name = text.slice(from, nameEnd);
  const kind = secretKind(name);
  const start = follow(COLON, text, nameEnd);
  if (kind === null || start === -1) return null;
  const before = from === 0 ? '\n' : text.charAt(from - 1);
  const isEscaped = /\\[nr]$/.test(text.slice(Math.max(0, from - 2), from));
  if (before === '\n' || before === '\r' || before === '"' || isEscaped) {
    const end = trimmedEnd(text, start, endOfLine(text, start, before === '"' || isEscaped));
    const secrets = fieldSecrets(text, start, end, { name, kind });
    return secrets.length === 0 ? null : { secrets, end };
  }
  return before === ' ' ? wordFinding(text, start, name) : null;
}

function endOfLine(text: string, start: number, isInString: boolean): number {
  if (isInString) return indexOf(/["\\\r\n]|$/g, text, start);
  return indexOf(isXml(text) ? END_OF_LINE_IN_XML : END_OF_LINE, text, start);
}

function wordFinding(text: string, start: number, name: string): Finding | null {
  const end = indexOf(AFTER_VALUE, text, start);
  if (!looksGenerated(text.slice(start, Math.min(end, start + LONGEST_JUDGED)))) return null;
  const [secret] = headerSecrets(name, text.slice(start, end));
  if (!secret) return null;
  const rule = 'member';
  return { secrets: [{ ...secret, rule, start: start + secret.start, end: start + secret.end }], end };
}

function formFieldFinding(text: string, from: number, end: number): Finding | null {
  const name = text.slice(from, end);
  const kind = text.startsWith('name="', from - 6) ? secretKind(name) : null;
  if (kind === null) return null;
  FORM_FIELD.lastIndex = end;
  const value = FORM_FIELD.exec(text)?.[1];
  if (value === undefined) return null;
  const to = FORM_FIELD.lastIndex;
  const secrets = fieldSecrets(text, to - value.length, to, { name, kind });
  return secrets.length === 0 ? null : { secrets, end: to };
}
