import type { NameValue } from '../../har/exchange.ts';

/** Header fields of a MIME part or of an HTTP message inside one. */
export interface Headers {
  /** Returns the first value of a field, or null. Names are case-insensitive. */
  get(name: string): string | null;
}

export interface HeaderBlock {
  readonly headers: Headers;
  /** Offset of the first character after the block. */
  readonly content: number;
  /** The block ends with a blank line. */
  readonly isComplete: boolean;
  /** Number of header lines. */
  readonly size: number;
}

export const NO_HEADERS: HeaderBlock = { headers: { get: () => null }, content: 0, isComplete: true, size: 0 };

/** Parses a header block. The first value of a repeated field counts. */
export function parseHeaders(text: string, start: number, end: number): HeaderBlock {
  const values = new Map<string, string>();
  const block = scanHeaders(text, start, end, {
    add: (name, value) => {
      const key = name.toLowerCase();
      if (!values.has(key)) values.set(key, value);
    },
    extend: (name, more) => {
      const key = name.toLowerCase();
      values.set(key, `${values.get(key) ?? ''} ${more}`);
    },
  });
  return { ...block, headers: headersOf(values) };
}

/** Returns all fields of a header block in order, with their names as sent. */
export function headerFields(text: string, start: number, end: number): readonly NameValue[] {
  const fields: { name: string; value: string }[] = [];
  scanHeaders(text, start, end, {
    add: (name, value) => void fields.push({ name, value }),
    extend: (_, more) => {
      const last = fields.at(-1);
      if (last) last.value += ` ${more}`;
    },
  });
  return fields;
}

interface FieldVisitor {
  readonly add: (name: string, value: string) => void;
  readonly extend: (name: string, more: string) => void;
}

/**
 * Visits header lines up to a blank line. A line that starts with whitespace continues the previous one (RFC 5322 section
 * 2.2.3). A line that is not a header is skipped. Without regular expressions, since header lines can be long, and expressions
 * that skip trailing whitespace backtrack.
 */
function scanHeaders(
  text: string,
  start: number,
  end: number,
  { add, extend }: FieldVisitor,
): Omit<HeaderBlock, 'headers'> {
  let at = start;
  let last: string | null = null;
  let size = 0;
  while (at < end) {
    const lineEnd = lineEndAt(text, at, end);
    const line = text.slice(at, lineEnd).trimEnd();
    at = Math.min(lineEnd + 1, end);
    if (line === '') return { content: at, isComplete: true, size };
    size += 1;
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last !== null) extend(last, line.trimStart());
      continue;
    }
    const name = nameOf(line);
    if (name === null) continue;
    last = name;
    add(name, line.slice(name.length + 1).trimStart());
  }
  return { content: at, isComplete: false, size };
}

/** Returns the field name before the colon; null if there is no colon, or the name contains whitespace. */
function nameOf(line: string): string | null {
  const colon = line.indexOf(':');
  if (colon <= 0) return null;
  const name = line.slice(0, colon);
  return /\s/.test(name) ? null : name;
}

function headersOf(values: ReadonlyMap<string, string>): Headers {
  return { get: (name) => values.get(name.toLowerCase()) ?? null };
}

/** Returns the offset of the next line feed, or `end` if there is none before it. */
export function lineEndAt(text: string, start: number, end: number): number {
  const next = text.indexOf('\n', start);
  return next < 0 || next > end ? end : next;
}
