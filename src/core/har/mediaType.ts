import { MIMEType } from 'whatwg-mimetype';

/** A media type as the header says it; the media type is a hint, never trusted. */
export interface MediaType {
  /** `type/subtype` in lower case; '' where the header cannot be read. */
  readonly essence: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

// The MIME type parser takes quadratic time for white space inside a value. Real values have at most a few hundred characters.
const LONGEST = 1000;

export function mediaType(header: string | null): MediaType {
  const value = header?.slice(0, LONGEST) ?? null;
  const parsed = value === null ? null : MIMEType.parse(value);
  return {
    essence: parsed?.essence ?? value?.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    charset: parsed?.parameters.get('charset')?.toLowerCase() ?? null,
    boundary: parsed?.parameters.get('boundary') ?? (parsed ? null : boundaryIn(value)),
  };
}

/** The boundary in a value that is not a valid media type. */
function boundaryIn(value: string | null): string | null {
  return /boundary="?([^";\s]+)/i.exec(value ?? '')?.[1] ?? null;
}
