import type { Range } from '../../core/model/operation.ts';
import type { SourceLine } from '../../engine/detail/sourceLines.ts';

export type Language = 'xml' | 'json' | 'text';
export type TokenType = 'plain' | 'tag' | 'attribute' | 'value' | 'key' | 'string' | 'atom' | 'comment';

/** A piece of a line with one color. */
export interface Token {
  /** Offset in the line. */
  readonly from: number;
  readonly text: string;
  readonly type: TokenType;
  /** Part of the marked range. */
  readonly marked: boolean;
}

interface TokenRange {
  readonly from: number;
  readonly to: number;
  readonly type: TokenType;
}

export interface HighlightedLine {
  readonly tokens: readonly Token[];
  /** Offsets at which the line may wrap. */
  readonly breaks: ReadonlySet<number>;
}

/** Maximum number of elements for all lines; further lines have no colors. Minified JSON needs an element for every few characters. */
const MAX_ELEMENTS = 800;

const NO_BREAKS: ReadonlySet<number> = new Set();

/** Splits source lines into a limited number of tokens, so that they can be rendered without delay. */
export function highlightLines(lines: readonly SourceLine[], language: Language): readonly HighlightedLine[] {
  let left = MAX_ELEMENTS;
  return lines.map(({ text, mark, skipped }) => {
    // The start of a truncated line may be inside a string, so colors start at the mark.
    const tokens = highlightLine(text, mark, language, skipped > 0 ? (mark?.[0] ?? text.length) : 0);
    const breaks = lineBreaks(text);
    if (tokens.length + breaks.size > left)
      return { tokens: highlightLine(text, mark, language, text.length), breaks: NO_BREAKS };
    left -= tokens.length + breaks.size;
    return { tokens, breaks };
  });
}

/**
 * Splits one line into tokens. Each line is highlighted independently: a comment or string that starts on an earlier line is plain.
 *
 * @param mark offsets of the marked range
 * @param start offset at which colors start
 */
export function highlightLine(text: string, mark: Range | null, language: Language, start = 0): readonly Token[] {
  const colored = text.slice(start);
  const ranges = language === 'text' ? [] : language === 'xml' ? xmlTokens(colored) : jsonTokens(colored);
  const tokens: Token[] = [];
  let at = 0;
  const add = (to: number, type: TokenType): void => {
    // The mark may start or end inside a token.
    for (const cut of [mark?.[0] ?? to, mark?.[1] ?? to, to]) {
      const end = Math.min(cut, to);
      if (end <= at) continue;
      const marked = mark !== null && at >= mark[0] && end <= mark[1];
      tokens.push({ from: at, text: text.slice(at, end), type, marked });
      at = end;
    }
  };
  for (const { from, to, type } of ranges) {
    add(from + start, 'plain');
    add(to + start, type);
  }
  add(text.length, 'plain');
  return tokens;
}

const XML_TOKEN = /<!--.*?(?:-->|$)|<[?/!]?[^\s<>/]+|[/?]?>|([^\s=<>"']+)(=)("[^"]*"|'[^']*')/g;

function xmlTokens(text: string): readonly TokenRange[] {
  return [...text.matchAll(XML_TOKEN)].flatMap((match): TokenRange[] => {
    const from = match.index;
    const to = from + match[0].length;
    const [, name, , value] = match;
    if (name === undefined || value === undefined) {
      return [{ from, to, type: match[0].startsWith('<!--') ? 'comment' : 'tag' }];
    }
    return [
      { from, to: from + name.length, type: 'attribute' },
      { from: to - value.length, to, type: 'value' },
    ];
  });
}

const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

function jsonTokens(text: string): readonly TokenRange[] {
  return [...text.matchAll(JSON_TOKEN)].map((match): TokenRange => {
    const from = match.index;
    const [whole, string, colon] = match;
    if (string === undefined) return { from, to: from + whole.length, type: 'atom' };
    return { from, to: from + string.length, type: colon === undefined ? 'string' : 'key' };
  });
}

/** After a separator and before a tag; not inside `://`, `</` and `/>`. */
const LINE_BREAK = /(?<=(?<!<)[/,;>}\]])(?![/,;>}\]]|$)|(?<=.)(?=<)/g;

/** The offsets at which a long line should wrap. A line without any wraps anywhere. */
export function lineBreaks(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(LINE_BREAK), ({ index }) => index));
}

/** Splits the text of a token at the breaks of its line. */
export function splitAtBreaks({ from, text }: Token, breaks: ReadonlySet<number>): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && !breaks.has(from + at)) continue;
    parts.push(text.slice(start, at));
    start = at;
  }
  return parts;
}

/** Returns the URL in a JSON string that is nothing but an http or https URL; null for other strings. */
export function urlIn(token: string): string | null {
  if (!/^"https?:(?:\\?\/){2}[^\s"]+"$/i.test(token)) return null;
  try {
    const text: unknown = JSON.parse(token);
    return typeof text === 'string' && URL.canParse(text) ? text : null;
  } catch {
    return null;
  }
}
