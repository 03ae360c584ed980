import { mediaType } from '../../har/mediaType.ts';
import { type HeaderBlock, type Headers, lineEndAt, NO_HEADERS, parseHeaders } from './headers.ts';

/** A MIME part that is not a multipart itself. Offsets count UTF-16 code units of the body. */
export interface MimePart {
  readonly headers: Headers;
  readonly content: string;
  readonly start: number;
  readonly end: number;
  /** A delimiter follows the part. */
  readonly isClosed: boolean;
  /** A blank line ends its header block. */
  readonly hasWholeHeaders: boolean;
  /** It is the only part of its multipart. */
  readonly isSole: boolean;
  /** Index of the part of the outermost multipart that it is or that contains it. */
  readonly topIndex: number;
  /** Index among the parts inside that one. */
  readonly indexInTop: number;
}

/**
 * The parts in document order, including those of nested multiparts. Only offsets are stored, since a body can have a part every
 * few characters.
 */
export interface MimeParts {
  readonly size: number;
  /** Parsed again at each call. */
  readonly at: (part: number) => MimePart;
  /** For each part of the outermost multipart, the number of parts in it, or 1 if it is not a multipart. */
  readonly partsPerTop: readonly number[];
  /** The boundary in use, if it differs from that of the Content-Type. */
  readonly unexpectedBoundary: string | null;
  /** Offsets where a multipart ends without a closing delimiter, without duplicates. */
  readonly unclosedEnds: readonly number[];
  /** Offset of the first delimiter after a closing delimiter; null if there is none. */
  readonly trailingDelimiter: number | null;
}

const MAX_DEPTH = 5;

/**
 * Splits a multipart body (RFC 2046 section 5.1) leniently: line ends may be LF, the closing delimiter may be missing, and if the
 * boundary of the Content-Type is not found, the first line that looks like a delimiter is used. A declared multipart without
 * delimiters is one part.
 */
export function splitParts(text: string, contentType: string | null): MimeParts {
  const scanner = new PartScanner(text);
  scanner.scan(0, text.length, contentType, 0);
  return scanner.parts();
}

