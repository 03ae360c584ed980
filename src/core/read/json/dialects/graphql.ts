import type { Outcome } from '../../../model/operation.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type RecognizedBatch, type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder } from '../items/requestCoverage.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isList, isObject, joined, type Json, type JsonList, member, type Path, textOf } from '../syntax/value.ts';
import { bodyContradiction } from '../detect/contradiction.ts';
import type { DialectReader } from './dialectReader.ts';
import { runsMutation } from './graphqlDocument.ts';

const MEMBERS = new Set(['data', 'errors', 'extensions', 'hasNext', 'label', 'path']);
const DIALECT = { id: 'graphql', name: 'GraphQL' };

/**
 * GraphQL: a list of results (batches of Apollo), one result whose errors name the failed fields, or mutations with errors in
 * their data (`userErrors`). https://spec.graphql.org/October2021/#sec-Errors
 */
export const GRAPHQL: DialectReader = {
  id: 'graphql',
  name: 'GraphQL',
  read: ({ value }, request) =>
    isList(value)
      ? batch(value, request)
      : (mutations(value, request) ??
        aliases(value, request) ??
        fieldErrors(value, request) ??
        userErrors(value, request)),
};

function batch(value: JsonList, request: ParsedRequest): RecognizedBatch | null {
  const requested = isList(request.body) ? request.body : [];
  const isAsked =
    requested.length > 0 &&
    requested.every((item) => typeof member(item, 'query') === 'string' || isObject(member(item, 'extensions')));
  if (value.length === 0 || !value.every(isResult) || !(isAsked || value.some((result) => errorsOf(result).length > 0)))
    return null;
  const isParallel = requested.length === value.length;
  const items = value.map((result, i): Item => {
    const inData = payloadErrors(result, isParallel ? requested[i] : undefined);
    const errors = [...errorsOf(result), ...inData.flat()];
    const name = isParallel ? operationName(requested[i]) : null;
    return {
      path: [i],
      label: name ?? pathText(errors[0]) ?? words.number(i),
      outcome: outcomeOf(result, inData),
      message: errors.length === 0 ? null : messages(errors),
      code: codeOf(errors[0]),
      requestIndex: isParallel ? i : null,
    };
  });
  return {
    dialect: DIALECT,
    confidence: 'certain',
    evidence: evidenceMessages.graphqlBatch(items.length),
    items: itemsFromArray(items),
    ...coverageByOrder(requested, items.length, operationName),
  };
}

/**
 * The outcome of a result: partial with both data and errors, unless all data is null or states errors itself.
 *
 * @param inData the errors in each field of the data
 */
function outcomeOf(result: Json, inData: readonly JsonList[]): Outcome {
  const data = member(result, 'data');
  const fields = isObject(data) ? Object.values(data) : [];
  if (errorsOf(result).length === 0 && inData.every((errors) => errors.length === 0)) return 'success';
  return fields.some((field, i) => field !== null && inData[i]?.length === 0) ? 'partial' : 'failure';
}

/** The errors in each field of the data of a result. A query may return lists of errors as data, for example those of a job. */
function payloadErrors(result: Json, requested: Json | undefined): readonly JsonList[] {
  const data = member(result, 'data');
  const isMutation = mutates(requested);
  return Object.values(isObject(data) ? data : {}).map((payload) => {
    if (isMutation === false) return isErrorType(payload) && hasMessage(payload) ? [payload] : [];
    const errors = listOfErrors(payload) ?? [];
    return errors.length === 0 && isMutation ? failedIn(payload) : errors;
  });
}

/** The parts of the payload of a mutation that state a failure: the payload (`success: false`), or results in it whose type is an error. */
function failedIn(payload: Json): JsonList {
  if (!isList(payload) && !isObject(payload)) return [];
  const parts = (isList(payload) ? payload : Object.values(payload)).filter(isErrorType);
  return parts.length === 0 && isObject(payload) && bodyContradiction(payload) ? [payload] : parts;
}

