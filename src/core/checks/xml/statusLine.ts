/** The text of a `DAV:status` (RFC 4918 section 14.28, RFC 9112 section 4). */
export interface StatusLine {
  /** Without white space around it. */
  readonly text: string;
  /**
   * 0 to 999. The three digits of a well-formed status line, otherwise the first three digits of the text that are not next to a
   * digit or a dot. Null if there are none.
   */
  readonly code: number | null;
  /** `1.1`; null if the status line is malformed. */
  readonly version: string | null;
  /** Null if it is missing or the status line is malformed. */
  readonly phrase: string | null;
  /** Whether the text is written in XML as it is: without references. */
  readonly isPlain: boolean;
}

const WELL_FORMED = /^HTTP\/(\d+(?:\.\d+)?) (\d{3})(?: ([^\n]*))?$/;
const THREE_DIGITS = /(?<![\d.])\d{3}(?![\d.])/;

// A listing has only a few different status lines.
const MAX_ENTRIES = 200;
const MAX_CACHED_LENGTH = 400;

/** Parses status lines, with a cache. */
export class StatusLines {
  readonly #known = new Map<string, StatusLine>();

  /** @param text without white space around it */
  parse(text: string): StatusLine {
    const known = this.#known.get(text);
    if (known) return known;
    const line = parseStatusLine(text);
    if (this.#known.size < MAX_ENTRIES && text.length <= MAX_CACHED_LENGTH) this.#known.set(text, line);
    return line;
  }
}

function parseStatusLine(text: string): StatusLine {
  const [, version, digits, phrase] = WELL_FORMED.exec(text) ?? [];
  const code = digits ?? THREE_DIGITS.exec(text)?.[0];
  return {
    text,
    code: code === undefined ? null : Number(code),
    version: version ?? null,
    phrase: phrase ?? null,
    isPlain: !/[&\r]/.test(text),
  };
}
