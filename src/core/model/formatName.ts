import { catalog, type DisplayText } from './message.ts';
import type { Format } from './parsedBody.ts';

export const formatMessages = catalog('format', {
  webdav: 'WebDAV',
  json: 'JSON',
  ndjson: 'NDJSON',
  multipart: 'Multipart',
  text: 'Text',
});

/** The name of a dialect, which is not translated, or of a format. */
export function formatName(format: Format | null, dialect: string | null): DisplayText {
  return dialect ?? formatMessages[format ?? 'text'];
}
