import { MIMEType } from 'whatwg-mimetype';

export interface Headers {
  /** The first value of a header; names are compared without regard to case. */
  get(name: string): string | null;
}

/** A part that holds no further parts. Offsets count UTF-16 code units of the body. */
export interface Part {
  readonly headers: Headers;
  readonly content: string;
  readonly start: number;
  readonly end: number;
  /** Whether a delimiter follows. */
  readonly isClosed: boolean;
  /** Whether its multipart, or the one within that it came from, has no other part. */
  readonly isSole: boolean;
}

/** The parts in the order of the body, those of nested multiparts included. Places alone are kept: there may be one for every few letters. */
export interface Parts {
  readonly size: number;
  /** Read anew at each call. */
  readonly at: (part: number) => Part;
  /** The boundary in use, where it is not the one that was named. */
  readonly foreign: string | null;
}

const DEEPEST = 5;

/**
 * Takes a multipart body apart (RFC 2046 section 5.1), forgivingly: line ends may be LF alone, the last delimiter may be
 * missing, and where the boundary of the Content-Type is not found, the first line that looks like a delimiter counts.
 */
export function partsOf(text: string, contentType: string | null): Parts {
  const starts: number[] = [];
  const ends: number[] = [];
  /** Which multipart each came from: parts of one changeset share a number; 0 for the outermost. */
  const setOf: number[] = [];
  const setSizes: number[] = [];
  /** Only a multipart that breaks off has an open part, and that is its last one. */
  const open = new Set<number>();
  let sets = 0;
  let foreign: string | null = null;
  const visit = (start: number, end: number, type: string | null, set: number, depth: number): void => {
    const named = boundaryOf(type);
    const boundary = named !== null && hasDelimiter(text, named, start, end) ? named : sniffed(text, start, end);
    if (boundary === null) return;
    if (depth === 0 && named !== null && boundary !== named) foreign = boundary;
    for (const piece of pieces(text, boundary, start, end)) {
      const { headers, content } = headed(text, piece.start, piece.end);
      const inner = headers.get('content-type');
      if (inner !== null && /^\s*multipart\//i.test(inner) && depth < DEEPEST) {
        sets += 1;
        visit(content, piece.end, inner, sets, depth + 1);
      } else {
        if (!piece.isClosed) open.add(starts.length);
        starts.push(piece.start);
        ends.push(piece.end);
        setOf.push(set);
        setSizes[set] = (setSizes[set] ?? 0) + 1;
      }
    }
  };
  visit(0, text.length, contentType, 0, 0);
  const at = (part: number): Part => {
    const [start, end, set] = [starts[part], ends[part], setOf[part]];
    if (start === undefined || end === undefined || set === undefined)
      throw new RangeError(`no part ${part} among ${starts.length}`);
    const { headers, content } = headed(text, start, end);
    return {
      headers,
      content: text.slice(content, end),
      start,
      end,
      isClosed: !open.has(part),
      isSole: setSizes[set] === 1,
    };
  };
  return { size: starts.length, at, foreign };
}

/** The boundary that a Content-Type names; null where there is none. */
function boundaryOf(contentType: string | null): string | null {
  if (contentType === null) return null;
  try {
    return new MIMEType(contentType).parameters.get('boundary') ?? null;
  } catch {
    return /boundary="?([^";\s]+)/i.exec(contentType)?.[1] ?? null;
  }
}

function hasDelimiter(text: string, boundary: string, start: number, end: number): boolean {
  const at = text.indexOf(`--${boundary}`, start);
  return at >= 0 && at < end;
}

/** A first line like `--x` is a delimiter, whatever the Content-Type says. */
function sniffed(text: string, start: number, end: number): string | null {
  return /^\s*--([^\s].*?)(?:--)?[ \t]*(?:\r?\n|$)/.exec(text.slice(start, Math.min(end, start + 400)))?.[1] ?? null;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

function* pieces(text: string, boundary: string, start: number, end: number): Iterable<Piece> {
  let open: number | null = null;
  for (let at = start; at < end;) {
    const next = text.indexOf('\n', at);
    const lineEnd = next < 0 || next >= end ? end : next;
    const line = text.slice(at, lineEnd).trimEnd();
    const isLast = line === `--${boundary}--`;
    if (isLast || line === `--${boundary}`) {
      if (open !== null) yield { start: open, end: withoutLineEnd(text, open, at), isClosed: true };
      open = isLast ? null : Math.min(lineEnd + 1, end);
      if (isLast) return;
    }
    at = lineEnd + 1;
  }
  if (open !== null && open < end) yield { start: open, end, isClosed: false };
}

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text[at - 1] === '\n') at -= 1;
  return at > start && text[at - 1] === '\r' ? at - 1 : at;
}

/** Reads header lines up to a blank one; `content` is the offset behind it. Folded lines are joined. */
export function headed(
  text: string,
  start: number,
  end: number,
): { readonly headers: Headers; readonly content: number } {
  const headers = new Map<string, string>();
  let at = start;
  let last: string | null = null;
  while (at < end) {
    const next = text.indexOf('\n', at);
    const lineEnd = next < 0 || next >= end ? end : next;
    const line = text.slice(at, lineEnd).trimEnd();
    at = Math.min(lineEnd + 1, end);
    if (line === '') break;
    const [, name, value = ''] = /^([^\s:]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      last = name.toLowerCase();
      if (!headers.has(last)) headers.set(last, value);
    } else if (last !== null && /^[ \t]/.test(line)) {
      headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    }
  }
  return { headers: { get: (name) => headers.get(name.toLowerCase()) ?? null }, content: at };
}
