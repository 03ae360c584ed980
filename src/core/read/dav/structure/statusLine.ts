import { textContent } from './textContent.ts';

/** A parsed `DAV:status` (RFC 4918 section 14.28), which contains a status-line (RFC 9112 section 4). */
export interface StatusLine {
  /** Null if the text is not a status line. */
  readonly status: number | null;
  /** As sent, with whitespace collapsed. */
  readonly text: string;
}

// A version, whitespace, exactly three digits, then whitespace or the end. Does not match `HTTP/1.1 200.5`, `200 OK` or `2O0`.
const STATUS_LINE = /^http\/\d+(?:\.\d+)?\s+([1-9]\d\d)(?!\S)/i;

// Longer status lines are truncated.
const MAX_LENGTH = 300;

/** Parses the text of a `DAV:status` element. */
export function parseStatusLine(raw: string): StatusLine {
  const trimmed = raw.trim();
  const code = STATUS_LINE.exec(trimmed.slice(0, MAX_LENGTH))?.[1];
  const text = trimmed.slice(0, MAX_LENGTH).replace(/\s+/g, ' ');
  return { status: code === undefined ? null : Number(code), text: trimmed.length > MAX_LENGTH ? `${text}…` : text };
}

// A listing has only a few different status lines, so parsed ones are cached.
const MAX_ENTRIES = 200;
const MAX_CACHED_LENGTH = 400;

/** Parses the content of `DAV:status` elements, with a cache. */
export class StatusLineCache {
  readonly #known = new Map<string, number | null>();

  parse(text: string, start: number, end: number): number | null {
    const raw = text.slice(start, end);
    if (raw.length > MAX_CACHED_LENGTH) return parseStatusLine(textContent(raw)).status;
    const known = this.#known.get(raw);
    if (known !== undefined) return known;
    const { status } = parseStatusLine(textContent(raw));
    if (this.#known.size < MAX_ENTRIES) this.#known.set(raw, status);
    return status;
  }
}
