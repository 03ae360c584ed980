import { mediaType } from '../../har/mediaType.ts';
import { type HeaderBlock, type Headers, lineEndAt, NO_HEADERS, parseHeaders } from './headers.ts';

/** A part that holds no further parts. Offsets count UTF-16 code units of the body. */
export interface MimePart {
  readonly headers: Headers;
  readonly content: string;
  readonly start: number;
  readonly end: number;
  /** A delimiter follows. */
  readonly isClosed: boolean;
  /** A blank line ends its header block. */
  readonly hasWholeHeaders: boolean;
  /** Its multipart has no other part. */
  readonly isSole: boolean;
  /** Number, from 0, of the part of the outermost multipart that it is, or that holds it. */
  readonly topIndex: number;
  /** Number, from 0, among the parts inside that one. */
  readonly indexInTop: number;
}

/**
 * The parts in the order of the body, those of nested multiparts included. Only places are stored: a body may have a part
 * every few characters.
 */
export interface MimeParts {
  readonly size: number;
  /** Parsed again at each call. */
  readonly at: (part: number) => MimePart;
  /** For each part of the outermost multipart the number of parts that it is, or holds. */
  readonly partsPerTop: readonly number[];
  /** The boundary in use, if it is not the one that was named. */
  readonly unexpectedBoundary: string | null;
  /** Offsets where a multipart ends without its closing delimiter, each once. */
  readonly unclosedEnds: readonly number[];
  /** Offset of the first delimiter after a closing delimiter; null if there is none. */
  readonly trailingDelimiter: number | null;
}

const DEEPEST = 5;

/**
 * Splits a multipart body (RFC 2046 section 5.1) leniently: line ends may be LF alone, the closing delimiter may be missing,
 * and if the boundary of the Content-Type is not found, the first line that looks like a delimiter counts. What is declared
 * to be a multipart and has no delimiter is one part.
 */
export function splitParts(text: string, contentType: string | null): MimeParts {
  const scan = new PartScanner(text);
  scan.multipart(0, text.length, contentType, 0);
  return scan.parts();
}

class PartScanner {
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** The multipart of each part: those of one changeset share a number; 0 for the outermost. */
  readonly #sets: number[] = [];
  readonly #setSizes: number[] = [];
  /** Number of the part of the outermost multipart that each part is in. */
  readonly #topOf: number[] = [];
  /** For each part of the outermost multipart the number of the first part in it. */
  readonly #topStarts: number[] = [];
  /** Parts without a delimiter after them. */
  readonly #open = new Set<number>();
  readonly #openEnds = new Set<number>();
  #beyond: number | null = null;
  #setCount = 1;
  #foreign: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns false if the text has no delimiter */
  multipart(start: number, end: number, type: string | null, depth: number): boolean {
    const named = boundaryOf(type);
    const isNamed = named !== null && hasDelimiter(this.#text, named, start, end);
    const boundary = isNamed ? named : firstDelimiter(this.#text, start, end);
    if (boundary === null) return false;
    if (depth === 0 && named !== null && boundary !== named) this.#foreign = boundary;
    const set = depth === 0 ? 0 : this.#setCount++;
    const { isClosed, beyond } = eachPiece(this.#text, boundary, start, end, (from, to, hasEnd) => {
      if (depth === 0) this.#topStarts.push(this.#starts.length);
      this.#piece(from, to, hasEnd, set, depth);
    });
    if (!isClosed) this.#openEnds.add(end);
    this.#beyond ??= beyond;
    return true;
  }

  #piece(start: number, end: number, isClosed: boolean, set: number, depth: number): void {
    const { headers, content } = partHeaders(this.#text, start, end);
    const type = headers.get('content-type');
    const isMultipart = type !== null && /^multipart\//i.test(type) && depth < DEEPEST;
    if (isMultipart && this.multipart(content, end, type, depth + 1)) return;
    if (!isClosed) this.#open.add(this.#starts.length);
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
      unexpectedBoundary: this.#foreign,
      unclosedEnds: [...this.#openEnds],
      trailingDelimiter: this.#beyond,
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
      isClosed: !this.#open.has(part),
      hasWholeHeaders: isComplete,
      isSole: this.#setSizes[set] === 1,
      topIndex,
      indexInTop: part - (this.#topStarts[topIndex] ?? part),
    };
  }
}

/** Some servers leave out the headers of a part together with the blank line after them. */
function partHeaders(text: string, start: number, end: number): HeaderBlock {
  const hasNone = /^HTTP\/\d/i.test(text.slice(start, Math.min(end, start + 6)));
  return hasNone ? { ...NO_HEADERS, content: start } : parseHeaders(text, start, end);
}

/** The boundary that a Content-Type names; null if it names none. */
function boundaryOf(contentType: string | null): string | null {
  return mediaType(contentType).boundary;
}

function hasDelimiter(text: string, boundary: string, start: number, end: number): boolean {
  // In the slice: a search in the whole text would run on to its end, once for each nested multipart.
  return text.slice(start, end).includes(`--${boundary}`);
}

const FIRST_LINE = 400;

/** The boundary of a first line like `--x`, whatever the Content-Type says. */
function firstDelimiter(text: string, start: number, end: number): string | null {
  const head = text.slice(start, Math.min(end, start + FIRST_LINE)).trimStart();
  const lineEnd = lineEndAt(head, 0, head.length);
  if (lineEnd === head.length && end - start > FIRST_LINE) return null;
  const line = head.slice(0, lineEnd).trimEnd();
  const boundary = line.endsWith('--') ? line.slice(2, -2) : line.slice(2);
  return line.startsWith('--') && /^\S/.test(boundary) ? boundary : null;
}

interface Ending {
  readonly isClosed: boolean;
  readonly beyond: number | null;
}

/**
 * Calls `visit` for each piece between two delimiter lines, and for one that no delimiter follows. What follows a closing
 * delimiter is ignored (RFC 2046 section 5.1.1) up to another delimiter.
 */
function eachPiece(
  text: string,
  boundary: string,
  start: number,
  end: number,
  visit: (start: number, end: number, isClosed: boolean) => void,
): Ending {
  const delimiter = `--${boundary}`;
  let open: number | null = null;
  let isClosed = false;
  let beyond: number | null = null;
  for (let at = start; at < end;) {
    const lineEnd = lineEndAt(text, at, end);
    const rest = text.startsWith(delimiter, at) ? text.slice(at + delimiter.length, lineEnd).trimEnd() : null;
    if (rest === '' || rest === '--') {
      if (isClosed) beyond ??= at;
      if (open !== null) visit(open, withoutLineEnd(text, open, at), true);
      isClosed = rest === '--';
      open = isClosed ? null : Math.min(lineEnd + 1, end);
    }
    at = lineEnd + 1;
  }
  if (open !== null && open < end) visit(open, end, false);
  return { isClosed, beyond };
}

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text[at - 1] === '\n') at -= 1;
  return at > start && text[at - 1] === '\r' ? at - 1 : at;
}
