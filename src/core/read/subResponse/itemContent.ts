import type { NameValue } from '../../har/exchange.ts';
import { mediaType } from '../../har/mediaType.ts';
import { type JsonDocument, parseDocument } from '../json/syntax/document.ts';
import { isList, isObject, type Json, member, parseJson, textOf } from '../json/syntax/value.ts';
import { base64Body, type SubBody } from './subBody.ts';
import type { SubResponse } from './subResponse.ts';

/** The members of an item that hold headers and a body, as names in lowercase. */
const HEADERS: ReadonlySet<string> = new Set(['headers', 'httpheaders', 'header']);
const BODIES: ReadonlySet<string> = new Set(['body', 'response', 'responsebody', 'error', 'errors']);

/**
 * Parses an item of a JSON batch: its headers, and the body or error in it. If it has no such member, or several, the body is
 * the entire item.
 *
 * @param text the item as sent
 */
export function itemContent(text: string): SubResponse {
  const document = parseDocument(text);
  const { value } = document;
  const names = isObject(value) ? Object.keys(value) : [];
  const headersName = names.find((name) => HEADERS.has(name.toLowerCase()) && isHeaders(member(value, name)));
  const headers = headersName === undefined ? [] : fieldsOf(member(value, headersName));
  const bodies = names.filter((name) => BODIES.has(name.toLowerCase()) && isPayload(member(value, name)));
  const [only] = bodies;
  const head = { headers, partHeaders: [] };
  if (only === undefined && headersName !== undefined && names.some((name) => name.toLowerCase() === 'body'))
    return { ...head, body: null, isWholeItem: false };
  return only === undefined || bodies.length > 1 || document.recovered
    ? { ...head, body: jsonBody(text), isWholeItem: true }
    : { ...head, body: memberBody(document, only, headers), isWholeItem: false };
}

function jsonBody(text: string): SubBody {
  return { mediaType: 'application/json', text, bytes: null, isBase64: false };
}

function isPayload(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return isList(value) ? value.length > 0 : isObject(value);
}

function isHeaders(value: Json | undefined): boolean {
  return isObject(value) || (isList(value) && value.every((one) => textOf(member(one, 'name')) !== null));
}

/** An object of texts or lists of texts, or a list of `{name, value}`. */
function fieldsOf(headers: Json | undefined): readonly NameValue[] {
  if (isList(headers))
    return headers.map((one) => ({ name: textOf(member(one, 'name')) ?? '', value: valueText(member(one, 'value')) }));
  return Object.entries(isObject(headers) ? headers : {}).flatMap(([name, value]) =>
    (isList(value) ? value : [value]).map((one) => ({ name, value: valueText(one) })),
  );
}

function valueText(value: Json | undefined): string {
  return textOf(value) ?? (value === undefined || value === null ? '' : JSON.stringify(value));
}

/**
 * A body that is a text may be text, base64, or JSON in a string. OData JSON batches encode bodies in base64url unless they are
 * JSON or text (OData JSON Format 4.01 section 19.2).
 */
function memberBody(document: JsonDocument, name: string, headers: readonly NameValue[]): SubBody {
  const type = headers.find((one) => one.name.toLowerCase() === 'content-type')?.value ?? null;
  const content = member(document.value, name);
  const { essence } = mediaType(type);
  if (typeof content !== 'string') return jsonBody(document.sourceText([name]) ?? '');
  const mayBeBase64 = essence !== '' && !essence.startsWith('text/') && parseJson(content) === undefined;
  const decoded = mayBeBase64 ? base64Body(content, type) : null;
  const isJson = /[/+]json$/.test(essence);
  if (decoded && (!isJson || (decoded.text !== null && parseJson(decoded.text) !== undefined))) return decoded;
  return { mediaType: essence, text: content, bytes: null, isBase64: false };
}
