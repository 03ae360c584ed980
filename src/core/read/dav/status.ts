/** What a `DAV:status` says (RFC 4918 section 14.28, the status-line of RFC 9112 section 4). */
export interface StatusLine {
  /** Null where the text is no status line: then it is unknown, never guessed at. */
  readonly status: number | null;
  /** As sent, white space folded. */
  readonly text: string;
}

// A version, white space, exactly three digits, and then nothing or white space: `HTTP/1.1 200.5`, `200 OK` and `2O0` are none.
const STATUS_LINE = /^http\/\d+(?:\.\d+)?\s+([1-9]\d\d)(?!\S)/i;

// Nobody reads more of a reason phrase; one of a megabyte has been sent to see what happens.
const LONGEST = 300;

export function readStatusLine(raw: string): StatusLine {
  const trimmed = raw.trim();
  const code = STATUS_LINE.exec(trimmed.slice(0, LONGEST))?.[1];
  const text = trimmed.slice(0, LONGEST).replace(/\s+/g, ' ');
  return { status: code === undefined ? null : Number(code), text: trimmed.length > LONGEST ? `${text}…` : text };
}
