import { INVISIBLE } from '../text/invisible.ts';
import type { Part } from './shellSecrets.ts';

/** Characters that a terminal interprets or does not show. Quotes can contain a line feed as it is. */
const HIDDEN = new RegExp(String.raw`(?!\n)${INVISIBLE.source}`, 'gu');

const PLAIN = /^[\w.,:/@%+][\w.,:/@%+=-]*$/;

/** Quotes a text as one word for bash, so that a pasted command cannot end early or run anything else. */
export function quoted(text: string): string {
  if (PLAIN.test(text)) return text;
  if (!hasHidden(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  // In $'...', an interactive bash expands `!` (history), and finds the end by different rules, so `!` and `'` are escaped.
  return `$'${text.replace(/[\\'!]/g, bytesOf).replace(HIDDEN, bytesOf)}'`;
}

function hasHidden(text: string): boolean {
  return text.search(HIDDEN) !== -1;
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
  if (texts.some((text) => hasHidden(text) || !PLAIN_IN_QUOTES.test(text)))
    return parts.map((part) => (typeof part === 'string' ? quoted(part) : `"$${part.variable}"`)).join('');
  const inside = parts.map((part, index) =>
    typeof part === 'string' ? part : variable(part.variable, parts[index + 1]),
  );
  return `"${inside.join('')}"`;
}

function variable(name: string, next: Part | undefined): string {
  return typeof next === 'string' && /^\w/.test(next) ? `$\{${name}}` : `$${name}`;
}
