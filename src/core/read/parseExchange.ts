import type { Exchange } from '../har/exchange.ts';
import { isCandidate } from '../har/candidate.ts';
import { sniffFormat } from '../har/sniffFormat.ts';
import { causesOf } from '../verdict/causes.ts';
import { bodyProblem, createProblem, type Problem } from '../model/problem.ts';
import type { Format, IncrementalParser, ParsedBody } from '../model/parsedBody.ts';
import { NO_OPERATIONS } from '../model/operationRecord.ts';
import type { Report } from '../verdict/report.ts';
import { summarize } from '../verdict/summary.ts';
import { verdictOf } from '../verdict/verdict.ts';
import { bodyMessages } from '../model/messages.ts';
import { createDavParser, isMultistatusDocument, parseMultistatus } from './dav/parseMultistatus.ts';
import { readJson } from './json/readJson.ts';
import type { Rule } from './json/rules/rule.ts';
import { parseMultipart } from './multipart/parseMultipart.ts';
import { parseNdjson } from './parseNdjson.ts';

const NO_RULES: readonly Rule[] = [];

/**
 * Parses the sub-operations in the response of an exchange. Never throws because of the content of a body: its faults are
 * problems in the report.
 *
 * @param rules the user's rules, which take precedence for JSON and NDJSON
 */
export function parseExchange(exchange: Exchange, rules: readonly Rule[] = NO_RULES): Report {
  const early = earlyResults.get(exchange);
  earlyResults.delete(exchange);
  return createReport(exchange, early?.rules === rules ? early.parsed : parseBody(exchange, rules));
}

// Characters. Parsing a shorter body takes less time than displaying a part of it.
const MIN_INCREMENTAL_LENGTH = 200_000;

/**
 * Creates a parser that parses a long body step by step, with a report after each step.
 *
 * @param isHead the body is the start of one that has not been fully received, so its end is not a problem
 * @returns null if the body is short or not XML: use {@link parseExchange}
 */
export function createIncrementalParser(
  exchange: Exchange,
  isHead = false,
): (Omit<IncrementalParser, 'parsed'> & { readonly report: () => Report }) | null {
  const { text } = exchange.body;
  if (text === null || (text.length < MIN_INCREMENTAL_LENGTH && !isHead)) return null;
  if (formatOf(exchange, text) !== 'webdav') return null;
  const { advance, progress, parsed } = createDavParser(text, exchange, isHead);
  return { advance, progress, report: () => createReport(exchange, parsed()) };
}

function createReport(exchange: Exchange, body: ParsedBody): Report {
  const parsed = withBodyProblems(body, exchange.body.problems);
  const { method, url } = exchange.request;
  const summary = summarize(parsed);
  return {
    ...parsed,
    summary,
    verdict: verdictOf(parsed, summary, { method, url, status: exchange.response.status }),
    causes: causesOf(parsed.operations, parsed.format === 'webdav' ? url : null),
  };
}

/**
 * Whether an exchange counts as a multi-status response: status 207 with any body, a multistatus document with any status, and,
 * if `batches` is true, any other body that contains sub-operations. {@link parseExchange} reuses what this parses.
 */
export function isMultistatus(exchange: Exchange, batches: boolean, rules: readonly Rule[] = NO_RULES): boolean {
  const { status, contentType } = exchange.response;
  if (status === 207) return true;
  const { text } = exchange.body;
  if (text === null) return false;
  const format = formatOf(exchange, text);
  const head = { status, method: exchange.request.method, contentType };
  if (format === 'webdav') return isCandidate(head, batches) && isMultistatusDocument(text);
  if (!batches || format === null) return false;
  const parsed = parseBody(exchange, rules);
  if (parsed.operations.size === 0) return false;
  earlyResults.set(exchange, { rules, parsed });
  return true;
}

/** The bodies that {@link isMultistatus} parsed, until {@link parseExchange} uses them. */
const earlyResults = new WeakMap<Exchange, { readonly rules: readonly Rule[]; readonly parsed: ParsedBody }>();

const formats = new WeakMap<Exchange, Format | null>();

/** Sniffs the format of a body once for each exchange. */
function formatOf(exchange: Exchange, text: string): Format | null {
  const known = formats.get(exchange);
  if (known !== undefined) return known;
  const format = sniffFormat(text, exchange.response.contentType);
  formats.set(exchange, format);
  return format;
}

function parseBody(exchange: Exchange, rules: readonly Rule[]): ParsedBody {
  const { text } = exchange.body;
  if (text === null) return withoutOperations([]);
  if (text.trim() === '') return withoutOperations([bodyProblem('body-empty')]);
  switch (formatOf(exchange, text)) {
    case 'webdav':
      return parseMultistatus(text, exchange);
    case 'json':
      return readJson(text, exchange, rules);
    case 'ndjson':
      return parseNdjson(text, exchange, rules);
    case 'multipart':
      return parseMultipart(text, exchange);
    case null: {
      const plain = text.trim().replace(/\s+/g, ' ');
      return withoutOperations([
        createProblem('no-sub-statuses', bodyMessages.states(plain.length > 200 ? `${plain.slice(0, 200)}…` : plain)),
      ]);
    }
  }
}

function withoutOperations(problems: readonly Problem[]): ParsedBody {
  return {
    format: null,
    dialect: null,
    evidence: null,
    confidence: null,
    operations: NO_OPERATIONS,
    problems,
    description: null,
    syncToken: null,
    unanswered: [],
    statedTotals: null,
  };
}

function withBodyProblems(parsed: ParsedBody, problems: readonly Problem[]): ParsedBody {
  return problems.length > 0 ? { ...parsed, problems: [...problems, ...parsed.problems] } : parsed;
}