function hasMessage(payload: Json): boolean {
  return typeof member(payload, 'message') === 'string';
}

/** Whether a request is a mutation; null if its document is not known. */
function mutates(requested: Json | undefined): boolean | null {
  const query = member(requested, 'query');
  return typeof query === 'string' ? runsMutation(query, member(requested, 'operationName')) : null;
}

/** The items of field errors. Null if no error has a path, since the errors then refer to the whole request. */
function fieldErrors(value: Json, request: ParsedRequest): RecognizedBatch | null {
  const errors = errorsOf(value);
  if (!isResult(value) || errors.length === 0 || !errors.some((error) => isList(member(error, 'path')))) return null;
  const items = errors.map((error, i) =>
    errorItem(error, ['errors', i], pathText(error) ?? operationName(request.body) ?? words.number(i)),
  );
  return {
    dialect: DIALECT,
    confidence: 'certain',
    evidence: evidenceMessages.graphqlErrors(items.length),
    items: itemsFromArray(items),
    unanswered: [],
  };
}

/**
 * The fields of one document with several mutations, usually under aliases, each with a list of its own errors. A mutation
 * whose list is empty succeeded.
 */
function mutations(value: Json, request: ParsedRequest): RecognizedBatch | null {
  const data = member(value, 'data');
  if (!isResult(value) || !isObject(data) || request.method === 'GET') return null;
  const fields = Object.entries(data);
  const lists = fields.flatMap(([, payload]) => listOfErrors(payload) ?? []);
  const withList = fields.filter(([, payload]) => listOfErrors(payload) !== null).length;
  const isUnion = fields.some(([, payload]) => isErrorType(payload));
  if (fields.length < 2 || (withList < 2 && !isUnion) || !(mutates(request.body) ?? lists.length > 0)) return null;
  const failed = new Map(
    errorsOf(value)
      .toReversed()
      .map((error) => [stepsOf(error)[0], error]),
  );
  const items = fields.map(([name, payload]): Item => {
    const errors = [failed.get(name) ?? [], listOfErrors(payload) ?? []].flat();
    return {
      path: ['data', name],
      label: name,
      outcome: errors.length > 0 ? 'failure' : payload === null || payload === false ? 'unknown' : 'success',
      message: errors.length === 0 ? null : messages(errors),
      code: codeOf(errors[0]),
    };
  });
  return {
    dialect: DIALECT,
    confidence: 'certain',
    evidence: evidenceMessages.graphqlMutations(items.length),
    items: itemsFromArray(items),
    unanswered: [],
  };
}

/** The fields of one document under aliases, with errors that name the failed ones: `a: repository(...) b: repository(...)`. */
function aliases(value: Json, request: ParsedRequest): RecognizedBatch | null {
  const data = member(value, 'data');
  const query = member(request.body, 'query');
  const errors = errorsOf(value);
  if (!isResult(value) || !isObject(data) || typeof query !== 'string' || errors.length === 0) return null;
  const fields = Object.entries(data);
  const written = new Set([...query.matchAll(/\b(\w+)\s*:/g)].map(([, name]) => name));
  if (fields.length < 2 || !fields.every(([name, field]) => written.has(name) && typeof field === 'object'))
    return null;
  const failed = new Map<Json | undefined, Json>();
  for (const error of errors.toReversed()) failed.set(stepsOf(error)[0], error);
  if (![...failed.keys()].every((name) => typeof name === 'string' && Object.hasOwn(data, name))) return null;
  const items = fields.map(([name, field]): Item => {
    const error = failed.get(name);
    const stated = field === null ? 'unknown' : 'success';
    return {
      path: ['data', name],
      label: name,
      outcome: error === undefined ? stated : field === null ? 'failure' : 'partial',
      message: error === undefined ? null : messages([error]),
      code: codeOf(error),
    };
  });
  return {
    dialect: DIALECT,
    confidence: 'certain',
    evidence: evidenceMessages.graphqlBatch(items.length),
    items: itemsFromArray(items),
    unanswered: [],
  };
}

