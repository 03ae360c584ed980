import { textContent } from './textContent.ts';

/** What a `DAV:status` says (RFC 4918 section 14.28, the status-line of RFC 9112 section 4). */
export interface StatusLine {
  /** Null if the text is not a status line. */
  readonly status: number | null;
  /** As sent, with white space folded. */
  readonly text: string;
}

// A version, white space, exactly three digits, and then nothing or white space: not `HTTP/1.1 200.5`, `200 OK` or `2O0`.
const STATUS_LINE = /^http\/\d+(?:\.\d+)?\s+([1-9]\d\d)(?!\S)/i;

// Of a longer reason phrase the rest is left out.
const LONGEST = 300;

export function parseStatusLine(raw: string): StatusLine {
  const trimmed = raw.trim();
  const code = STATUS_LINE.exec(trimmed.slice(0, LONGEST))?.[1];
  const text = trimmed.slice(0, LONGEST).replace(/\s+/g, ' ');
  return { status: code === undefined ? null : Number(code), text: trimmed.length > LONGEST ? `${text}…` : text };
}

// A listing has a handful of different status lines: each text is parsed once.
const TEXTS_KEPT = 200;
const LONGEST_KEPT = 400;

/** Parses the contents of `DAV:status` elements. */
export class StatusLineCache {
  readonly #known = new Map<string, number | null>();

  read(text: string, start: number, end: number): number | null {
    const raw = text.slice(start, end);
    if (raw.length > LONGEST_KEPT) return parseStatusLine(textContent(raw)).status;
    const known = this.#known.get(raw);
    if (known !== undefined) return known;
    const { status } = parseStatusLine(textContent(raw));
    if (this.#known.size < TEXTS_KEPT) this.#known.set(raw, status);
    return status;
  }
}
