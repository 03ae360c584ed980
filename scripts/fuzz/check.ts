import { checkExchange } from '../../src/core/checks/checkExchange.ts';
import { findCheckRule } from '../../src/core/checks/checkRules.ts';
import { englishText } from '../../src/core/messages.ts';
import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { type FileResult, UNKNOWN_CONTEXT, createFileParser } from '../../src/core/har/fileParser.ts';
import type { Operations } from '../../src/core/model/operation.ts';
import type { Report } from '../../src/core/verdict/report.ts';
import { parseRules } from '../../src/core/read/json/rules/parseRules.ts';
import { ruleCandidates } from '../../src/core/read/json/rules/ruleCandidates.ts';
import { parseExchange } from '../../src/core/read/parseExchange.ts';
import { withBody } from './exchange.ts';
import type { Seed } from './seeds.ts';

// Limits the checks per operation: many operations may depend on the same long list of failures.
const CAUSES = 100;

/**
 * Parses a mutated text like captured or imported data and checks the report.
 *
 * @throws if the report is inconsistent
 */
export function tryText(seed: Seed, text: string, status: number): void {
  if (seed.kind === 'file') return tryFile(text);
  const rules = seed.kind === 'rules' ? parseRules(text).rules : [];
  const exchange =
    seed.kind === 'har' ? entryOf(text) : withBody(seed.exchange, seed.kind === 'rules' ? null : text, status);
  checkReport(parseExchange(exchange, rules), exchange.body.text ?? '');
  checkFindings(exchange);
  if (seed.kind === 'json') ruleCandidates(text);
}

/** Checks that a file gives the same result in one piece and in several pieces. */
function tryFile(text: string): void {
  const bytes = new TextEncoder().encode(text);
  const whole = fileOf(bytes, bytes.length);
  const inPieces = fileOf(bytes, 1 + (bytes.length % 7) + (bytes.length >> 10));
  check(inPieces.exchanges.length === whole.exchanges.length, 'different number of exchanges when parsed in pieces');
  check(inPieces.entries === whole.entries, 'different number of entries when parsed in pieces');
  check((inPieces.problem === null) === (whole.problem === null), 'a problem only in one piece or only in pieces');
  for (const exchange of whole.exchanges) checkReport(parseExchange(exchange), exchange.body.text ?? '');
}

function fileOf(bytes: Uint8Array, piece: number): FileResult {
  const parser = createFileParser('fuzz.har', UNKNOWN_CONTEXT);
  const exchanges: Exchange[] = [];
  let at = 0;
  for (; at + piece < bytes.length; at += piece) exchanges.push(...parser.push(bytes.subarray(at, at + piece)));
  const end = parser.end(bytes.subarray(at));
  return { ...end, exchanges: [...exchanges, ...end.exchanges] };
}

function entryOf(text: string): Exchange {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch {
    entry = text;
  }
  return parseHarEntry(entry);
}

function checkReport({ operations, summary, causes, verdict, problems, unanswered }: Report, text: string): void {
  const { total, success, notice, partial, failure, dependent, unknown } = summary;
  check(total === success + notice + partial + failure + dependent + unknown, 'the summary does not add up');
  check(englishText(verdict.sentence) !== '', 'a verdict without a sentence');
  let top = 0;
  for (let i = 0; i < operations.size; i += 1) {
    checkOperation(operations, i, text);
    for (const cause of causes(i).slice(0, CAUSES))
      check(cause >= 0 && cause < operations.size && cause !== i, 'an invalid cause');
    if (operations.parent(i) < 0) top += 1;
  }
  check(top === total, 'the total is not the number of top-level operations');
  for (const { offset, message } of problems)
    check(
      englishText(message) !== '' && (offset === null || (offset >= 0 && offset <= text.length)),
      'a problem without text or outside the body',
    );
  for (const { index } of unanswered)
    check(Number.isInteger(index) && index >= 0, 'an unanswered item without a number');
}

function checkFindings(exchange: Exchange): void {
  const { length } = exchange.body.text ?? '';
  for (const { rule, range } of checkExchange(exchange)) {
    check(findCheckRule(rule) !== null, `a finding of an unknown rule: ${rule}`);
    const [start, end] = range ?? [0, 0];
    check(0 <= start && start <= end && end <= length, `a finding outside the body: ${rule}`);
  }
}

function checkOperation(operations: Operations, i: number, text: string): void {
  const { range, outcome, status, label, pointer } = operations.detail(i);
  check(operations.outcome(i) === outcome, 'different outcomes in list and detail');
  check(operations.status(i) === status, 'different statuses in list and detail');
  check(operations.label(i) === label, 'different labels in list and detail');
  check(!pointer.includes('undefined') || text.includes('undefined'), 'a pointer with an undefined part');
  const parent = operations.parent(i);
  check(parent < i && operations.end(i) > i, 'operations that do not nest');
  if (!range) return;
  check(0 <= range[0] && range[0] <= range[1] && range[1] <= text.length, 'a range outside the body');
  const outer = parent < 0 ? null : operations.detail(parent).range;
  if (outer) check(outer[0] <= range[0] && range[1] <= outer[1], "a range outside the parent's range");
}

function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}
