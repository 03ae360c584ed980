import type { DisplayText } from '../../model/message.ts';
import { noticeNote, operationMessages } from '../../model/messages.ts';
import { outcomeNumber, outcomeOfNumber, statusNumber, statusOfNumber } from '../../model/columnNumbers.ts';
import type { Operation, Operations, Outcome } from '../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../model/outcome.ts';
import { createOperationRecord } from '../../model/operationRecord.ts';
import type { UnansweredItem } from '../../model/parsedBody.ts';
import * as words from '../json/messages.ts';
import type { StatusLine } from '../dav/structure/statusLine.ts';
import { reasonPhrase, parseStatusCode } from '../json/vocabulary/statusCode.ts';
import { bodyContradiction, contradictionMessage } from '../json/detect/contradiction.ts';
import { MULTI_STATUS } from '../json/detect/itemDoubt.ts';
import { errorConditions } from '../json/items/errorConditions.ts';
import { itemMessage } from '../json/items/itemMessage.ts';
import { isObject, type Json, parseJson } from '../json/syntax/value.ts';
import { vendorCode } from '../json/vocabulary/vendorCode.ts';
import type { BodyResult } from './bodyResults.ts';
import { isBodyTruncated } from './isBodyTruncated.ts';
import { isErrorMarkup, isMultiStatusMarkup, markupMessage } from './markup.ts';
import { contentId, type HttpMessage, parseHttpMessage, partName } from './httpMessage.ts';
import type { MimePart, MimeParts } from './splitParts.ts';
import type { RequestMatcher, MatchedRequest } from './requestMatcher.ts';

/** A part and the response in it. */
interface PartResult {
  readonly part: MimePart;
  readonly message: HttpMessage | null;
  /** Status of the status line, then that of a header of the part. */
  readonly stated: readonly StatusLine[];
  readonly outcome: Outcome;
  readonly requested: MatchedRequest;
}

/**
 * The parts of a multipart as results of sub-requests. Only the outcome and the status of each are stored. Everything else is parsed on
 * demand.
 */
export class PartResults {
  readonly #parts: MimeParts;
  readonly #request: RequestMatcher;
  readonly #bodies: readonly BodyResult[] | null;
  readonly #outcomes: Uint8Array;
  readonly #statuses: Int16Array;
  readonly #matchedRequests = new Set<number>();
  /** Number of parts that state a status. */
  readonly withStatus: number;
  /** Some of them have a status line. */
  readonly hasStatusLines: boolean;
  /** Indexes of parts with an incomplete header block, or a body shorter than its Content-Length. */
  readonly incomplete: readonly number[];

  /** @param bodies what the JSON bodies of the parts state, if their headers state nothing */
  constructor(parts: MimeParts, request: RequestMatcher, bodies: readonly BodyResult[] | null = null) {
    this.#parts = parts;
    this.#bodies = bodies;
    this.#request = request;
    this.#outcomes = new Uint8Array(parts.size);
    this.#statuses = new Int16Array(parts.size);
    const incomplete: number[] = [];
    let withStatus = 0;
    let hasStatusLines = false;
    for (let i = 0; i < parts.size; i += 1) {
      const result = this.#result(i);
      const { outcome, status, requestIndex } = recordOf(i, result);
      this.#outcomes[i] = outcomeNumber(outcome);
      this.#statuses[i] = statusNumber(status);
      if (requestIndex !== null) this.#matchedRequests.add(requestIndex);
      for (const index of result.requested.indexes) this.#matchedRequests.add(index);
      if (result.stated.length > 0) withStatus += 1;
      if (result.message?.statusLine) hasStatusLines = true;
      if (isIncomplete(result)) incomplete.push(i);
    }
    this.withStatus = withStatus;
    this.hasStatusLines = hasStatusLines;
    this.incomplete = incomplete;
  }

