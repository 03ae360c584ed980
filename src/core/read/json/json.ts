import type { Exchange } from '../../har/exchange.ts';
import type { Problem } from '../../model/problem.ts';
import type { Reading } from '../../model/reading.ts';
import { NO_OPERATIONS } from '../../model/records.ts';
import * as words from '../../words/json.ts';
import type { Answer } from './answer.ts';
import { isEmptyBatch } from './choose.ts';
import { DIALECTS } from './dialects/table.ts';
import { type JsonDocument, readDocument } from './document.ts';
import { readGeneric } from './generic.ts';
import { hintOf } from './hint.ts';
import { operationsOf } from './operations.ts';
import { requestOf } from './request.ts';

/**
 * Reads a JSON body. Never throws: what cannot be read is a problem in the reading.
 *
 * Named readers are asked first, in the order of their table; then the lists of the body are looked at. At a status
 * other than 207 only strong signals count, so that ordinary lists give no operations.
 */
export function readJson(text: string, exchange: Exchange): Reading {
  return readValue(readDocument(text), exchange, 'json');
}

/** Reads what {@link readDocument} made of a text, or something that looks the same: lines of NDJSON. */
export function readValue(document: JsonDocument, exchange: Exchange, format: 'json' | 'ndjson'): Reading {
  const request = requestOf(exchange);
  const { status } = exchange.response;
  let answer: Answer | null = null;
  for (const dialect of DIALECTS) answer ??= dialect.read(document, request, exchange);
  answer ??= readGeneric(document, request, status);
  const operations = answer ? operationsOf(answer.items, document) : NO_OPERATIONS;
  const problems = [...document.problems];
  const isUnreadable = problems.some(({ code }) => code === 'body-empty' || code === 'not-well-formed');
  if (operations.size === 0 && status === 207 && !isUnreadable && !isEmptyBatch(document.value))
    problems.push(withoutStatuses(document));
  return {
    format,
    dialect: answer?.dialect ?? null,
    evidence: answer?.evidence ?? null,
    confidence: answer?.confidence ?? null,
    operations,
    problems,
    description: null,
    syncToken: null,
    unanswered: answer?.unanswered ?? [],
  };
}

function withoutStatuses({ value }: JsonDocument): Problem {
  return {
    code: 'no-sub-statuses',
    message: words.noSubStatuses(hintOf(value)),
    offset: null,
    line: null,
    column: null,
  };
}
