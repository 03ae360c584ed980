import type { Exchange } from '../../har/exchange.ts';
import { createProblem } from '../../model/problem.ts';
import type { ParsedBody } from '../../model/parsedBody.ts';
import { NO_OPERATIONS } from '../../model/operationRecord.ts';
import { noResults } from '../../model/messages.ts';
import { jsonMessages } from './messages.ts';
import { type RecognizedBatch, pathsOfLists } from './items/item.ts';
import { UNKNOWN_COVERAGE, coverageOfEmptyBody } from './items/requestCoverage.ts';
import { isEmptyBatch } from './detect/chooseLists.ts';
import { withoutContradictions } from './items/withoutContradictions.ts';
import { DIALECTS } from './dialects/dialects.ts';
import { type JsonDocument, parseDocument } from './syntax/document.ts';
import { isForeignDocument } from './detect/foreignDocument.ts';
import { readGeneric } from './readGeneric.ts';
import { bodyMessage } from './items/bodyMessage.ts';
import { MAX_BATCH_LEVELS } from './items/nestedItems.ts';
import { type RecognizedBody, createOperations } from './operations/createOperations.ts';
import { parseRequest } from './request/requestLists.ts';
import { readByRule } from './rules/readByRule.ts';
import type { Rule } from './rules/rule.ts';
import { BUILT_IN_RULES } from './rules/builtInRules.ts';
import { prefersMinimal } from './items/implied.ts';
import { statedTotals } from './totals/totals.ts';
import { dropTruncated } from './syntax/dropTruncated.ts';

/**
 * Reads a JSON body. Never throws: what cannot be read is a problem in the reading.
 *
 * The user's rules are asked first, then named readers and built-in rules in the order of their tables; then the lists
 * of the body are looked at. At a status other than 207 only strong signals count, so that ordinary lists give no
 * operations.
 */
export function readJson(text: string, exchange: Exchange, rules: readonly Rule[] = []): ParsedBody {
  return readValue(() => parseDocument(text), exchange, 'json', rules);
}

/**
 * Reads what {@link parseDocument} makes of a text, or something that looks the same: lines of NDJSON.
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
  const operations = answer
    ? createOperations({ document, batch: answer }, () => reopened(open, exchange, rules))
    : NO_OPERATIONS;
  const problems = [...document.problems, ...(answer?.problems ?? [])];
  if (answer?.items.isLimited)
    problems.push(createProblem('limit-exceeded', jsonMessages.nestedBatches(MAX_BATCH_LEVELS)));
  // What comes after a cut may be the result of any request item.
  const isOpen = document.recovered || prefersMinimal(exchange);
  const silence = isOpen ? UNKNOWN_COVERAGE : (answer ?? coverageOfEmptyBody(document.value, parseRequest(exchange)));
  const isUnreadable = problems.some(({ code }) => code === 'body-empty' || code === 'not-well-formed');
  if (operations.size === 0 && !isUnreadable && !isEmptyBatch(document.value))
    problems.push(createProblem('no-sub-statuses', noResults(bodyMessage(document.value))));
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
        ? statedTotals(document, answer ? pathsOfLists(answer.items) : [], operations)
        : null,
  };
}

function reopened(open: () => JsonDocument, exchange: Exchange, rules: readonly Rule[]): RecognizedBody {
  const document = open();
  const answer = answerOf(document, exchange, rules);
  if (!answer) throw new Error('the same text gave operations before');
  return { document, batch: answer };
}

function answerOf(document: JsonDocument, exchange: Exchange, rules: readonly Rule[]): RecognizedBatch | null {
  const request = parseRequest(exchange);
  const whole = dropTruncated(document);
  for (const rule of rules) {
    const answer = readByRule(rule, whole, request, exchange, true);
    if (answer) return answer;
  }
  if (isForeignDocument(whole.value)) return null;
  for (const dialect of DIALECTS) {
    const answer = dialect.read(whole, request, exchange);
    if (answer) return withoutContradictions(answer, whole.value);
  }
  for (const rule of BUILT_IN_RULES) {
    const answer = readByRule(rule, whole, request, exchange, false);
    if (answer) return answer;
  }
  return readGeneric(document, request, exchange);
}
