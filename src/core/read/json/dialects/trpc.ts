import { outcomeOfStatus } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder } from '../items/requestCoverage.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { urlPath } from '../request/requestLists.ts';
import { isList, isObject, joined, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * HTTP batches of tRPC: the response to `GET|POST /api/trpc/cart.add,cart.pay?batch=1` is a list of `{result}` and `{error}`
 * in the order of the procedures in the path. With a transformer (superjson) both are one level deeper, in `json`.
 * https://trpc.io/docs/rpc
 */
export const TRPC: DialectReader = {
  id: 'trpc',
  name: 'tRPC batch',
  read: ({ value }, request) => {
    if (!isList(value) || value.length === 0 || !value.every(isResponse)) return null;
    const isBatch = /[?&]batch=1(?:&|$)/.test(request.url ?? '');
    if (!isBatch && !value.some((response) => statusOf(response) !== null && pathOfError(response) !== null))
      return null;
    const procedures = proceduresOf(request.url);
    const isNamed = procedures.length === value.length;
    return {
      dialect: { id: 'trpc', name: 'tRPC batch' },
      confidence: 'certain',
      evidence: evidenceMessages.trpc(value.length, isBatch),
      items: itemsFromArray(value.map((response, i) => itemOf(response, i, isNamed ? (procedures[i] ?? null) : null))),
      ...coverageByOrder(procedures, value.length, textOf),
    };
  },
};

/** The item of one `{result}` or `{error}`. */
export function itemOf(response: Json, index: number, procedure: string | null): Item {
  const error = errorOf(response);
  const status = statusOf(response);
  const outcome =
    error === undefined ? 'success' : status === null || status < 300 ? 'failure' : outcomeOfStatus(status);
  const code = member(member(error, 'data'), 'code') ?? member(error, 'code');
  const message = member(error, 'message');
  return {
    path: [index],
    label: procedure ?? pathOfError(response) ?? words.number(index),
    outcome,
    status,
    message: typeof message === 'string' ? issuesOf(message) : null,
    code: textOf(code),
    requestIndex: index,
  };
}

function isResponse(response: Json): boolean {
  return isObject(member(response, 'result')) || isObject(member(response, 'error'));
}

function errorOf(response: Json): Json | undefined {
  // Some servers send `"error": null` beside a result.
  const error = member(response, 'error') ?? undefined;
  return member(error, 'json') ?? error;
}

function statusOf(response: Json): number | null {
  return parseStatusCode(member(member(errorOf(response), 'data'), 'httpStatus'))?.status ?? null;
}

function pathOfError(response: Json): string | null {
  const path = member(member(errorOf(response), 'data'), 'path');
  return typeof path === 'string' ? path : null;
}

/** The issues of a failed validation, whose message is a list of issues as JSON (zod). */
function issuesOf(message: string): string {
  const issues = embeddedJson(message);
  if (!isList(issues) || issues.length === 0) return message;
  const texts = issues.map((issue) => {
    const path = joined(member(issue, 'path'), '.');
    const text = member(issue, 'message');
    return typeof text === 'string' ? (path === null ? text : `${path}: ${text}`) : null;
  });
  return texts.every((text) => text !== null) ? texts.join('; ') : message;
}

/** The names of the procedures in the path of a URL. */
export function proceduresOf(url: string | null): readonly string[] {
  const last = urlPath(url).split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).split(',');
  } catch {
    return last.split(',');
  }
}
