import type { IncompleteReason } from '../../core/export/incomplete.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { bodyMessages } from '../../core/model/messages.ts';
import { createProblem, type Problem } from '../../core/model/problem.ts';
import { NO_OPERATIONS } from '../../core/model/operationRecord.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { ChipCounts } from '../tree/chipCounts.ts';
import type { ExchangeId } from '../api/engineApi.ts';

/** The data of an exchange that stays in the engine while its body is in the body vault. Plain data, which can be posted. */
export interface EvictedExchange {
  readonly id: ExchangeId;
  /** Its texts are empty. A body that is null was dropped. */
  readonly exchange: Exchange;
  readonly facts: Omit<Report, 'operations' | 'causes'>;
  /** Without a filter. */
  readonly counts: ChipCounts;
  /** Identifies the rules that the body was parsed with; see `RuleBook.hashFor`. */
  readonly rulesHash: string;
  /** Its body is not parsed again. */
  readonly isSetAside?: true;
  /** Its body is lost. */
  readonly lost?: LostBody;
}

/** Why a body is lost, and what else is lost with it. */
export interface LostBody {
  readonly reason: Exclude<IncompleteReason, 'unprocessed'>;
  /** The request had a body too. */
  readonly requestBody: boolean;
}

/** The long texts of an exchange. */
export interface BodyTexts {
  readonly body: string;
  readonly request: string | null;
}

/** Converts to plain data and copies all strings: a JavaScript engine keeps a whole body in memory for a substring of it. */
export function toEvicted(
  {
    id,
    exchange,
    report,
    rulesHash,
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
  const evicted: EvictedExchange = {
    id,
    exchange: emptied,
    facts: { ...facts, unanswered: [] },
    counts,
    rulesHash,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON keeps plain data as it is
  return JSON.parse(JSON.stringify(evicted)) as EvictedExchange;
}

/** Creates a report from the facts, without operations. */
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

/** Marks the body as dropped because of a limit. */
export function withBodyDropped(evicted: EvictedExchange): EvictedExchange {
  const isCaptured = evicted.exchange.file === null;
  const message = isCaptured ? bodyMessages.dropped : bodyMessages.droppedFromFile;
  return withoutBody(evicted, 'dropped', createProblem('limit-exceeded', message));
}

/** Marks the body as not available to an export. @param error why it could not be loaded; '' if that is not known */
export function withBodyNotExported(
  evicted: EvictedExchange,
  reason: 'removed' | 'unavailable',
  error: string,
): EvictedExchange {
  const message = reason === 'removed' ? bodyMessages.removed : bodyMessages.unavailable(error);
  return withoutBody(evicted, reason, createProblem('not-processed', message));
}

function withoutBody(evicted: EvictedExchange, reason: LostBody['reason'], problem: Problem): EvictedExchange {
  const { exchange, facts } = evicted;
  const { request } = exchange;
  return {
    ...evicted,
    exchange: { ...exchange, request: { ...request, body: null }, body: { text: null, problems: [problem] } },
    facts: { ...facts, problems: [problem, ...facts.problems] },
    lost: { reason, requestBody: request.body !== null },
  };
}

/** Bytes that a text takes in memory: two for each character as soon as one is beyond Latin-1. */
export function sizeInMemory(text: string | null): number {
  if (text === null) return 0;
  // oxlint-disable-next-line no-control-regex -- the range of Latin-1
  return /[^\u0000-\u00ff]/.test(text) ? text.length * 2 : text.length;
}

/** Releases `RegExp.lastMatch`, which keeps a whole body in memory. */
export function forgetLastMatch(): void {
  /(?:)/.exec('');
}
