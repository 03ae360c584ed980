import { MIMEType } from 'whatwg-mimetype';

/** A media type as the header says it; the media type is a hint, never trusted. */
export interface MediaType {
  /** `type/subtype` in lower case; '' where the header cannot be read. */
  readonly essence: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

export function mediaType(header: string | null): MediaType {
  const parsed = header === null ? null : MIMEType.parse(header);
  return {
    essence: parsed?.essence ?? header?.split(';')[0]?.trim().toLowerCase() ?? '',
    charset: parsed?.parameters.get('charset')?.toLowerCase() ?? null,
    boundary: parsed?.parameters.get('boundary') ?? null,
  };
}
