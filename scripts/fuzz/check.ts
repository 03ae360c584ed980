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

// Many operations may depend on the same many failures.
const CAUSES = 100;

/** Reads a mutated text the way that it would come in, and all that is read of it. Throws where something does not hold together. */
export function tryText(seed: Seed, text: string, status: number): void {
  if (seed.kind === 'file') return tryFile(text);
  const rules = seed.kind === 'rules' ? parseRules(text).rules : [];
  const exchange =
    seed.kind === 'har' ? entryOf(text) : withBody(seed.exchange, seed.kind === 'rules' ? null : text, status);
  hold(parseExchange(exchange, rules), exchange.body.text ?? '');
  if (seed.kind === 'json') ruleCandidates(text);
}

/** However its bytes come, a file is the same. */
function tryFile(text: string): void {
  const bytes = new TextEncoder().encode(text);
  const whole = fileOf(bytes, bytes.length);
  const inPieces = fileOf(bytes, 1 + (bytes.length % 7) + (bytes.length >> 10));
  must(inPieces.exchanges.length === whole.exchanges.length, 'other exchanges in pieces');
  must(inPieces.entries === whole.entries, 'other entries in pieces');
  must((inPieces.problem === null) === (whole.problem === null), 'another problem in pieces');
  for (const exchange of whole.exchanges) hold(parseExchange(exchange), exchange.body.text ?? '');
}

function fileOf(bytes: Uint8Array, piece: number): FileResult {
  const reading = createFileParser('fuzz.har', UNKNOWN_CONTEXT);
  const exchanges: Exchange[] = [];
  let at = 0;
  for (; at + piece < bytes.length; at += piece) exchanges.push(...reading.push(bytes.subarray(at, at + piece)));
  const end = reading.end(bytes.subarray(at));
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

function hold({ operations, summary, causes, verdict, problems, unanswered }: Report, text: string): void {
  const { total, success, notice, partial, failure, dependent, unknown } = summary;
  must(total === success + notice + partial + failure + dependent + unknown, 'the summary does not add up');
  must(englishText(verdict.sentence) !== '', 'a verdict without a sentence');
  let top = 0;
  for (let i = 0; i < operations.size; i += 1) {
    holdOne(operations, i, text);
    for (const cause of causes(i).slice(0, CAUSES))
      must(cause >= 0 && cause < operations.size && cause !== i, 'a cause that is none');
    if (operations.parent(i) < 0) top += 1;
  }
  must(top === total, 'the summary counts other operations');
  for (const { offset, message } of problems)
    must(
      englishText(message) !== '' && (offset === null || (offset >= 0 && offset <= text.length)),
      'a problem that is nowhere',
    );
  for (const { index } of unanswered)
    must(Number.isInteger(index) && index >= 0, 'an unanswered item without a number');
}

function holdOne(operations: Operations, i: number, text: string): void {
  const { range, outcome, status, label, pointer } = operations.detail(i);
  must(operations.outcome(i) === outcome, 'two outcomes');
  must(operations.status(i) === status, 'two statuses');
  must(operations.label(i) === label, 'two labels');
  must(!pointer.includes('undefined') || text.includes('undefined'), 'a pointer to nowhere');
  const parent = operations.parent(i);
  must(parent < i && operations.end(i) > i, 'operations that do not nest');
  if (!range) return;
  must(0 <= range[0] && range[0] <= range[1] && range[1] <= text.length, 'a range outside the body');
  const outer = parent < 0 ? null : operations.detail(parent).range;
  if (outer) must(outer[0] <= range[0] && range[1] <= outer[1], 'a range outside the one that holds it');
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
