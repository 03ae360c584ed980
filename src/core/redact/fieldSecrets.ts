import { hasScheme, headerSecrets } from './headerSecrets.ts';
import { createSecret, type Reading, type Secret } from './secret.ts';
import { plainName, type SecretKind } from './secretNames.ts';
import { isConstant, looksGenerated, mayBeToken, readingOf } from './secretValues.ts';

/** The field whose value is judged, by its name. */
export interface Field {
  readonly name: string;
  readonly kind: SecretKind;
}

const LOCK_SCHEME = /\s*<?(?:opaquelocktoken:|urn:uuid:)?/iy;

/** Maximum length of a header value that is searched. */
const LONGEST_HEADER = 20_000;

/**
 * Returns the secrets in the value of a member, an element or a line with a secret name: usually all of it. Their `reading` states whether
 * the value is a text about the secret.
 *
 * @param start of the value in the text, without quotes
 */
export function fieldSecrets(text: string, start: number, end: number, { name, kind }: Field): readonly Secret[] {
  if (start >= end) return [];
  if (kind === 'header' && end - start <= LONGEST_HEADER) return headerFieldSecrets(text, start, end, name);
  if (kind === 'lock') {
    LOCK_SCHEME.lastIndex = start;
    LOCK_SCHEME.test(text);
    const from = Math.min(LOCK_SCHEME.lastIndex, end);
    const to = text.charAt(end - 1) === '>' ? end - 1 : end;
    return to - from < 4 ? [] : [createSecret(text, from, to, { rule: 'lock-token', name: 'Lock-Token' })];
  }
  const value = text.slice(start, end);
  if (isConstant(value) || (kind === 'token' && !mayHaveName(value, name))) return [];
  return [createSecret(text, start, end, { rule: 'member', name, reading: readingOf(value) })];
}

/** Names of values that people may choose. */
const FREE = /(?:secret|credential|key|assertion)s?$/;
const COUNT = /^\s*[\d.,]+\s?[a-z%]{0,3}\s*$/i;

/** Whether a value may be what the name of a token says: `"tokens": "12"` and `"cookie": "oatmeal"` are something else. */
function mayHaveName(value: string, name: string): boolean {
  const plain = plainName(name);
  if (plain.endsWith('tokens') && value.length < 20 && COUNT.test(value)) return false;
  if (plain.endsWith('cookie') || plain.endsWith('cookies')) return mayBeCookie(value);
  return FREE.test(plain) || mayBeToken(value);
}

/** Whether a value may be a cookie or the value of one. */
export function mayBeCookie(value: string): boolean {
  return value.includes('=') || looksGenerated(value) || (value.length >= 16 && !/\s|^[\p{L}-]*$/u.test(value));
}

function headerFieldSecrets(text: string, start: number, end: number, name: string): readonly Secret[] {
  const value = text.slice(start, end);
  const plain = plainName(name);
  // A member or a line that is named `if` is a header only with the syntax of one.
  if (plain === 'if' && !value.includes('(<')) return [];
  // Credentials have spaces too.
  const hasSyntax = value.includes('=') || hasScheme(value);
  if (!hasSyntax && (isConstant(value) || !mayBeToken(value))) return [];
  if (!hasSyntax && plain.includes('cookie') && !mayBeCookie(value)) return [];
  const reading: Reading = hasSyntax ? 'secret' : readingOf(value);
  return headerSecrets(name, value).map((secret) => ({
    ...secret,
    rule: secret.rule === 'lock-token' ? secret.rule : 'member',
    reading,
    start: secret.start + start,
    end: secret.end + start,
  }));
}