class PartScanner {
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Number of the multipart of each part; 0 for the outermost one. */
  readonly #sets: number[] = [];
  readonly #setSizes: number[] = [];
  /** Index of the part of the outermost multipart that contains each part. */
  readonly #topOf: number[] = [];
  /** For each part of the outermost multipart, the index of the first part in it. */
  readonly #topStarts: number[] = [];
  /** Indexes of parts without a delimiter after them. */
  readonly #unclosedParts = new Set<number>();
  readonly #openEnds = new Set<number>();
  #trailingDelimiter: number | null = null;
  #setCount = 1;
  #unexpectedBoundary: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Adds the parts in a range of the text.
   *
   * @returns false if the range has no delimiter
   */
  scan(start: number, end: number, type: string | null, depth: number): boolean {
    const named = mediaType(type).boundary;
    const isNamed = named !== null && hasDelimiter(this.#text, named, start, end);
    const boundary = isNamed ? named : firstDelimiter(this.#text, start, end);
    if (boundary === null) return false;
    if (depth === 0 && named !== null && boundary !== named) this.#unexpectedBoundary = boundary;
    const set = depth === 0 ? 0 : this.#setCount++;
    const { isClosed, trailingDelimiter } = forEachPart(this.#text, boundary, start, end, (from, to, hasEnd) => {
      if (depth === 0) this.#topStarts.push(this.#starts.length);
      this.#addPart(from, to, hasEnd, set, depth);
    });
    if (!isClosed) this.#openEnds.add(end);
    this.#trailingDelimiter ??= trailingDelimiter;
    return true;
  }

  #addPart(start: number, end: number, isClosed: boolean, set: number, depth: number): void {
    const { headers, content } = partHeaders(this.#text, start, end);
    const type = headers.get('content-type');
    const isMultipart = type !== null && /^multipart\//i.test(type) && depth < MAX_DEPTH;
    if (isMultipart && this.scan(content, end, type, depth + 1)) return;
    if (!isClosed) this.#unclosedParts.add(this.#starts.length);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#sets.push(set);
    this.#topOf.push(this.#topStarts.length - 1);
    this.#setSizes[set] = (this.#setSizes[set] ?? 0) + 1;
  }

  parts(): MimeParts {
    return {
      size: this.#starts.length,
      at: (part) => this.#at(part),
      partsPerTop: this.#topStarts.map((start, top) => (this.#topStarts[top + 1] ?? this.#starts.length) - start),
      unexpectedBoundary: this.#unexpectedBoundary,
      unclosedEnds: [...this.#openEnds],
      trailingDelimiter: this.#trailingDelimiter,
    };
  }

  #at(part: number): MimePart {
    const [start, end, set, topIndex] = [this.#starts[part], this.#ends[part], this.#sets[part], this.#topOf[part]];
    if (start === undefined || end === undefined || set === undefined || topIndex === undefined)
      throw new RangeError(`no part ${part} among ${this.#starts.length}`);
    const { headers, content, isComplete } = partHeaders(this.#text, start, end);
    return {
      headers,
      content: this.#text.slice(content, end),
      start,
      end,
      isClosed: !this.#unclosedParts.has(part),
      hasWholeHeaders: isComplete,
      isSole: this.#setSizes[set] === 1,
      topIndex,
      indexInTop: part - (this.#topStarts[topIndex] ?? part),
    };
  }
}

/** Parses the headers of a part. Some servers omit them, and the blank line after them. */
export function partHeaders(text: string, start: number, end: number): HeaderBlock {
  const hasNone = /^HTTP\/\d/i.test(text.slice(start, Math.min(end, start + 6)));
  return hasNone ? { ...NO_HEADERS, content: start } : parseHeaders(text, start, end);
}

function hasDelimiter(text: string, boundary: string, start: number, end: number): boolean {
  // A slice, because a search in the whole text would continue to its end for each nested multipart.
  return text.slice(start, end).includes(`--${boundary}`);
}

const MAX_DELIMITER_LENGTH = 400;

/** Returns the boundary of a first line such as `--x`, or null. */
function firstDelimiter(text: string, start: number, end: number): string | null {
  const head = text.slice(start, Math.min(end, start + MAX_DELIMITER_LENGTH)).trimStart();
  const lineEnd = lineEndAt(head, 0, head.length);
  if (lineEnd === head.length && end - start > MAX_DELIMITER_LENGTH) return null;
  const line = head.slice(0, lineEnd).trimEnd();
  const boundary = line.endsWith('--') ? line.slice(2, -2) : line.slice(2);
  return line.startsWith('--') && /^\S/.test(boundary) ? boundary : null;
}

/** How a multipart ends. */
interface Ending {
  /** There is a closing delimiter. */
  readonly isClosed: boolean;
  readonly trailingDelimiter: number | null;
}

/**
 * Calls `visit` for each range between two delimiter lines, and for a range after the last delimiter. Text after a closing
 * delimiter is ignored (RFC 2046 section 5.1.1) up to the next delimiter.
 */
export function forEachPart(
  text: string,
  boundary: string,
  start: number,
  end: number,
  visit: (start: number, end: number, isClosed: boolean) => void,
): Ending {
  const delimiter = `--${boundary}`;
  let partStart: number | null = null;
  let isClosed = false;
  let trailingDelimiter: number | null = null;
  for (let at = start; at < end;) {
    const lineEnd = lineEndAt(text, at, end);
    const rest = text.startsWith(delimiter, at) ? text.slice(at + delimiter.length, lineEnd).trimEnd() : null;
    if (rest === '' || rest === '--') {
      if (isClosed) trailingDelimiter ??= at;
      if (partStart !== null) visit(partStart, withoutLineEnd(text, partStart, at), true);
      isClosed = rest === '--';
      partStart = isClosed ? null : Math.min(lineEnd + 1, end);
    }
    at = lineEnd + 1;
  }
  if (partStart !== null && partStart < end) visit(partStart, end, false);
  return { isClosed, trailingDelimiter };
}

/** Returns the end of a part without the last line end, which belongs to the delimiter. */
function withoutLineEnd(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text[at - 1] === '\n') at -= 1;
  return at > start && text[at - 1] === '\r' ? at - 1 : at;
}
