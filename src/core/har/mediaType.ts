import { MIMEType } from 'whatwg-mimetype';
import { memoize } from '../read/json/syntax/memoize.ts';

/** A parsed Content-Type. It is only a hint. */
export interface MediaType {
  /** `type/subtype` in lowercase; '' if the header is missing or cannot be parsed. */
  readonly essence: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

// The MIME type parser takes quadratic time for whitespace inside a value. Real values have at most a few hundred characters.
const MAX_LENGTH = 1000;

const NONE: MediaType = { essence: '', charset: null, boundary: null };

/** Parses the value of a Content-Type header. */
export function mediaType(header: string | null): MediaType {
  return header === null ? NONE : parsed(header.slice(0, MAX_LENGTH));
}

// The same few values occur in all responses, and parsing one takes as long as sniffing a body.
const parsed = memoize((value: string): MediaType => {
  const type = MIMEType.parse(value);
  return {
    essence: type?.essence ?? value.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    charset: type?.parameters.get('charset')?.toLowerCase() ?? null,
    boundary: type?.parameters.get('boundary') ?? (type ? null : boundaryIn(value)),
  };
});

/** Returns the boundary in a value that is not a valid media type. */
function boundaryIn(value: string): string | null {
  return /boundary="?([^";\s]+)/i.exec(value)?.[1] ?? null;
}
