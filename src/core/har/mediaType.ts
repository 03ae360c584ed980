import { MIMEType } from 'whatwg-mimetype';

/** A parsed Content-Type. It is only a hint. */
export interface MediaType {
  /** `type/subtype` in lowercase; '' if the header is missing or cannot be parsed. */
  readonly essence: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

// The MIME type parser takes quadratic time for whitespace inside a value. Real values have at most a few hundred characters.
const MAX_LENGTH = 1000;

/** Parses the value of a Content-Type header. */
export function mediaType(header: string | null): MediaType {
  const value = header?.slice(0, MAX_LENGTH) ?? null;
  const parsed = value === null ? null : MIMEType.parse(value);
  return {
    essence: parsed?.essence ?? value?.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    charset: parsed?.parameters.get('charset')?.toLowerCase() ?? null,
    boundary: parsed?.parameters.get('boundary') ?? (parsed ? null : boundaryIn(value)),
  };
}

/** Returns the boundary in a value that is not a valid media type. */
function boundaryIn(value: string | null): string | null {
  return /boundary="?([^";\s]+)/i.exec(value ?? '')?.[1] ?? null;
}