/** The errors in the payload of a mutation: `userErrors` (Shopify), `errors` (Saleor, GitLab), or the payload if its type is an error. */
function listOfErrors(payload: Json): JsonList | null {
  if (!isObject(payload)) return null;
  const lists = Object.keys(payload).flatMap((key) => {
    const list = ERROR_LIST.test(key) ? member(payload, key) : undefined;
    return isList(list) ? [list] : list === null ? [[]] : [];
  });
  if (isErrorType(payload)) lists.push([payload]);
  return lists.length === 0 ? null : lists.flat();
}

/** Whether the type of a payload is a union of a result type and error types, and this is an error: `EmailTakenError`. */
function isErrorType(payload: Json): boolean {
  return /(?:Error|Failure|Exception|ErrorResult)$/.test(textOf(member(payload, '__typename')) ?? '');
}

const ERROR_LIST = /^(?:\w*user_?errors|errors|(?:mutation|validation)_?errors)$/i;

function stepsOf(error: Json): JsonList {
  const path = member(error, 'path');
  return isList(path) ? path : [];
}

function userErrors(value: Json, request: ParsedRequest): RecognizedBatch | null {
  const data = member(value, 'data');
  if (!isResult(value) || !isObject(data)) return null;
  const isMutation = mutates(request.body);
  const items = Object.entries(data).flatMap(([mutation, payload]) => {
    if (isErrorType(payload) && (isMutation ?? hasMessage(payload)))
      return [errorItem(payload, ['data', mutation], mutation)];
    const name = Object.keys(isObject(payload) ? payload : {}).find((key) => /userErrors$/i.test(key));
    const errors = name === undefined ? undefined : member(payload, name);
    if (name === undefined || !isList(errors)) return [];
    return errors.map((error, i) => {
      const field = member(error, 'field');
      const steps = isList(field) ? field.map(String) : typeof field === 'string' ? [field] : [];
      const index = steps.findIndex((step) => /^\d+$/.test(step));
      const item = errorItem(error, ['data', mutation, name, i], steps.length > 0 ? steps.join('.') : mutation);
      return { ...item, group: mutation, requestIndex: index > 0 ? Number(steps[index]) : null };
    });
  });
  if (items.length === 0 || request.method === 'GET') return null;
  return {
    dialect: DIALECT,
    confidence: 'certain',
    evidence: evidenceMessages.userErrors(items.length),
    items: itemsFromArray(items),
    unanswered: [],
  };
}

function errorItem(error: Json, path: Path, label: string): Item {
  const extensions = member(error, 'extensions');
  const http = member(extensions, 'http') ?? member(extensions, 'response') ?? extensions;
  const status =
    parseStatusCode(member(http, 'status') ?? member(http, 'statusCode') ?? member(http, 'httpStatus'))?.status ?? null;
  const code = codeOf(error);
  return {
    path,
    label,
    outcome: 'failure',
    status: status !== null && status >= 400 ? status : null,
    message: messages([error]),
    code,
  };
}

function isResult(value: Json): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => MEMBERS.has(key)) && (keys.includes('data') || isList(value['errors']));
}

function errorsOf(result: Json): JsonList {
  const errors = member(result, 'errors');
  return isList(errors) && errors.every((error) => typeof member(error, 'message') === 'string') ? errors : [];
}

function messages(errors: JsonList): string {
  return errors
    .slice(0, 3)
    .map((error) => textOf(member(error, 'message') ?? error) ?? '')
    .join('; ');
}

function codeOf(error: Json | undefined): string | null {
  const code = member(member(error, 'extensions'), 'code') ?? member(error, 'code');
  return typeof code === 'string' ? code : null;
}

function pathText(error: Json | undefined): string | null {
  return joined(member(error, 'path'), '.');
}

function operationName(requested: Json | undefined): string | null {
  const name = member(requested, 'operationName');
  if (typeof name === 'string' && name !== '') return name;
  const query = member(requested, 'query');
  return typeof query === 'string' ? (/\b(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1] ?? null) : null;
}
