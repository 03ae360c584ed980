import { outcomeOfStatus } from '../../../model/outcome.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder } from '../items/requestCoverage.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { urlPath } from '../request/requestLists.ts';
import { isList, isObject, joined, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * tRPC's HTTP batches: `GET|POST /api/trpc/cart.add,cart.pay?batch=1`, answered by a list of `{result}` and `{error}` in
 * the order of the procedures in the path. With a transformer (superjson) everything lies one level deeper, in `json`.
 * https://trpc.io/docs/rpc
 */
export const TRPC: DialectReader = {
  id: 'trpc',
  name: 'tRPC batch',
  read: ({ value }, request) => {
    if (!isList(value) || value.length === 0 || !value.every(isAnswer)) return null;
    const isBatch = /[?&]batch=1(?:&|$)/.test(request.url ?? '');
    if (!isBatch && !value.some((answer) => statusOf(answer) !== null && pathOfError(answer) !== null)) return null;
    const procedures = proceduresOf(request.url);
    const isNamed = procedures.length === value.length;
    return {
      dialect: { id: 'trpc', name: 'tRPC batch' },
      confidence: 'certain',
      evidence: words.trpc(value.length, isBatch),
      items: itemsFromArray(value.map((answer, i) => itemOf(answer, i, isNamed ? (procedures[i] ?? null) : null))),
      ...coverageByOrder(procedures, value.length, textOf),
    };
  },
};

function itemOf(answer: Json, index: number, procedure: string | null): Item {
  const error = errorOf(answer);
  const status = statusOf(answer);
  const outcome =
    error === undefined ? 'success' : status === null || status < 300 ? 'failure' : outcomeOfStatus(status);
  const code = member(member(error, 'data'), 'code') ?? member(error, 'code');
  const message = member(error, 'message');
  return {
    path: [index],
    label: procedure ?? pathOfError(answer) ?? words.number(index),
    outcome,
    status,
    message: typeof message === 'string' ? issuesOf(message) : null,
    code: textOf(code),
    requestIndex: index,
  };
}

function isAnswer(answer: Json): boolean {
  return isObject(member(answer, 'result')) || isObject(member(answer, 'error'));
}

function errorOf(answer: Json): Json | undefined {
  // `"error": null` is written by some servers beside a result.
  const error = member(answer, 'error') ?? undefined;
  return member(error, 'json') ?? error;
}

function statusOf(answer: Json): number | null {
  return parseStatusCode(member(member(errorOf(answer), 'data'), 'httpStatus'))?.status ?? null;
}

function pathOfError(answer: Json): string | null {
  const path = member(member(errorOf(answer), 'data'), 'path');
  return typeof path === 'string' ? path : null;
}

/** The message of a failed validation is itself JSON: zod's list of issues. */
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

function proceduresOf(url: string | null): readonly string[] {
  const last = urlPath(url).split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).split(',');
  } catch {
    return last.split(',');
  }
}
