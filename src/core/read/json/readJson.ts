import type { Exchange } from '../../har/exchange.ts';
import { createProblem } from '../../model/problem.ts';
import type { Operations } from '../../model/operation.ts';
import type { ParsedBody } from '../../model/parsedBody.ts';
import { NO_OPERATIONS } from '../../model/operationRecord.ts';
import { noResults } from '../../model/messages.ts';
import { jsonMessages } from './messages.ts';
import type { RecognizedBatch } from './items/item.ts';
import { UNKNOWN_COVERAGE, coverageOfEmptyBody } from './items/requestCoverage.ts';
import { isEmptyBatch } from './detect/chooseLists.ts';
import { withoutHeader } from './detect/header.ts';
import { withoutTrailer } from './detect/trailer.ts';
import { withoutContradictions } from './items/withoutContradictions.ts';
import { DIALECTS } from './dialects/dialects.ts';
import type { JsonDocument } from './syntax/document.ts';
import { parseJsonTexts } from './syntax/jsonTexts.ts';
import { isForeignDocument } from './detect/foreignDocument.ts';
import { readStatusGroups } from './detect/statusGroups.ts';
import { readGeneric, readTruncated } from './readGeneric.ts';
import { bodyMessage } from './items/bodyMessage.ts';
import { MAX_BATCH_LEVELS } from './items/nestedItems.ts';
import { type RecognizedBody, createOperations } from './operations/createOperations.ts';
import { type ParsedRequest, parseRequest } from './request/requestLists.ts';
import { recognizeTexts } from './recognizeTexts.ts';
import { readByRule } from './rules/readByRule.ts';
import type { Rule } from './rules/rule.ts';
import { BUILT_IN_RULES } from './rules/builtInRules.ts';
import { withTruncatedFailure } from './items/truncatedFailure.ts';
import { prefersMinimal } from './items/implied.ts';
import { statedTotals } from './totals/totals.ts';
import { describedBody } from './totals/describedBody.ts';
import { failureOutside } from './totals/failureOutside.ts';
import { unfinishedMember } from './totals/unfinished.ts';
import { withoutTruncatedScalar } from './syntax/truncatedPath.ts';
import { dropTruncated } from './syntax/dropTruncated.ts';

/**
 * Parses a JSON body, or several JSON texts that follow each other. Never throws: text that cannot be parsed is reported as a problem.
 *
 * The user's rules come first, then dialects and built-in rules in the order of their tables, then the general rules. At a
 * status other than 207 only strong evidence counts, so that ordinary lists give no operations.
 */
export function readJson(text: string, exchange: Exchange, rules: readonly Rule[] = []): ParsedBody {
  return readValue(() => parseJsonTexts(text), exchange, 'json', rules);
}

/**
 * Recognizes the batch in a document from {@link parseDocument} or in the lines of NDJSON.
 *
 * @param open parses the document. It is called again if its values, which take many times the memory of the text, are
 * needed after they were garbage-collected
 */
