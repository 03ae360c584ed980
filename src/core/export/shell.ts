import type { Part } from './shellSecrets.ts';

const PLAIN = /^[\w.,:/@%+][\w.,:/@%+=-]*$/;

/** Control characters that a terminal interprets, and invisible or bidirectional characters. */
// oxlint-disable-next-line no-control-regex -- control characters are matched on purpose
const INVISIBLE = /[\0-\t\v-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Quotes a text as one word for bash, so that a pasted command cannot end early or run anything else. */
export function quoted(text: string): string {
  if (PLAIN.test(text)) return text;
  if (!INVISIBLE.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  // In $'...', an interactive bash expands `!` (history), and finds the end by different rules, so `!` and `'` are escaped.
  const escaped = text.replaceAll(/[\\'!]|(?!\n)[^\u0020-\u007e]/gu, (character) =>
    INVISIBLE.test(character) || /[\\'!]/.test(character) ? bytesOf(character) : character,
  );
  return `$'${escaped}'`;
}

function bytesOf(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** Text that means the same within double quotes. */
const PLAIN_IN_QUOTES = /^[^\\"$`!]*$/;

/** Quotes a text with variables as one word for bash: `"Authorization: $AUTHORIZATION"`. */
export function shellWord(parts: readonly Part[]): string {
  const texts = parts.filter((part) => typeof part === 'string');
  if (texts.length === parts.length) return quoted(texts.join(''));
  if (texts.some((text) => INVISIBLE.test(text) || !PLAIN_IN_QUOTES.test(text)))
    return parts.map((part) => (typeof part === 'string' ? quoted(part) : `"$${part.variable}"`)).join('');
  const inside = parts.map((part, index) =>
    typeof part === 'string' ? part : variable(part.variable, parts[index + 1]),
  );
  return `"${inside.join('')}"`;
}

function variable(name: string, next: Part | undefined): string {
  return typeof next === 'string' && /^\w/.test(next) ? `$\{${name}}` : `$${name}`;
}
