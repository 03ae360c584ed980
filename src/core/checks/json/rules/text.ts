import type { Exchange } from '../../../har/exchange.ts';
import { mediaType } from '../../../har/mediaType.ts';
import { lineColumnAt } from '../../../text/lineColumn.ts';
import { isJsonType } from '../../jsonType.ts';
import type { AddFinding } from '../../finding.ts';
import { paramList, paramText } from '../../params.ts';
import type { JsonSource } from '../source.ts';

/** Checks the text of a JSON body and its label. */
export function checkText({ body, response }: Exchange, text: string, source: JsonSource, add: AddFinding): void {
  const { contentType } = response;
  const hasByteOrderMark = text.startsWith('\uFEFF') || (body.text !== null && body.hasByteOrderMark === true);
  const { essence } = mediaType(contentType);
  if (contentType !== null && contentType.trim() !== '' && !isJsonType(essence)) {
    const params = { type: paramText(essence === '' ? contentType : essence) };
    add({ rule: 'json-content-type', params, pointer: 'header:Content-Type', range: null });
  }
  if (source.value === undefined) {
    const offset = source.errorOffset();
    const { line, column } = lineColumnAt(text, offset);
    const params = { error: `${line}:${column}` };
    add({ rule: 'json-invalid', params, pointer: 'body', range: [offset, Math.min(offset + 1, text.length)] });
  }
  if (hasByteOrderMark) add({ rule: 'json-bom', params: {}, pointer: 'body', range: null });
  const repeated = source.value === undefined ? null : source.repeatedNames();
  if (repeated) {
    const params = { keys: paramList(repeated.names) };
    add({ rule: 'json-duplicate-keys', params, pointer: 'body', range: repeated.range });
  }
}
