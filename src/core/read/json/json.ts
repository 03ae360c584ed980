import type { Exchange } from '../../har/exchange.ts';
import { createProblem } from '../../model/problem.ts';
import type { ParsedBody } from '../../model/parsedBody.ts';
import { NO_OPERATIONS } from '../../model/operationRecord.ts';
import { noResults } from '../../model/messages.ts';
import { jsonMessages } from './messages.ts';
import { type Answer, placesOf } from './items/item.ts';
import { NO_SILENCE, silenceOfNothing } from './items/unanswered.ts';
import { isEmptyBatch } from './detect/chooseLists.ts';
import { withoutContradictions } from './items/withoutContradictions.ts';
import { DIALECTS } from './dialects/table.ts';
import { type JsonDocument, readDocument } from './syntax/document.ts';
import { isForeign } from './detect/foreignDocument.ts';
import { readGeneric } from './generic.ts';
import { hintOf } from './items/bodyMessage.ts';
import { MOST_LEVELS } from './items/nested.ts';
import { type Opened, operationsOf } from './operations/operations.ts';
import { requestOf } from './request/requestLists.ts';
import { readByRule } from './rules/read.ts';
import type { Rule } from './rules/rule.ts';
import { BUILT_IN } from './rules/table.ts';
import { wantsBrief } from './items/implied.ts';
import { totalsIn } from './totals/totals.ts';
import { withoutBroken } from './syntax/dropTruncated.ts';

/**
 * Reads a JSON body. Never throws: what cannot be read is a problem in the reading.
 *
 * The user's rules are asked first, then named readers and built-in rules in the order of their tables; then the lists
 * of the body are looked at. At a status other than 207 only strong signals count, so that ordinary lists give no
 * operations.
 */
export function readJson(text: string, exchange: Exchange, rules: readonly Rule[] = []): ParsedBody {
  return readValue(() => readDocument(text), exchange, 'json', rules);
}

/**
 * Reads what {@link readDocument} makes of a text, or something that looks the same: lines of NDJSON.
 *
 * @param open is called again when somebody asks for more after the document was let go: its values take many times the
 * room of the text
 */
export function readValue(
  open: () => JsonDocument,
  exchange: Exchange,
  format: 'json' | 'ndjson',
  rules: readonly Rule[],
): ParsedBody {
  const { status } = exchange.response;
  const document = open();
  const answer = answerOf(document, exchange, rules);
  const operations = answer ? operationsOf({ document, answer }, () => reopened(open, exchange, rules)) : NO_OPERATIONS;
  const problems = [...document.problems, ...(answer?.problems ?? [])];
  if (answer?.items.isLimited) problems.push(createProblem('limit-exceeded', jsonMessages.nestedBatches(MOST_LEVELS)));
  // What comes after a cut may be the result of any request item.
  const isOpen = document.recovered || wantsBrief(exchange);
  const silence = isOpen ? NO_SILENCE : (answer ?? silenceOfNothing(document.value, requestOf(exchange)));
  const isUnreadable = problems.some(({ code }) => code === 'body-empty' || code === 'not-well-formed');
  if (operations.size === 0 && !isUnreadable && !isEmptyBatch(document.value))
    problems.push(createProblem('no-sub-statuses', noResults(hintOf(document.value))));
  return {
    format,
    dialect: answer?.dialect ?? null,
    evidence: answer?.evidence ?? null,
    confidence: answer?.confidence ?? null,
    operations,
    problems,
    description: null,
    syncToken: null,
    unanswered: silence.unanswered,
    requestItems: silence.requestItems,
    statedTotals:
      operations.size > 0 || status === 207
        ? totalsIn(document, answer ? placesOf(answer.items) : [], operations)
        : null,
  };
}

function reopened(open: () => JsonDocument, exchange: Exchange, rules: readonly Rule[]): Opened {
  const document = open();
  const answer = answerOf(document, exchange, rules);
  if (!answer) throw new Error('the same text gave operations before');
  return { document, answer };
}

function answerOf(document: JsonDocument, exchange: Exchange, rules: readonly Rule[]): Answer | null {
  const request = requestOf(exchange);
  const whole = withoutBroken(document);
  for (const rule of rules) {
    const answer = readByRule(rule, whole, request, exchange, true);
    if (answer) return answer;
  }
  if (isForeign(whole.value)) return null;
  for (const dialect of DIALECTS) {
    const answer = dialect.read(whole, request, exchange);
    if (answer) return withoutContradictions(answer, whole.value);
  }
  for (const rule of BUILT_IN) {
    const answer = readByRule(rule, whole, request, exchange, false);
    if (answer) return answer;
  }
  return readGeneric(document, request, exchange);
}
