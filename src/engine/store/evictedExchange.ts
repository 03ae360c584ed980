import type { Exchange } from '../../core/har/exchange.ts';
import { bodyMessages } from '../../core/model/messages.ts';
import { createProblem } from '../../core/model/problem.ts';
import { NO_OPERATIONS } from '../../core/model/operationRecord.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { ChipCounts } from '../tree/chipCounts.ts';
import type { ExchangeId } from '../api/engineApi.ts';

/** What is left of an exchange while its body rests elsewhere: plain data, which can be posted and kept anywhere. */
export interface EvictedExchange {
  readonly id: ExchangeId;
  /** Its texts are empty; a body that is null is not coming back. */
  readonly exchange: Exchange;
  readonly facts: Omit<Report, 'operations' | 'causes'>;
  /** Without a filter. */
  readonly counts: ChipCounts;
  /** The user's rules that were in force when its body was parsed; see `RuleBook.stampFor`. */
  readonly rulesHash: string;
  /** Its body is not parsed again. */
  readonly isSetAside?: true;
}

/** The texts of an exchange that rests: what is long about it. */
export interface BodyTexts {
  readonly body: string;
  readonly request: string | null;
}

/** Nothing of it points into the body: where a string is cut out of another one, engines keep both. */
export function toEvicted(
  {
    id,
    exchange,
    report,
    rulesHash: stamp,
  }: { readonly id: ExchangeId; readonly exchange: Exchange; readonly report: Report; readonly rulesHash: string },
  counts: ChipCounts,
): EvictedExchange {
  const { operations: _, causes: __, ...facts } = report;
  const { request, body } = exchange;
  const emptied: Exchange = {
    ...exchange,
    request: { ...request, body: request.body === null ? null : '' },
    body: body.text === null ? body : { ...body, text: '' },
  };
  const rested: EvictedExchange = {
    id,
    exchange: emptied,
    facts: { ...facts, unanswered: [] },
    counts,
    rulesHash: stamp,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- plain data comes back as it was
  return JSON.parse(JSON.stringify(rested)) as EvictedExchange;
}

/** The report of a body that rests: all that is known without it. */
export function evictedReport(facts: EvictedExchange['facts']): Report {
  return { ...facts, operations: NO_OPERATIONS, causes: () => [] };
}

export function bodyTexts({ body, request }: Exchange): BodyTexts | null {
  return body.text === null ? null : { body: body.text, request: request.body };
}

export function withBodyTexts(exchange: Exchange, { body, request }: BodyTexts): Exchange {
  return {
    ...exchange,
    request: { ...exchange.request, body: request },
    body: { problems: exchange.body.problems, text: body },
  };
}

/** Its body was dropped for a limit. */
export function withBodyDropped(rested: EvictedExchange): EvictedExchange {
  const { exchange, facts } = rested;
  const problem = createProblem(
    'limit-exceeded',
    exchange.file === null ? bodyMessages.dropped : bodyMessages.droppedFromFile,
  );
  return {
    ...rested,
    exchange: { ...exchange, body: { text: null, problems: [problem] } },
    facts: { ...facts, problems: [problem, ...facts.problems] },
  };
}

/** Bytes that a text takes in memory: two for each character as soon as one is beyond Latin-1. */
export function sizeInMemory(text: string | null): number {
  if (text === null) return 0;
  // oxlint-disable-next-line no-control-regex -- it is the range of Latin-1
  return /[^\u0000-\u00ff]/.test(text) ? text.length * 2 : text.length;
}

/** Engines keep the text of the last match of any regular expression (`RegExp.lastMatch`), and with it a whole body. */
export function forgetLastMatch(): void {
  /(?:)/.exec('');
}
