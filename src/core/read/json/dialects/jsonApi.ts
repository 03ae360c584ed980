import { mediaType } from '../../../har/mediaType.ts';
import { outcomeOfStatus } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type RecognizedBatch, type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder } from '../items/requestCoverage.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { itemMessage } from '../items/itemMessage.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isList, isObject, type Json, type JsonList, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

const DIALECT = { id: 'json-api', name: 'JSON:API' };
const RESULTS = 'atomic:results';
const OPERATIONS = 'atomic:operations';

/**
 * JSON:API: results of atomic operations, all of which succeeded, since a failed request has no results, and errors that point
 * into the request. https://jsonapi.org/ext/atomic/#processing, https://jsonapi.org/format/#errors
 */
export const JSON_API: DialectReader = {
  id: 'json-api',
  name: 'JSON:API errors and atomic operations',
  read: ({ value }, request, { response }) => {
    const results = member(value, RESULTS);
    if (isList(results) && results.every(isResult)) return results.length === 0 ? null : atomic(results, request);
    const errors = member(value, 'errors');
    const isJsonApi = mediaType(response.contentType).essence === 'application/vnd.api+json';
    // Errors without a source refer to the whole request.
    if (!isList(errors) || errors.length === 0 || !errors.every(isError)) return null;
    const pointed = errors.filter((error) => sourceOf(error) !== null);
    if (pointed.length === 0 || !(isJsonApi || pointed.every((error) => isInOperations(error)))) return null;
    const failed = errors.map((error, i) => errorItem(error, i, request));
    return {
      dialect: DIALECT,
      confidence: 'certain',
      evidence: evidenceMessages.pointing('errors[]', pointed.length, errors.length),
      items: itemsFromArray([...resources(member(value, 'data'), failed, request), ...failed]),
      unanswered: [],
    };
  },
};

/** A result object may only have these members. With others, such as a status, it is no result of a completed operation. */
const RESULT_MEMBERS: ReadonlySet<string> = new Set(['data', 'links', 'meta']);

function isResult(result: Json): boolean {
  return result === null || (isObject(result) && Object.keys(result).every((name) => RESULT_MEMBERS.has(name)));
}

function atomic(results: JsonList, request: ParsedRequest): RecognizedBatch {
  const operations = member(request.body, OPERATIONS);
  const sent = isList(operations) ? operations : [];
  const items = results.map((result, i): Item => {
    const requested = sent[i];
    const data = member(result, 'data');
    return {
      path: [RESULTS, i],
      label:
        nameOf(data) ??
        nameOf(member(requested, 'ref')) ??
        textOf(member(requested, 'href')) ??
        nameOf(member(requested, 'data')) ??
        words.number(i),
      // A result without data is an empty object.
      outcome: result === null ? 'unknown' : 'success',
      note: textOf(member(requested, 'op')),
      requestIndex: i < sent.length ? i : null,
      unrequested: sent.length > 0 && i >= sent.length,
    };
  });
  return {
    dialect: { id: 'json-api-atomic', name: 'JSON:API atomic operations' },
    confidence: 'certain',
    evidence: evidenceMessages.allDone(`${RESULTS}[]`, items.length),
    items: itemsFromArray(items),
    ...coverageByOrder(sent, items.length, (one) => nameOf(member(one, 'ref')) ?? nameOf(member(one, 'data'))),
  };
}

/** The resources beside errors, which JSON:API does not allow: those of the request items without an error. */
function resources(data: Json | undefined, failed: readonly Item[], { body }: ParsedRequest): readonly Item[] {
  if (!isList(data) || !data.every((one) => textOf(member(one, 'type')) !== null)) return [];
  const sent = member(body, 'data');
  const indexes = new Set(failed.map(({ requestIndex }) => requestIndex));
  const rest = isList(sent) ? [...sent.keys()].filter((index) => !indexes.has(index)) : [];
  return data.map((one, i): Item => ({
    path: ['data', i],
    label: nameOf(one) ?? words.number(i),
    outcome: 'success',
    requestIndex: rest.length === data.length ? (rest[i] ?? null) : null,
  }));
}

/** The name of a resource: `authors/9`. */
function nameOf(resource: Json | undefined): string | null {
  const type = textOf(member(resource, 'type'));
  const id = textOf(member(resource, 'id')) ?? textOf(member(resource, 'lid'));
  return id === null ? type : type === null ? id : `${type}/${id}`;
}

function errorItem(error: Json, index: number, request: ParsedRequest): Item {
  const source = sourceOf(error);
  const status = parseStatusCode(member(error, 'status'))?.status ?? null;
  return {
    path: ['errors', index],
    label: source ?? textOf(member(error, 'id')) ?? words.number(index),
    // A member of `errors` is a failure regardless of its status.
    outcome: status !== null && status >= 400 ? outcomeOfStatus(status) : 'failure',
    status,
    message: textOf(member(error, 'detail')) ?? textOf(member(error, 'title')) ?? itemMessage({ error }, true),
    code: textOf(member(error, 'code')),
    requestIndex: indexIn(source, request),
  };
}

/** The index of the request item in a pointer: `/data/1/attributes/name`, `/atomic:operations/1/data`. */
function indexIn(source: string | null, { body }: ParsedRequest): number | null {
  const [, list = '', digits] = /^\/([^/]+)\/(\d+)(?:\/|$)/.exec(source ?? '') ?? [];
  const items = member(body, list);
  const index = Number(digits ?? Number.NaN);
  return isList(items) && index < items.length ? index : null;
}

function isError(error: Json): boolean {
  return ['title', 'detail', 'code', 'status', 'source'].some((key) => member(error, key) !== undefined);
}

function sourceOf(error: Json): string | null {
  const source = member(error, 'source');
  return textOf(member(source, 'pointer')) ?? textOf(member(source, 'parameter')) ?? textOf(member(source, 'header'));
}

function isInOperations(error: Json): boolean {
  return sourceOf(error)?.startsWith(`/${OPERATIONS}/`) === true;
}
