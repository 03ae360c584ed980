import type { Operation } from '../../model/operation.ts';
import type { Format } from '../../model/parsedBody.ts';
import { itemContent } from './itemContent.ts';
import { partContent } from './partContent.ts';
import type { SubResponse } from './subResponse.ts';

/**
 * Parses the headers and the body of a result from its range in the body of the response. In time and memory proportional to
 * that range, and nothing is stored.
 *
 * @returns null for WebDAV, and for a result that is not at one place in the body
 */
export function parseSubResponse(
  text: string,
  format: Format | null,
  { range }: Pick<Operation, 'range'>,
): SubResponse | null {
  if (range === null) return null;
  if (format === 'multipart') return partContent(text.slice(...range));
  return format === 'json' || format === 'ndjson' ? itemContent(text.slice(...range)) : null;
}
