import { decodeBytes } from '../decodeBytes.ts';
import { mediaType } from '../mediaType.ts';
import { parseJson } from '../../read/json/syntax/value.ts';

/**
 * Whether bytes are a formatted JSON document or an XML document with an end, so that nothing of it is missing. JSON on one line
 * does not count, because it may be the first of several lines.
 */
export function isCompleteDocument(bytes: Uint8Array, contentType: string | null): boolean {
  const { essence } = mediaType(contentType);
  const text = decodeBytes(bytes, contentType).text.trim();
  if (/[/+]json$/.test(essence)) return /^[{[]\s*\n/.test(text) && parseJson(text) !== undefined;
  if (!/[/+]xml$/.test(essence)) return false;
  const root = /<([A-Za-z_][\w:.-]*)[\s/>]/.exec(text.slice(0, 20_000))?.[1];
  return root !== undefined && text.endsWith(`</${root}>`);
}
