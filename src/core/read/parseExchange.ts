import type { Exchange } from '../har/exchange.ts';
import { isCandidate } from '../har/candidate.ts';
import { sniffFormat } from '../har/sniffFormat.ts';
import { causesOf } from '../verdict/causes.ts';
import { bodyProblem, createProblem, type Problem } from '../model/problem.ts';
import type { IncrementalParser, ParsedBody } from '../model/parsedBody.ts';
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

/**
 * Reads what an exchange says about its sub-operations. Never throws for what a body holds: that becomes a problem in the report.
 *
 * @param rules the user's own, which win over everything for JSON and NDJSON
 */
export function parseExchange(exchange: Exchange, rules: readonly Rule[] = []): Report {
  return createReport(exchange, parseBody(exchange, rules));
}

// A shorter body is read before a screen could show a part of it.
const LONG = 200_000;

/**
 * The same for a long body in pieces, each of which makes a report; null where there is no need to.
 *
 * @param isHead the body is the beginning of one that is not there yet: that it ends is not held against it
 */
export function createIncrementalParser(
  exchange: Exchange,
  isHead = false,
): (Omit<IncrementalParser, 'parsed'> & { readonly report: () => Report }) | null {
  const { text } = exchange.body;
  if (text === null || (text.length < LONG && !isHead)) return null;
  if (sniffFormat(text, exchange.response.contentType) !== 'webdav') return null;
  const { advance, progress, parsed } = createDavParser(text, exchange, isHead);
  return { advance, progress, report: () => createReport(exchange, parsed()) };
}

function createReport(exchange: Exchange, read: ParsedBody): Report {
  const parsed = withBodyProblems(read, exchange.body.problems);
  const { method, url } = exchange.request;
  const summary = summarize(parsed.operations);
  return {
    ...parsed,
    summary,
    verdict: verdictOf(parsed, summary, { method, url, status: exchange.response.status }),
    causes: causesOf(parsed.operations, parsed.format === 'webdav' ? url : null),
  };
}

/**
 * Whether an exchange counts as a multi-status answer: 207 whatever the body; a multistatus document whatever the status; and, only where
 * `batches` is asked for, any other body in which sub-operations are found.
 */
export function isMultistatus(exchange: Exchange, batches: boolean, rules: readonly Rule[] = []): boolean {
  const { status, contentType } = exchange.response;
  if (status === 207) return true;
  const { text } = exchange.body;
  if (text === null) return false;
  const format = sniffFormat(text, contentType);
  const head = { status, method: exchange.request.method, contentType };
  if (format === 'webdav') return isCandidate(head, batches) && isMultistatusDocument(text);
  return batches && format !== null && parseBody(exchange, rules).operations.size > 0;
}

function parseBody(exchange: Exchange, rules: readonly Rule[]): ParsedBody {
  const { text } = exchange.body;
  if (text === null) return nothing([]);
  if (text.trim() === '') return nothing([bodyProblem('body-empty')]);
  switch (sniffFormat(text, exchange.response.contentType)) {
    case 'webdav':
      return parseMultistatus(text, exchange);
    case 'json':
      return readJson(text, exchange, rules);
    case 'ndjson':
      return parseNdjson(text, exchange, rules);
    case 'multipart':
      return parseMultipart(text, exchange);
    case null: {
      const said = text.trim().replace(/\s+/g, ' ');
      return nothing([
        createProblem('no-sub-statuses', bodyMessages.states(said.length > 200 ? `${said.slice(0, 200)}…` : said)),
      ]);
    }
  }
}

function nothing(problems: readonly Problem[]): ParsedBody {
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
