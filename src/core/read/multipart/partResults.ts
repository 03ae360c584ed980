import { type Operation, type Operations, type Outcome, OUTCOMES } from '../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../model/outcome.ts';
import { createOperationRecord } from '../../model/operationRecord.ts';
import type { UnansweredItem } from '../../model/parsedBody.ts';
import * as words from '../json/messages.ts';
import type { StatusLine } from '../dav/structure/statusLine.ts';
import { reasonPhrase, parseStatusCode } from '../json/vocabulary/statusCode.ts';
import { bodyContradiction, contradictionMessage } from '../json/detect/contradiction.ts';
import { itemMessage } from '../json/items/itemMessage.ts';
import { isObject, parseJson } from '../json/syntax/value.ts';
import { vendorCode } from '../json/vocabulary/vendorCode.ts';
import { isBodyTruncated } from './isBodyTruncated.ts';
import { isErrorMarkup, isMultiStatusMarkup, markupMessage } from './markup.ts';
import { contentId, type HttpMessage, parseHttpMessage } from './httpMessage.ts';
import type { MimePart, MimeParts } from './splitParts.ts';
import type { RequestMatcher, MatchedRequest } from './requestMatcher.ts';

/** One part with the response in it. */
interface PartResult {
  readonly part: MimePart;
  readonly message: HttpMessage | null;
  /** What its status line says, then what a header of the part says. */
  readonly stated: readonly StatusLine[];
  readonly outcome: Outcome;
  readonly requested: MatchedRequest;
}

const NO_STATUS = -1;

/** The parts of a multipart as responses to the parts of its request: two numbers for each are stored, the rest is parsed on demand. */
export class PartResults {
  readonly #parts: MimeParts;
  readonly #request: RequestMatcher;
  readonly #outcomes: Uint8Array;
  readonly #statuses: Int16Array;
  readonly #answered = new Set<number>();
  /** Number of parts that state a status. */
  readonly withStatus: number;
  /** Some do so by a status line. */
  readonly hasStatusLines: boolean;
  /** Parts whose header block, or whose body by its Content-Length, is not there to its end. */
  readonly incomplete: readonly number[];

  constructor(parts: MimeParts, request: RequestMatcher) {
    this.#parts = parts;
    this.#request = request;
    this.#outcomes = new Uint8Array(parts.size);
    this.#statuses = new Int16Array(parts.size);
    const incomplete: number[] = [];
    let stating = 0;
    let haveLines = false;
    for (let i = 0; i < parts.size; i += 1) {
      const result = this.#result(i);
      const { outcome, status, requestIndex } = recordOf(i, result);
      this.#outcomes[i] = OUTCOMES.indexOf(outcome);
      this.#statuses[i] = status ?? NO_STATUS;
      if (requestIndex !== null) this.#answered.add(requestIndex);
      for (const index of result.requested.indexes) this.#answered.add(index);
      if (result.stated.length > 0) stating += 1;
      if (result.message?.statusLine) haveLines = true;
      if (isIncomplete(result)) incomplete.push(i);
    }
    this.withStatus = stating;
    this.hasStatusLines = haveLines;
    this.incomplete = incomplete;
  }

  operations(): Operations {
    const statusOf = (i: number): number | null => {
      const status = this.#statuses[i] ?? NO_STATUS;
      return status === NO_STATUS ? null : status;
    };
    return {
      size: this.#parts.size,
      parent: () => -1,
      end: (i) => i + 1,
      outcome: (i) => OUTCOMES[this.#outcomes[i] ?? -1] ?? 'unknown',
      status: statusOf,
      statuses: (i) => [statusOf(i) ?? []].flat(),
      label: (i) => labelOf(i, this.#result(i)),
      missing: () => 0,
      detail: (i) => recordOf(i, this.#result(i)),
    };
  }

  /** The parts of the request without a result, if results can be matched to them. */
  unanswered(): readonly UnansweredItem[] {
    const { isSure, items } = this.#request;
    // Results that nothing ties to the request are in its order.
    if (!isSure && this.#answered.size > 0) return [];
    const silent = isSure ? items.filter(({ index }) => !this.#answered.has(index)) : items.slice(this.#parts.size);
    return silent.map(({ index, url }) => ({ index, label: url }));
  }

  /** Number of sub-requests; undefined if they are not known. */
  get requestItems(): number | undefined {
    return this.#request.items.length > 0 ? this.#request.items.length : undefined;
  }

  #result(i: number): PartResult {
    const part = this.#parts.at(i);
    const message = parseHttpMessage(part);
    const header = part.headers.get('status') ?? part.headers.get(':status');
    const id = contentId(part.headers) ?? (message && contentId(message.headers));
    const stated = [message?.statusLine ?? [], header === null ? [] : statusIn(header)].flat();
    // If a header contradicts the status line, the worse counts.
    const outcome = stated
      .map(({ status }) => outcomeOfStatus(status))
      .reduce(worse, stated.length > 0 ? 'success' : 'unknown');
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
  return requested.url ?? headers.get('location') ?? contentId(part.headers) ?? contentId(headers) ?? words.number(i);
}

function recordOf(i: number, result: PartResult): Operation {
  const { part, message, stated, requested } = result;
  const headers = message?.headers ?? part.headers;
  const [line] = stated;
  const status = line?.status ?? null;
  const body = (message?.body ?? part.content).trim();
  const json = parseJson(body);
  const isGood = result.outcome === 'success' || result.outcome === 'notice';
  const contradiction = isGood ? bodyContradiction(json ?? body) : null;
  // What a multistatus inside of a part says is not parsed: it may have failures.
  const isOpen = isGood && isMultiStatusMarkup(body);
  const isError = isGood && json === undefined && isErrorMarkup(body);
  const outcome = isOpen ? 'unknown' : isError ? 'failure' : (contradiction?.outcome ?? result.outcome);
  const isFailing = isBad(outcome);
  const said =
    json === undefined
      ? isFailing
        ? markupMessage(body)
        : null
      : isObject(json) || Array.isArray(json)
        ? itemMessage(json, isFailing)
        : null;
  const location = headers.get('location');
  // A failed changeset of Azure Table storage comes back as one part; its message begins with the number of the culprit.
  const culprit =
    isFailing && part.isSole && requested.index === null ? /^(\d{1,4}):/.exec(said ?? '')?.[1] : undefined;
  return createOperationRecord({
    pointer: `part:${i}`,
    range: [part.start, part.end],
    label: labelOf(i, result),
    method: requested.method,
    status,
    statusText: line && line.text !== String(status) ? stated.map(({ text }) => text).join('; ') : null,
    outcome,
    note: isError
      ? words.contradicted('body')
      : contradiction
        ? words.contradicted(contradiction.member === '' ? 'body' : contradiction.member)
        : outcome === 'notice'
          ? status === 304
            ? 'not modified'
            : 'redirect'
          : null,
    message: isOpen
      ? words.INNER_MULTISTATUS
      : contradiction
        ? contradictionMessage(contradiction)
        : (said ?? (isFailing && line ? phraseIn(line.text) : null)),
    location,
    retryAfter: headers.get('retry-after'),
    requestIndex: culprit === undefined ? requested.index : Number(culprit),
    code: headers.get('x-ms-error-code') ?? (json === undefined ? null : vendorCode(json, status)),
    recovered: !part.isClosed,
  });
}

function phraseIn(line: string): string | null {
  const [, phrase] = /^HTTP\/\S+ \d{3} (.+)$/i.exec(line) ?? [];
  return phrase ?? reasonPhrase(line);
}
