const STATUS_LINE = /^HTTP\/(\d(?:\.\d)?) +(\d{3})(?: +(.*))?$/;
const REQUEST_LINE = /^([A-Z][A-Z-]*) +(\S+) +HTTP\/(\d(?:\.\d)?)$/;

/** In bytes. Longer lines are not start lines. */
export const LONGEST_START_LINE = 8192;

/** The first line of an HTTP message (RFC 9112 section 2.1). Tools write HTTP/2 messages in the same form. */
export type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly target: string }
  | { readonly kind: 'response'; readonly version: string; readonly status: number; readonly reason: string };

/** Parses a status line or a request line; null if it is neither. */
export function parseStartLine(line: string): StartLine | null {
  const trimmed = line.trimEnd();
  const response = STATUS_LINE.exec(trimmed);
  if (response) {
    const [, version = '', status = '', reason = ''] = response;
    return { kind: 'response', version: `HTTP/${version}`, status: Number(status), reason };
  }
  const request = REQUEST_LINE.exec(trimmed);
  return request ? { kind: 'request', method: request[1] ?? '', target: request[2] ?? '' } : null;
}
