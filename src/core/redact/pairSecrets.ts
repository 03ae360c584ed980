import { fieldSecrets } from './fieldSecrets.ts';
import { headerSecrets } from './headerSecrets.ts';
import { createSecret, type Finding } from './secret.ts';
import { secretKind, secretParameter, type SecretKind } from './secretNames.ts';
import { trimmedEnd } from './elementContent.ts';
import { isXml } from './markup.ts';
import { looksGenerated } from './secretValues.ts';

/** Also after brackets, as in `user[password]=` and `token[]=`. */
const EQUALS = /(?:\]|%5D)?(?:\[\w{0,50}\]|%5B\w{0,50}%5D){0,3}(?:\s?=\s?|%(?:25)*3D)/iy;
const AFTER_FORM_NAME = /\]?(?:\[\w{0,50}\]){0,3}(?=")/y;
const COLON = /:[ \t]*/y;

/** The end of the value of a parameter of a URL or form. */
const AFTER_PARAMETER = /[&#\s"'<>\\`]|$/g;
/** The same after an equals sign that is encoded once or more often, in a URL within a parameter. */
const AFTER_ENCODED = [0, 1, 2, 3].map((level) => new RegExp(`[&#\\s"'<>\\\\\`]|%(?:25){0,${level}}26|$`, 'gi'));
/** The same in a list of assignments, such as the connection string of a database. */
const AFTER_ASSIGNMENT = /[;&#\s"'<>\\`]|$/g;
const AFTER_FORM_VALUE = /[&#\s"<>\\`]|$/g;
/** The beginning of a form: apostrophes in its values are not encoded. */
const FORM = /^[^\s=&<>{}"'`:/?#\\]{1,200}=/;
/** What is before the name of a parameter, and the names before its brackets. */
const BEFORE_PARAMETER =
  /(?:^|[?&#;]|%(?:25)*(?:3F|26|23)|\\u0026)(?:[\w.-]{1,50}(?:\[|%5B)(?:[\w.-]{0,50}(?:\]\[|%5D%5B)){0,3})?$/i;
const LONGEST_BEFORE = 250;
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
  const quote = follow(AFTER_FORM_NAME, text, end);
  return quote === -1 ? null : formFieldFinding(text, { from, end, quote });
}

function follow(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function parameterFinding(text: string, from: number, nameEnd: number, start: number): Finding | null {
  const name = text.slice(from, nameEnd).replace(/^-+/, '');
  const isParameter = isParameterAt(text, from);
  const kind = secretKind(name);
  const parameter = kind === null && isParameter ? secretParameter(name) : null;
  if (kind === null && parameter === null) return null;
  if (parameter === 'if-generated' && !isGeneratedParameter(text, start)) return null;
  const quote = isParameter ? null : (/["']/y.exec(text.charAt(start))?.[0] ?? null);
  const valueStart = start + (quote?.length ?? 0);
  const end =
    quote === null
      ? indexOf(isParameter ? afterParameter(text, from, start) : afterValue(text, from, kind), text, start)
      : endOfQuoted(text, valueStart);
  if (kind !== null && !isParameter) {
    const secrets = fieldSecrets(text, valueStart, end, { name, kind: kind === 'header' ? 'token' : kind });
    return secrets.length === 0 ? null : { secrets, end };
  }
  const value = text.slice(valueStart, Math.min(end, valueStart + LONGEST_JUDGED));
  if (value.length < 4 || /^(?:true|false|null)$/i.test(value)) return null;
  return { secrets: [createSecret(text, valueStart, end, { rule: 'parameter', name })], end };
}

function isParameterAt(text: string, from: number): boolean {
  const start = Math.max(0, from - LONGEST_BEFORE);
  // The space prevents a match with the start of the text where only a part of it is searched.
  return BEFORE_PARAMETER.test((start === 0 ? '' : ' ') + text.slice(start, from));
}

/** A password that is assigned on a line of its own may have spaces. */
function afterValue(text: string, from: number, kind: SecretKind | null): RegExp {
  return kind === 'password' && text.charCodeAt(from - 1) === 0x0a && !isXml(text) ? END_OF_LINE : AFTER_VALUE;
}

function afterParameter(text: string, from: number, start: number): RegExp {
  if (text.charCodeAt(from - 1) === 0x3b && !/&\w{1,8};$/.test(text.slice(Math.max(0, from - 10), from)))
    return AFTER_ASSIGNMENT;
  const level = /%((?:25)*)3D$/i.exec(text.slice(Math.max(0, start - 9), start))?.[1]?.length;
  if (level !== undefined) return AFTER_ENCODED[level / 2] ?? AFTER_PARAMETER;
  return FORM.test(text.slice(0, 250)) ? AFTER_FORM_VALUE : AFTER_PARAMETER;
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
  if (/[\r\n">]/.test(before) || isEscaped) {
    const end = trimmedEnd(text, start, endOfLine(text, start, isEscaped ? '"' : before));
    const secrets = fieldSecrets(text, start, end, { name, kind });
    return secrets.length === 0 ? null : { secrets, end };
  }
  return before === ' ' ? wordFinding(text, start, name) : null;
}

function endOfLine(text: string, start: number, before: string): number {
  if (before === '"') return indexOf(/["\\\r\n]|$/g, text, start);
  return indexOf(before === '>' || isXml(text) ? END_OF_LINE_IN_XML : END_OF_LINE, text, start);
}

function wordFinding(text: string, start: number, name: string): Finding | null {
  const end = indexOf(AFTER_VALUE, text, start);
  if (!looksGenerated(text.slice(start, Math.min(end, start + LONGEST_JUDGED)))) return null;
  const [secret] = headerSecrets(name, text.slice(start, end));
  if (!secret) return null;
  const rule = 'member';
  return { secrets: [{ ...secret, rule, start: start + secret.start, end: start + secret.end }], end };
}

/** @param quote offset of the quote after the name */
function formFieldFinding(
  text: string,
  { from, end, quote }: { from: number; end: number; quote: number },
): Finding | null {
  const name = text.slice(from, end);
  const isField = /form-data;[^\r\n]{0,150}name="(?:[\w.-]{1,50}\[(?:[\w.-]{0,50}\]\[){0,3})?$/.test(
    text.slice(Math.max(0, from - LONGEST_BEFORE), from),
  );
  const kind = isField ? secretKind(name) : null;
  if (kind === null) return null;
  FORM_FIELD.lastIndex = quote;
  const value = FORM_FIELD.exec(text)?.[1];
  if (value === undefined) return null;
  const to = FORM_FIELD.lastIndex;
  const secrets = fieldSecrets(text, to - value.length, to, { name, kind });
  return secrets.length === 0 ? null : { secrets, end: to };
}
