import { missingBody } from '../decodeBody.ts';
import type { ParsedExchange } from '../exchange.ts';
import { finalMessage } from '../http/httpMessage.ts';
import { exchangeOfMessages, NO_RESPONSE } from '../http/messageExchange.ts';

/** The files of a session in an archive of Fiddler (`.saz`): `raw/1_c.txt`, `raw/1_s.txt` and `raw/1_m.xml`. */
export interface FiddlerSession {
  readonly request: Uint8Array | null;
  readonly response: Uint8Array | null;
  /** Times and flags in XML. */
  readonly metadata: string | null;
}

/** Creates the exchange of a session; null if its response is not an HTTP message. Without a response, its status is 0. */
export function fiddlerExchange(
  { request: requestBytes, response: responseBytes, metadata }: FiddlerSession,
  origin: Pick<ParsedExchange, 'file' | 'entry'>,
): ParsedExchange | null {
  const request = requestBytes === null ? null : finalMessage(requestBytes, null);
  const method = request?.start.kind === 'request' ? request.start.method : null;
  const hasResponse = responseBytes !== null && responseBytes.length > 0;
  const response = hasResponse ? finalMessage(responseBytes, method) : NO_RESPONSE;
  if (response === null) return null;
  const started = timeOf(metadata, 'ClientBeginRequest');
  const ended = timeOf(metadata, 'ClientDoneResponse');
  const exchange = exchangeOfMessages(request, response, {
    ...origin,
    startedDateTime: started === null ? null : new Date(started).toISOString(),
    time: started === null || ended === null || ended < started ? null : ended - started,
    protocol: 'https',
    contentType: null,
    request: { method, url: null, headers: [], body: null },
  });
  return hasResponse ? exchange : { ...exchange, body: missingBody('body-aborted') };
}

/** A time in an attribute of `SessionTimers`, in milliseconds. The year 1 means that the time is not known. */
function timeOf(metadata: string | null, name: string): number | null {
  const time = Date.parse(new RegExp(`\\b${name}="([^"]+)"`).exec(metadata ?? '')?.[1] ?? '');
  return Number.isNaN(time) || time < 0 ? null : time;
}
