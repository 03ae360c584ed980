import { type Operation, type Operations, OUTCOMES } from '../../model/operation.ts';
import { outcomeOfStatus } from '../../model/outcome.ts';
import { operationRecord } from '../../model/records.ts';
import type { Unanswered } from '../../model/reading.ts';
import * as words from '../../words/json.ts';
import { phraseOf, readCode } from '../json/code.ts';
import { messageOf } from '../json/message.ts';
import { isObject, parsed } from '../json/value.ts';
import { vendorCode } from '../json/vendor.ts';
import { contentId, type HttpMessage, messageIn } from './message.ts';
import type { Part, Parts } from './parts.ts';
import type { Matcher, RequestedPart } from './requested.ts';

/** One part with the response in it. */
interface Answer {
  readonly part: Part;
  readonly message: HttpMessage | null;
  /** Its status line, or what a header says instead. */
  readonly line: string | null;
  readonly requested: RequestedPart;
}

const NO_STATUS = -1;

/** The parts of a multipart as answers to the parts of its request: two numbers for each are kept, and the rest is read when it is asked for. */
export class Answers {
  readonly #parts: Parts;
  readonly #request: Matcher;
  readonly #outcomes: Uint8Array;
  readonly #statuses: Int16Array;
  readonly #answered = new Set<number>();
  /** How many say how they went. */
  readonly told: number;
  /** Some do so by a status line. */
  readonly haveLines: boolean;

  constructor(parts: Parts, request: Matcher) {
    this.#parts = parts;
    this.#request = request;
    this.#outcomes = new Uint8Array(parts.size);
    this.#statuses = new Int16Array(parts.size);
    let told = 0;
    let haveLines = false;
    for (let i = 0; i < parts.size; i += 1) {
      const answer = this.#answer(i);
      const { outcome, status, requestIndex } = recordOf(i, answer);
      this.#outcomes[i] = OUTCOMES.indexOf(outcome);
      this.#statuses[i] = status ?? NO_STATUS;
      if (requestIndex !== null) this.#answered.add(requestIndex);
      if (answer.line !== null) told += 1;
      if (answer.message?.statusLine != null) haveLines = true;
    }
    this.told = told;
    this.haveLines = haveLines;
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
      label: (i) => labelOf(i, this.#answer(i)),
      missing: () => 0,
      detail: (i) => recordOf(i, this.#answer(i)),
    };
  }

  /** The parts of the request that no part answers, where that can be told. */
  unanswered(): readonly Unanswered[] {
    if (!this.#request.isSure) return [];
    return this.#request.items
      .filter(({ index }) => !this.#answered.has(index))
      .map(({ index, url }) => ({ index, label: url }));
  }

  #answer(i: number): Answer {
    const part = this.#parts.at(i);
    const message = messageIn(part);
    const line = message?.statusLine ?? part.headers.get('status') ?? part.headers.get(':status');
    const id = contentId(part.headers) ?? (message && contentId(message.headers));
    return { part, message, line, requested: this.#request.match(id, i) };
  }
}

function labelOf(i: number, { part, message, requested }: Answer): string {
  const headers = message?.headers ?? part.headers;
  return requested.url ?? headers.get('location') ?? contentId(part.headers) ?? contentId(headers) ?? words.number(i);
}

function recordOf(i: number, { part, message, line, requested }: Answer): Operation {
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
  // A failed changeset of Azure Table storage comes back as one part; its message begins with the number of the culprit.
  const culprit =
    isFailing && part.isSole && requested.index === null ? /^(\d{1,4}):/.exec(said ?? '')?.[1] : undefined;
  return operationRecord({
    pointer: `part:${i}`,
    range: [part.start, part.end],
    label: labelOf(i, { part, message, line, requested }),
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
