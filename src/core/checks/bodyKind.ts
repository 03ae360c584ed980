import { mediaType } from '../har/mediaType.ts';
import { isJsonType } from './jsonType.ts';

/**
 * What a body is for the rules. `html`: an HTML document, which is not XML for them. `other`: none of the known formats.
 */
export type BodyKind = 'empty' | 'html' | 'json' | 'multipart' | 'other' | 'xml';

const NOT_BLANK = /[^\s\ufeff]/;
const MULTISTATUS = /<\?xml|<(?:[\w.-]+:)?multistatus[\s/>]/;

/** Determines the kind of a body from its first characters; from the media type if it is multipart, or if those do not decide. */
export function bodyKindOf(text: string, contentType: string | null): BodyKind {
  const start = text.search(NOT_BLANK);
  if (start < 0) return 'empty';
  const { essence } = mediaType(contentType);
  if (essence.startsWith('multipart/')) return 'multipart';
  const first = text[start];
  if (first === '<') return /^<(?:!doctype\s+html|html)/i.test(text.slice(start, start + 200)) ? 'html' : 'xml';
  if (first === '{' || first === '[') return 'json';
  if (isJsonType(essence)) return 'json';
  return MULTISTATUS.test(text) ? 'xml' : 'other';
}
