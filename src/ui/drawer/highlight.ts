import type { Range } from '../../core/model/operation.ts';
import type { RawLine } from '../../engine/detail/sourceLines.ts';

export type Language = 'xml' | 'json';
export type Tint = 'plain' | 'tag' | 'attribute' | 'value' | 'key' | 'string' | 'atom' | 'comment';

export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly tint: Tint;
  readonly marked: boolean;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly tint: Tint;
}

/** A line as it is drawn. */
export interface DrawnLine {
  readonly pieces: readonly Piece[];
  /** Where it may be broken. */
  readonly seams: ReadonlySet<number>;
}

/** Elements of all lines together: what goes beyond is drawn without colors. Minified JSON has one for every few characters. */
const ELEMENTS = 800;

/** The lines of a drawer in pieces, so few that they are drawn at once. */
export function drawnLines(lines: readonly RawLine[], language: Language): readonly DrawnLine[] {
  let left = ELEMENTS;
  return lines.map(({ text, mark, skipped }) => {
    // What is before the mark of a line that is cut at its start may begin inside a string.
    const pieces = tinted(text, mark, language, skipped > 0 ? (mark?.[0] ?? text.length) : 0);
    const seams = seamsOf(text);
    if (pieces.length + seams.size > left)
      return { pieces: tinted(text, mark, language, text.length), seams: NO_SEAMS };
    left -= pieces.length + seams.size;
    return { pieces, seams };
  });
}

const NO_SEAMS: ReadonlySet<number> = new Set();

/**
 * One line of a body in colored pieces. A line is colored alone, so what began before it stays plain: no more is needed here.
 *
 * @param start what is before stays plain
 */
export function tinted(text: string, mark: Range | null, language: Language, start = 0): readonly Piece[] {
  const colored = text.slice(start);
  const stretches = (language === 'xml' ? ofXml(colored) : ofJson(colored)).map(({ from, to, tint }) => ({
    from: from + start,
    to: to + start,
    tint,
  }));
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, tint: Tint): void => {
    // The mark may begin or end inside.
    for (const cut of [mark?.[0] ?? to, mark?.[1] ?? to, to]) {
      const end = Math.min(cut, to);
      if (end <= at) continue;
      const marked = mark !== null && at >= mark[0] && end <= mark[1];
      pieces.push({ from: at, text: text.slice(at, end), tint, marked });
      at = end;
    }
  };
  for (const { from, to, tint } of stretches) {
    add(from, 'plain');
    add(to, tint);
  }
  add(text.length, 'plain');
  return pieces;
}

const XML = /<!--.*?(?:-->|$)|<[?/!]?[^\s<>/]+|[/?]?>|([^\s=<>"']+)(=)("[^"]*"|'[^']*')/g;

function ofXml(text: string): readonly Stretch[] {
  return [...text.matchAll(XML)].flatMap((match): Stretch[] => {
    const from = match.index;
    const to = from + match[0].length;
    const [, name, , value] = match;
    if (name === undefined || value === undefined) {
      return [{ from, to, tint: match[0].startsWith('<!--') ? 'comment' : 'tag' }];
    }
    return [
      { from, to: from + name.length, tint: 'attribute' },
      { from: to - value.length, to, tint: 'value' },
    ];
  });
}

/** Behind a mark that joins parts, and before a tag; `://`, `</` and `/>` stay whole. */
const SEAM = /(?<=(?<!<)[/,;>}\]])(?![/,;>}\]]|$)|(?<=.)(?=<)/g;

/** Where a line that is too long is best broken; what is too long even then is broken anywhere. */
export function seamsOf(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(SEAM), ({ index }) => index));
}

/** The parts of a piece between the seams of its line. */
export function stretchesOf({ from, text }: Piece, seams: ReadonlySet<number>): readonly string[] {
  const stretches: string[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && !seams.has(from + at)) continue;
    stretches.push(text.slice(start, at));
    start = at;
  }
  return stretches;
}

const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

function ofJson(text: string): readonly Stretch[] {
  return [...text.matchAll(JSON_TOKEN)].map((match): Stretch => {
    const from = match.index;
    const [whole, string, colon] = match;
    if (string === undefined) return { from, to: from + whole.length, tint: 'atom' };
    return { from, to: from + string.length, tint: colon === undefined ? 'string' : 'key' };
  });
}
