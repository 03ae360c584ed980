import { isCandidate, type ResponseHead } from './candidate.ts';
import { mediaType } from './mediaType.ts';

/** The request of a response whose body is not available. */
export interface BatchRequest {
  readonly url: string;
  readonly contentType: string | null;
  readonly body: string | null;
}

/** Path segments: `$batch`, `_bulk`, `_msearch`, `batch`, `users:batchCreate`, `bulk-update`, `BatchWriteItem`. */
const BATCH_PATH = /(?:^|[/$_.:-])(?:(?:batch|bulk)(?![a-z])|msearch$)/i;
const CAMEL_CASE_PATH = /(?:[a-z](?:Batch|Bulk)|[/:](?:batch|bulk))(?![a-z])/;

/** Characters. The first members show whether a body contains requests. */
const HEAD = 2000;

/** The start of a batch: `{"requests": [{`, `{"Operations": [{`, a list of JSON-RPC calls. */
const BATCH_BODY = /^\s*(?:\{\s*"(?:requests|operations)"\s*:\s*\[\s*\{|\[\s*\{[^{}[\]]*"jsonrpc"\s*:)/i;

/**
 * Whether a response that is not captured without the setting for batches is probably one: it succeeded, its media type can contain
 * results, and the URL or the body of the request is that of a batch. Its own body is not needed.
 */
export function looksLikeBatch(head: ResponseHead, { url, contentType, body }: BatchRequest): boolean {
  if (head.status < 200 || head.status > 299 || isCandidate(head, false) || !isCandidate(head, true)) return false;
  return (
    isBatchUrl(url) ||
    mediaType(contentType).essence === 'multipart/mixed' ||
    BATCH_BODY.test((body ?? '').slice(0, HEAD))
  );
}

function isBatchUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null) return false;
  const { pathname, searchParams } = parsed;
  // tRPC sends batches with GET.
  return BATCH_PATH.test(pathname) || CAMEL_CASE_PATH.test(pathname) || searchParams.get('batch') === '1';
}