export function readValue(
  open: () => JsonDocument,
  exchange: Exchange,
  format: 'json' | 'ndjson',
  rules: readonly Rule[],
): ParsedBody {
  const { status } = exchange.response;
  const document = open();
  const batch = recognize(document, exchange, rules);
  const operations = batch
    ? createOperations({ document, batch }, () => recognizeAgain(open, exchange, rules))
    : NO_OPERATIONS;
  const problems = [...document.problems, ...(batch?.problems ?? [])];
  if (batch?.items.isLimited)
    problems.push(createProblem('limit-exceeded', jsonMessages.nestedBatches(MAX_BATCH_LEVELS)));
  const described = describedBody(document, batch?.items);
  const { value } = described.document;
  const isEmpty = operations.size === 0 && status === 207 && isEmptyBatch(document.value);
  const unfinished =
    operations.size > 0 || isEmpty ? unfinishedMember(value, described.places, isReading(exchange)) : null;
  if (unfinished !== null)
    problems.push(createProblem('incomplete-results', jsonMessages.unfinished(unfinished), { losesContent: true }));
  const stated =
    operations.size > 0 || status === 207
      ? statedTotals(described.document, described.places, operations, isReading(exchange))
      : null;
  const statesFailures = stated !== null && (stated.isFlagged || (stated.failed ?? 0) > 0);
  const outside =
    !statesFailures && (isEmpty || hasOnlySuccesses(operations)) ? failureOutside(value, described.places) : null;
  if (outside !== null)
    problems.push(createProblem('incomplete-results', jsonMessages.failureOutside(outside), { losesContent: true }));
  // The missing part of a truncated body may contain the result of any request item.
  const isUnknown = document.recovered || prefersMinimal(exchange);
  const coverage = isUnknown
    ? UNKNOWN_COVERAGE
    : (batch ?? coverageOfEmptyBody(document.value, parseRequest(exchange)));
  const isUnreadable = problems.some(({ code }) => code === 'body-empty' || code === 'not-well-formed');
  if (operations.size === 0 && !isUnreadable && !isEmptyBatch(document.value))
    problems.push(createProblem('no-sub-statuses', noResults(bodyMessage(document.value))));
  return {
    format,
    dialect: batch?.dialect ?? null,
    evidence: batch?.evidence ?? null,
    confidence: batch?.confidence ?? null,
    operations,
    problems,
    description: null,
    syncToken: null,
    unanswered: coverage.unanswered,
    requestItems: coverage.requestItems,
    statedTotals: stated,
  };
}

function hasOnlySuccesses({ size, outcome }: Operations): boolean {
  for (let operation = 0; operation < size; operation += 1) {
    const own = outcome(operation);
    if (own !== 'success' && own !== 'notice') return false;
  }
  return size > 0;
}

function isReading({ request }: Exchange): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function recognizeAgain(open: () => JsonDocument, exchange: Exchange, rules: readonly Rule[]): RecognizedBody {
  const document = open();
  const batch = recognize(document, exchange, rules);
  if (!batch) throw new Error('parsing the same text again gave no operations');
  return { document, batch };
}

function recognize(body: JsonDocument, exchange: Exchange, rules: readonly Rule[]): RecognizedBatch | null {
  const document = withoutTrailer(body);
  const request = parseRequest(exchange);
  const batch = recognizeValue(document, request, exchange, rules);
  if (batch?.confidence === 'certain') return withoutHeader(batch, document);
  const asBatch = { ...exchange, response: { ...exchange.response, status: 207 } };
  const recognizeText = (text: JsonDocument, withRequest: boolean, isBatch: boolean): RecognizedBatch | null =>
    recognizeValue(
      text,
      withRequest ? request : { ...request, body: undefined, lists: [] },
      isBatch ? asBatch : exchange,
      rules,
    );
  const found = withoutHeader(recognizeTexts(document, recognizeText, batch?.confidence ?? null) ?? batch, document);
  if (found || exchange.response.status !== 207 || isForeignDocument(document.value)) return found;
  return readTruncated(document, request);
}

function recognizeValue(
  body: JsonDocument,
  request: ParsedRequest,
  exchange: Exchange,
  rules: readonly Rule[],
): RecognizedBatch | null {
  const document = withoutTruncatedScalar(body);
  const whole = dropTruncated(document);
  for (const rule of rules) {
    const batch = readByRule(rule, whole, request, exchange, true);
    if (batch) return batch;
  }
  if (isForeignDocument(whole.value)) return null;
  for (const dialect of DIALECTS) {
    const batch = dialect.read(whole, request, exchange);
    if (batch) {
      const readAll = (): RecognizedBatch | null => dialect.read(document, request, exchange);
      return withoutContradictions(withTruncatedFailure(batch, document, readAll), whole.value);
    }
  }
  for (const rule of BUILT_IN_RULES) {
    const batch = readByRule(rule, whole, request, exchange, false);
    if (batch) return batch;
  }
  const readGroups = (text: JsonDocument): RecognizedBatch | null => readStatusGroups(text, request, exchange);
  const groups = readGroups(whole);
  if (groups)
    return withoutContradictions(
      withTruncatedFailure(groups, document, () => readGroups(document)),
      whole.value,
    );
  return readGeneric(document, request, exchange);
}
