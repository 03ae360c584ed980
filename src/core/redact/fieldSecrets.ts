import { hasScheme, headerSecrets } from './headerSecrets.ts';
import { createSecret, type Secret } from './secret.ts';
import type { SecretKind } from './secretNames.ts';
import { isReadable } from './secretValues.ts';

/** The field whose value is judged, by its name. */
export interface Field {
  readonly name: string;
  readonly kind: SecretKind;
}

const LOCK_SCHEME = /\s*<?(?:opaquelocktoken:|urn:uuid:)?/iy;

/** Maximum length of a header value that is searched. */
const LONGEST_HEADER = 20_000;

/**
 * The secrets in the value of a member, an element or a line with a secret name: usually all of it; none if it is a message about the
 * secret.
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
  if (isReadable(text.slice(start, end))) return [];
  return [createSecret(text, start, end, { rule: 'member', name })];
}

function headerFieldSecrets(text: string, start: number, end: number, name: string): readonly Secret[] {
  const value = text.slice(start, end);
  // A member or a line that is named `if` is a header only with the syntax of one.
  if (name.toLowerCase() === 'if' && !value.includes('(<')) return [];
  // Credentials have spaces too.
  if (!value.includes('=') && !hasScheme(value) && isReadable(value)) return [];
  return headerSecrets(name, value).map((secret) => ({
    ...secret,
    rule: secret.rule === 'lock-token' ? secret.rule : 'member',
    start: secret.start + start,
    end: secret.end + start,
  }));
}
