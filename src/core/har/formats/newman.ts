import { isObject } from '../../isObject.ts';
import { decodeBytes } from '../decodeBytes.ts';
import { missingBody, textBody } from '../decodeBody.ts';
import type { NameValue, ParsedExchange } from '../exchange.ts';
import { array, type Fields, number, record, scalarText, string } from '../fields.ts';

/** Whether a JSON value is a report of Newman (`newman run COLLECTION --reporters json`). */
export function isNewmanReport(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['collection'])) return false;
  const { run } = value;
  return isObject(run) && Array.isArray(run['executions']) && isObject(run['stats']);
}

/** Returns an exchange for each request that Newman sent, in order. Requests without a response have status 0. */
export function newmanExchanges(report: unknown, file: string | null): readonly ParsedExchange[] {
  const executions = array(record(record(report)['run'])['executions']);
  return executions.map((execution, entry) => exchangeOf(record(execution), file, entry));
}

function exchangeOf(execution: Fields, file: string | null, entry: number): ParsedExchange {
  const request = record(execution['request']);
  const response = isObject(execution['response']) ? execution['response'] : null;
  const headers = headersOf(response?.['header']);
  const contentType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;
  const bytes = bytesOf(response?.['stream']);
  const time = number(response?.['responseTime']);
  return {
    entry,
    file,
    startedDateTime: null,
    time,
    request: {
      method: string(request['method']),
      url: urlOf(request['url']),
      headers: headersOf(request['header']),
      body: requestBody(record(request['body'])),
    },
    response: {
      status: number(response?.['code']) ?? 0,
      statusText: string(response?.['status']) ?? '',
      httpVersion: null,
      contentType,
      headers,
      bodySize: bytes.length,
    },
    // Newman saves the body as it is after decompression.
    body:
      bytes.length > 0
        ? textBody(decodeBytes(bytes, contentType))
        : missingBody(response === null ? 'body-aborted' : 'body-empty'),
    initiator: null,
  };
}

/** A Buffer of Node as JSON: `{"type": "Buffer", "data": [123, 34]}`. */
function bytesOf(stream: unknown): Uint8Array {
  const data = array(record(stream)['data']);
  return Uint8Array.from(data, (byte) => number(byte) ?? 0);
}

/** A URL of the Postman SDK: its parts in lists. */
function urlOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return null;
  const { protocol, host, port, path, query } = value;
  const names = array(query)
    .map(record)
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value: text }) =>
      text === null || text === undefined ? scalarText(key) : `${scalarText(key)}=${scalarText(text)}`,
    );
  const authority = `${joined(host, '.')}${scalarText(port) === '' ? '' : `:${scalarText(port)}`}`;
  const search = names.length === 0 ? '' : `?${names.join('&')}`;
  return `${string(protocol) ?? 'http'}://${authority}/${joined(path, '/')}${search}`;
}

function joined(parts: unknown, separator: string): string {
  return typeof parts === 'string' ? parts : array(parts).map(scalarText).join(separator);
}

function requestBody({ mode, raw, urlencoded, graphql }: Fields): string | null {
  if (mode === 'raw') return string(raw);
  if (mode === 'graphql') return graphql === undefined ? null : JSON.stringify(graphql);
  if (mode !== 'urlencoded') return null;
  if (typeof urlencoded === 'string') return urlencoded;
  return array(urlencoded)
    .map(record)
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value }) => `${encodeURIComponent(scalarText(key))}=${encodeURIComponent(scalarText(value))}`)
    .join('&');
}

function headersOf(value: unknown): readonly NameValue[] {
  return array(value)
    .map(record)
    .flatMap(({ key, value: text, disabled }) =>
      typeof key === 'string' && disabled !== true ? [{ name: key, value: string(text) ?? '' }] : [],
    );
}