  operations(): Operations {
    const statusOf = (i: number): number | null => statusOfNumber(this.#statuses[i]);
    return {
      size: this.#parts.size,
      parent: () => -1,
      end: (i) => i + 1,
      outcome: (i) => outcomeOfNumber(this.#outcomes[i]),
      status: statusOf,
      statuses: (i) => [statusOf(i) ?? []].flat(),
      label: (i) => labelOf(i, this.#result(i)),
      missing: () => 0,
      detail: (i) => withConditions(recordOf(i, this.#result(i)), this.#result(i)),
    };
  }

  /** Returns the sub-requests without a result, if results can be matched to them. */
  unanswered(): readonly UnansweredItem[] {
    const { isReliable, items } = this.#request;
    // If no result can be matched, results are in the order of the request.
    if (!isReliable && this.#matchedRequests.size > 0) return [];
    const withoutResult = isReliable
      ? items.filter(({ index }) => !this.#matchedRequests.has(index))
      : items.slice(this.#parts.size);
    return withoutResult.map(({ index, url }) => ({ index, label: url }));
  }

  /** Number of sub-requests; undefined if not known. */
  get requestItems(): number | undefined {
    return this.#request.items.length > 0 ? this.#request.items.length : undefined;
  }

  #result(i: number): PartResult {
    const part = this.#parts.at(i);
    const message = parseHttpMessage(part);
    const header = part.headers.get('status') ?? part.headers.get(':status');
    const id = contentId(part.headers) ?? (message && contentId(message.headers));
    const inBody = this.#bodies?.[i];
    const ofBody = inBody && inBody.status !== null ? { status: inBody.status, text: String(inBody.status) } : [];
    const stated = [message?.statusLine ?? [], header === null ? [] : statusIn(header), ofBody].flat();
    // If a header contradicts the status line, the worse outcome counts.
    const outcome = stated
      .map(({ status }) => outcomeOfStatus(status))
      .reduce(worse, inBody?.outcome ?? (stated.length > 0 ? 'success' : 'unknown'));
    return { part, message, stated, outcome, requested: this.#request.match(id, i, part, isBad(outcome)) };
  }
}

function isBad(outcome: Outcome): boolean {
  return outcome === 'failure' || outcome === 'dependent';
}

function statusIn(header: string): StatusLine {
  return { status: parseStatusCode(header)?.status ?? null, text: header.trim() };
}

/** A response to HEAD, or one with 204 or 304, may state the length of a body that it does not have (RFC 9110 section 8.6). */
function isIncomplete({ part, message, requested }: PartResult): boolean {
  if (!part.hasWholeHeaders || message?.hasWholeHeaders === false || isBodyTruncated(part.content, part.headers))
    return true;
  const status = message?.statusLine?.status ?? null;
  const isBodiless = requested.method === 'HEAD' || status === 204 || status === 304;
  return message !== null && !isBodiless && isBodyTruncated(message.body, message.headers);
}

function labelOf(i: number, { part, message, requested }: PartResult): string {
  const headers = message?.headers ?? part.headers;
  return (
    requested.url ??
    headers.get('location') ??
    headers.get('content-location') ??
    contentId(part.headers) ??
    contentId(headers) ??
    partName(part.headers) ??
    words.number(i)
  );
}

function recordOf(i: number, result: PartResult): Operation {
  const { part, message, stated, requested } = result;
  const headers = message?.headers ?? part.headers;
  const [line] = stated;
  const status = line?.status ?? null;
  const body = (message?.body ?? part.content).trim();
  const json = parseJson(body);
  const finding = findingInBody(body, json, result);
  const isFailing = isBad(finding.outcome);
  const bodyMessage = messageInBody(body, json, isFailing);
  // Azure Table storage returns one part for a failed changeset; its message starts with the index of the failed request.
  const failedIndex =
    isFailing && part.isSole && requested.index === null ? /^(\d{1,4}):/.exec(bodyMessage ?? '')?.[1] : undefined;
  return createOperationRecord({
    pointer: `part:${i}`,
    range: [part.start, part.end],
    label: labelOf(i, result),
    method: requested.method,
    status,
    statusText: line && line.text !== String(status) ? stated.map(({ text }) => text).join('; ') : null,
    outcome: finding.outcome,
    note: finding.note ?? (finding.outcome === 'notice' ? noticeNote(status) : null),
    message: finding.message ?? bodyMessage ?? (isFailing && line ? phraseIn(line.text) : null),
    location: headers.get('location'),
    retryAfter: headers.get('retry-after'),
    requestIndex: failedIndex === undefined ? requested.index : Number(failedIndex),
    code: headers.get('x-ms-error-code') ?? (json === undefined ? null : vendorCode(json, status)),
    recovered: !part.isClosed,
  });
}

/** Adds the errors in the JSON body of a failed part. */
function withConditions(record: Operation, { part, message }: PartResult): Operation {
  if (record.outcome === 'success' || record.outcome === 'notice') return record;
  const json = parseJson((message?.body ?? part.content).trim());
  if (json === undefined) return record;
  // The positions of values in a part are not known; those of the part are shown.
  return { ...record, conditions: errorConditions(json, record, () => null) };
}

/** The outcome of a part after its body was checked, with the note and message that explain a different outcome. */
interface BodyFinding {
  readonly outcome: Outcome;
  readonly note: DisplayText | null;
  readonly message: DisplayText | null;
}

/** Checks whether the body of a part contradicts a good status. */
function findingInBody(
  body: string,
  json: Json | undefined,
  { outcome: stated, stated: lines }: PartResult,
): BodyFinding {
  if (stated !== 'success' && stated !== 'notice') return { outcome: stated, note: null, message: null };
  const contradiction = bodyContradiction(json ?? body);
  // The results of a nested multistatus are not parsed, and may include failures.
  const isError = json === undefined && isErrorMarkup(body);
  const isMultistatus =
    isMultiStatusMarkup(body) || (lines.some(({ status }) => status === MULTI_STATUS) && !contradiction && !isError);
  const contradictingMember = isError || contradiction?.member === '' ? 'body' : contradiction?.member;
  return {
    outcome: isMultistatus ? 'unknown' : isError ? 'failure' : (contradiction?.outcome ?? stated),
    note: contradictingMember === undefined ? null : operationMessages.contradicted(contradictingMember),
    message: isMultistatus
      ? operationMessages.nestedMultistatus
      : contradiction
        ? contradictionMessage(contradiction)
        : null,
  };
}

function messageInBody(body: string, json: Json | undefined, isFailing: boolean): string | null {
  if (json === undefined) return isFailing ? markupMessage(body) : null;
  return isObject(json) || Array.isArray(json) ? itemMessage(json, isFailing) : null;
}

function phraseIn(line: string): string | null {
  const [, phrase] = /^HTTP\/\S+ \d{3} (.+)$/i.exec(line) ?? [];
  return phrase ?? reasonPhrase(line);
}
