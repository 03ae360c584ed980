import { bodyMessages } from '../../model/messages.ts';
import { createProblem } from '../../model/problem.ts';
import { isCompressed } from '../contentCoding.ts';
import { decodeBytes } from '../decodeBytes.ts';
import { missingBody, stillCompressed, textBody } from '../decodeBody.ts';
import type { Body, NameValue, ParsedExchange, StoredBody } from '../exchange.ts';
import { headerValue, type HttpMessage } from './httpMessage.ts';

/** What is known about an exchange besides its messages. */
export interface ExchangeFacts extends Pick<ParsedExchange, 'file' | 'entry' | 'startedDateTime' | 'time'> {
  /** Scheme of the URL if the request line does not have it. */
  readonly protocol: string;
  /** Content-Type of a response without this header. */
  readonly contentType: string | null;
  /** The request if its message is not known. */
  readonly request: ParsedExchange['request'];
}

/** Instead of the response of a request that has none. */
export const NO_RESPONSE: HttpMessage = {
  start: { kind: 'response', version: '', status: 0, reason: '' },
  headers: [],
  body: new Uint8Array(),
  loss: null,
  end: 0,
};

/** Creates the exchange of a request and its response. @param request null if it is not known */
export function exchangeOfMessages(
  request: HttpMessage | null,
  { start, headers, body, loss }: HttpMessage,
  { protocol, contentType: knownType, request: knownRequest, ...facts }: ExchangeFacts,
): ParsedExchange {
  const contentType = headerValue(headers, 'content-type') ?? knownType;
  const { status, reason, version } = start.kind === 'response' ? start : { status: 0, reason: '', version: null };
  const stored = storedBody(body, headers, contentType, loss === 'cut');
  const storedRequest = request === null ? null : storedBody(request.body, request.headers, null, false);
  return {
    ...facts,
    request: request === null ? knownRequest : requestOf(request, protocol, storedRequest !== null),
    response: {
      status,
      statusText: reason,
      httpVersion: version,
      contentType,
      headers,
      bodySize: stored === null ? body.length : null,
    },
    body: bodyOf(body, contentType, loss, stored !== null),
    initiator: null,
    ...((stored !== null || storedRequest !== null) && { stored: { request: storedRequest, response: stored } }),
  };
}

function storedBody(
  bytes: Uint8Array,
  headers: readonly NameValue[],
  contentType: string | null,
  isCut: boolean,
): StoredBody | null {
  const contentEncoding = headerValue(headers, 'content-encoding');
  if (!isCompressed(bytes, contentEncoding)) return null;
  return {
    content: bytes,
    contentEncoding,
    contentType: contentType ?? headerValue(headers, 'content-type'),
    problems: isCut ? missingBody('body-aborted').problems : [],
  };
}

function bodyOf(bytes: Uint8Array, contentType: string | null, loss: HttpMessage['loss'], isStored: boolean): Body {
  if (isStored) return stillCompressed();
  if (loss === 'headers-only')
    return { text: null, problems: [createProblem('body-not-saved', bodyMessages.onlyHeaders)] };
  if (bytes.length === 0) return missingBody(loss === 'cut' ? 'body-aborted' : 'body-empty');
  const body = textBody(decodeBytes(bytes, contentType));
  if (loss === null || body.text === null) return body;
  return { text: body.text, problems: [...body.problems, ...missingBody('body-aborted').problems] };
}

function requestOf(
  { start, headers, body }: HttpMessage,
  protocol: string,
  isStored: boolean,
): ParsedExchange['request'] {
  const { method, target } = start.kind === 'request' ? start : { method: null, target: null };
  const host = headerValue(headers, 'host');
  const url = target !== null && target.startsWith('/') && host !== null ? `${protocol}://${host}${target}` : target;
  const text = isStored || body.length === 0 ? null : decodeBytes(body, headerValue(headers, 'content-type')).text;
  return { method, url, headers, body: text };
}
