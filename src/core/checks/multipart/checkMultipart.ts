import type { Exchange } from '../../har/exchange.ts';
import { mediaType } from '../../har/mediaType.ts';
import { forEachPart } from '../../read/multipart/splitParts.ts';
import { bodyKindOf } from '../bodyKind.ts';
import type { AddFinding } from '../finding.ts';
import { paramText } from '../params.ts';
import { type HttpPart, readPart } from './part.ts';

/** Checks a response with a multipart body. Only the parts of the outermost multipart are checked. */
export function* checkMultipart(exchange: Exchange, add: AddFinding): Generator<void, void> {
  const { text } = exchange.body;
  const { contentType } = exchange.response;
  if (text === null || bodyKindOf(text, contentType) !== 'multipart') return;
  const { boundary } = mediaType(contentType);
  if (boundary === null || boundary === '') {
    add({ rule: 'multipart-no-boundary', params: {}, pointer: 'header:Content-Type', range: null });
    return;
  }
  const parts: HttpPart[] = [];
  const { isClosed } = forEachPart(text, boundary, 0, text.length, (start, end) => {
    parts.push(readPart(text, start, end));
  });
  yield;
  if (parts.length === 0 && !isClosed)
    add({
      rule: 'multipart-empty',
      params: { boundary: paramText(boundary) },
      pointer: 'body',
      range: [0, text.length],
    });
  if (parts.length > 0 && !isClosed)
    add({
      rule: 'multipart-not-closed',
      params: { count: parts.length },
      pointer: 'body',
      range: [text.length, text.length],
    });
  checkParts(parts, add);
}

function checkParts(parts: readonly HttpPart[], add: AddFinding): void {
  const ids = new Set<string>();
  for (const [index, { type, isHttp, statusLine, status, contentId, range }] of parts.entries()) {
    const report = (rule: string, params: Readonly<Record<string, string | number>> = {}): void =>
      add({ rule, params, pointer: `part[${index}]`, range });
    if (!isHttp && !type.startsWith('multipart/')) report('multipart-part-not-http', { type: paramText(type) });
    if (isHttp && status === null) report('multipart-part-status-line', { line: paramText(statusLine) });
    if (isHttp && contentId === null && parts.length > 1) report('multipart-content-id-missing');
    if (contentId !== null && ids.has(contentId))
      report('multipart-content-id-duplicate', { id: paramText(contentId) });
    if (contentId !== null) ids.add(contentId);
    if (status !== null && (Math.floor(status / 100) === 1 || status === 207 || status > 599))
      report('multipart-part-status', { code: status });
  }
}
