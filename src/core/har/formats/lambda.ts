import { isObject } from '../../isObject.ts';
import type { BodyContext } from '../bodyContext.ts';
import { bytesOfBase64, decodeBody, missingBody, stillCompressed } from '../decodeBody.ts';
import { isCompressed } from '../contentCoding.ts';
import type { NameValue, ParsedExchange, StoredBody } from '../exchange.ts';
import { statusOf } from '../harEntry.ts';

/** The members of the result of a Lambda function behind API Gateway or a load balancer. */
const MEMBERS: ReadonlySet<string> = new Set([
  'statusCode',
  'statusDescription',
  'headers',
  'multiValueHeaders',
  'body',
  'isBase64Encoded',
  'cookies',
]);

/** The result of a Lambda function (AWS, "Lambda proxy integration": output format). */
export interface LambdaResult {
  readonly statusCode: unknown;
  readonly body: string;
  readonly headers: unknown;
  readonly multiValueHeaders: unknown;
  readonly isBase64Encoded: unknown;
}

/** Returns a JSON value as the result of a Lambda function; null if it has other members, or a body that is not a text. */
export function lambdaResult(value: unknown): LambdaResult | null {
  if (!isObject(value) || !Object.keys(value).every((name) => MEMBERS.has(name))) return null;
  const { statusCode, body = '', headers, multiValueHeaders, isBase64Encoded } = value;
  const status = statusOf(statusCode);
  if (status === null || status < 100 || status > 599) return null;
  if (body !== null && typeof body !== 'string') return null;
  return { statusCode, body: body ?? '', headers, multiValueHeaders, isBase64Encoded };
}

/** Creates the exchange of a result. @param context metadata of its request */
export function lambdaExchange(result: LambdaResult, file: string | null, context: BodyContext): ParsedExchange {
  const headers = headersOf(result);
  const header = (name: string): string | null =>
    headers.find((field) => field.name.toLowerCase() === name)?.value ?? null;
  const contentType = header('content-type') ?? context.contentType;
  const contentEncoding = header('content-encoding');
  const bytes = result.isBase64Encoded === true ? bytesOfBase64(result.body) : null;
  const stored: StoredBody | null =
    bytes !== null && isCompressed(bytes, contentEncoding)
      ? { content: bytes, contentEncoding, contentType, problems: [] }
      : null;
  const encoding = result.isBase64Encoded === true ? 'base64' : null;
  const text = result.body === '' ? missingBody('body-empty') : decodeBody(result.body, encoding, contentType);
  return {
    entry: 0,
    file,
    startedDateTime: null,
    time: null,
    request: { method: context.method, url: context.url, headers: [], body: context.request },
    response: {
      status: statusOf(result.statusCode) ?? 0,
      statusText: '',
      httpVersion: null,
      contentType,
      headers,
      bodySize: stored ? null : (bytes?.length ?? new TextEncoder().encode(result.body).length),
    },
    body: stored ? stillCompressed() : text,
    initiator: null,
    ...(stored && { stored: { request: null, response: stored } }),
  };
}

/** API Gateway merges both kinds of headers, and prefers the lists. */
function headersOf({ headers, multiValueHeaders }: LambdaResult): readonly NameValue[] {
  const lists = Object.entries(isObject(multiValueHeaders) ? multiValueHeaders : {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => ({ name, value: String(value) })),
  );
  const listed = new Set(lists.map(({ name }) => name.toLowerCase()));
  const single = Object.entries(isObject(headers) ? headers : {})
    .filter(([name]) => !listed.has(name.toLowerCase()))
    .map(([name, value]) => ({ name, value: String(value) }));
  return [...single, ...lists];
}
