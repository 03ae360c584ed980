import type { Exchange } from '../../har/exchange.ts';
import { outcomeOfStatus } from '../../model/outcome.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import { placeOf } from '../../model/place.ts';
import type { Reading } from '../../model/reading.ts';
import { NO_OPERATIONS, type OperationRecord, operationRecord, recordOperations } from '../../model/records.ts';
import * as words from '../../words/json.ts';
import { phraseOf, readCode } from '../json/code.ts';
import { messageOf } from '../json/message.ts';
import { isObject, parsed } from '../json/value.ts';
import { vendorCode } from '../json/vendor.ts';
import { contentId, type HttpMessage, messageIn } from './message.ts';
import { type Part, partsOf } from './parts.ts';
import { matcherOf } from './requested.ts';

/**
 * Reads multipart/mixed and multipart/related: OData, Google and Azure batches (an HTTP response in each part), Drupal's
 * and Node's subrequests (a `Status` header). Pointers are `part:N`, counted from 0 over the parts that hold no further
 * parts. Never throws: a wrong boundary or a missing end is a problem in the reading.
 */
export function readMultipart(text: string, exchange: Exchange): Reading {
  const { parts, foreign } = partsOf(text, exchange.response.contentType);
  const problems: Problem[] = [];
  if (parts.length === 0) problems.push(problem('not-well-formed', words.NO_PARTS, text, 0));
  if (foreign !== null)
    problems.push(
      problem('not-well-formed', words.foreignBoundary(named(exchange), foreign), text, text.indexOf(`--${foreign}`)),
    );
  const last = parts.at(-1);
  if (last && !last.isClosed) problems.push(problem('not-well-formed', words.OPEN_END, text, text.length));

  const stated = parts.map((part) => ({ part, message: messageIn(part), line: statusLineOf(part) }));
  const told = stated.filter(({ line }) => line !== null).length;
  // Byte ranges and forms are multiparts too.
  if (told === 0) {
    if (parts.length > 0 && exchange.response.status === 207)
      problems.push(problem('no-sub-statuses', words.NO_PART_STATUS, text, null));
    return { ...NOTHING, problems };
  }
  const request = matcherOf(exchange, parts.length);
  const answered = new Set<number>();
  const records = stated.map(({ part, message, line }, i) => {
    const sole = parts.filter(({ set }) => set === part.set).length === 1;
    const record = recordOf(
      part,
      message,
      line,
      i,
      request.match(contentId(part.headers) ?? (message && contentId(message.headers)), i),
      sole,
    );
    if (record.requestIndex !== null) answered.add(record.requestIndex);
    return record;
  });
  return {
    ...NOTHING,
    evidence: words.parts(told, parts.length, stated.some(({ message }) => message?.statusLine) ? 'line' : 'header'),
    confidence: 'certain',
    operations: recordOperations(records),
    problems,
    unanswered: request.isSure
      ? request.items.filter(({ index }) => !answered.has(index)).map(({ index, url }) => ({ index, label: url }))
      : [],
  };
}

const NOTHING: Reading = {
  format: 'multipart',
  dialect: null,
  evidence: null,
  confidence: null,
  operations: NO_OPERATIONS,
  problems: [],
  description: null,
  syncToken: null,
  unanswered: [],
};

function named(exchange: Exchange): string {
  return /boundary="?([^";\s]+)/i.exec(exchange.response.contentType ?? '')?.[1] ?? '';
}

function problem(code: ProblemCode, message: string, text: string, offset: number | null): Problem {
  return { code, message, offset, ...(offset === null ? { line: null, column: null } : placeOf(text, offset)) };
}

/** The status line of the response in a part, or the part's own `Status` header. */
function statusLineOf(part: Part): string | null {
  return messageIn(part)?.statusLine ?? part.headers.get('status') ?? part.headers.get(':status');
}

function recordOf(
  part: Part,
  message: HttpMessage | null,
  line: string | null,
  i: number,
  requested: { index: number | null; method: string | null; url: string | null },
  isSole: boolean,
): OperationRecord {
  const headers = message?.headers ?? part.headers;
  const status = line === null ? null : (readCode(line)?.status ?? null);
  const outcome = outcomeOfStatus(status);
  const isFailing = outcome === 'failure' || outcome === 'dependent';
  const body = (message?.body ?? part.content).trim();
  const json = parsed(body);
  const said =
    json === undefined
      ? markupText(body, isFailing)
      : isObject(json) || Array.isArray(json)
        ? messageOf(json, isFailing)
        : null;
  const phrase = line === null ? null : phraseOf(line);
  const location = headers.get('location');
  const id = contentId(part.headers) ?? contentId(headers);
  // A failed changeset of Azure Table storage comes back as one part; its message begins with the number of the culprit.
  const culprit = isFailing && isSole && requested.index === null ? /^(\d{1,4}):/.exec(said ?? '')?.[1] : undefined;
  return operationRecord({
    pointer: `part:${i}`,
    range: [part.start, part.end],
    label: requested.url ?? location ?? id ?? words.number(i),
    method: requested.method,
    status,
    statusText: line !== null && line.trim() !== String(status) ? line.trim() : null,
    outcome,
    note: outcome === 'notice' ? (status === 304 ? 'not modified' : 'redirect') : null,
    message: said ?? (isFailing ? phrase : null),
    location,
    retryAfter: headers.get('retry-after'),
    requestIndex: culprit === undefined ? requested.index : Number(culprit),
    code: headers.get('x-ms-error-code') ?? (json === undefined ? null : vendorCode(json, status)),
    recovered: !part.isClosed,
  });
}

/** The message of an error in XML. */
function markupText(body: string, isFailing: boolean): string | null {
  if (!isFailing || !body.startsWith('<')) return null;
  return /<(?:\w+:)?(?:message|description|title)(?:\s[^>]*)?>([^<]+)</i.exec(body)?.[1]?.trim() ?? null;
}
