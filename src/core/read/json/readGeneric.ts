import type { Exchange } from '../../har/exchange.ts';
import { evidenceMessages } from './evidenceMessages.ts';
import * as words from './messages.ts';
import { type Items, type RecognizedBatch, itemsFromArray, concatItems } from './items/item.ts';
import { UNKNOWN_COVERAGE, type RequestCoverage, coverageByCount } from './items/requestCoverage.ts';
import { chooseLists, type ChosenLists } from './detect/chooseLists.ts';
import { correlateList } from './detect/correlatedList.ts';
import { judgeList } from './detect/judgeList.ts';
import { truncatedList } from './detect/truncatedList.ts';
import type { JsonDocument } from './syntax/document.ts';
import { confidenceOf, evidenceOf } from './detect/evidence.ts';
import { buildItems } from './items/buildItems.ts';
import { requestItemLabels } from './items/rowLabels.ts';
import type { ParsedRequest, RequestItem, RequestList } from './request/requestLists.ts';
import { impliedItems, prefersMinimal } from './items/implied.ts';
import { hasStrongEvidence } from './detect/strongEvidence.ts';
import { countsListedFailures, deniesFailures, isBesideNoFailures } from './totals/deniesFailures.ts';

/**
 * Recognizes a batch by its lists alone. At a status other than 207, the evidence must be strong, so that ordinary lists are
 * not taken for results.
 *
 * @returns null if no operations are recognized
 */
export function readGeneric(
  document: JsonDocument,
  request: ParsedRequest,
  exchange: Exchange,
): RecognizedBatch | null {
  const { status } = exchange.response;
  const isCut = document.problems.some(({ cut }) => cut === true);
  const chosen = chooseLists(
    document.value,
    request,
    ({ path, values }) =>
      deniesFailures(document, path, values.length) || isBesideNoFailures(document, path, values.length, request),
    ({ path }) => isCut && !document.isComplete(path),
  );
  const choice = chosen && { ...chosen, isCounted: countsListedFailures(document, chosen) };
  if (!choice || (status !== 207 && !hasStrongEvidence(choice, request, status))) return null;
  const items = buildItems(choice, document, 0);
  if (items.size === 0) return null;
  const covered = coveredList(choice);
  // A missing result means success only if the request asks for failures alone.
  const implied =
    covered && covered.isComplete && prefersMinimal(exchange) ? impliedItems(covered.list, covered.withResult) : [];
  const { unanswered, requestItems = 0 } = covered ? coverageOf(covered) : coverageOfUnmatched(choice, request);
  const stated =
    implied.length > 0
      ? [evidenceMessages.implied(implied.length)]
      : unanswered.length > 0
        ? [evidenceMessages.notMentioned(unanswered.length, requestItems)]
        : [];
  // An empty list of errors may belong to a query.
  const isBeside =
    choice.kind === 'listed' &&
    choice.lists.some(({ list }) => !deniesFailures(document, list.path, list.values.length));
  const confidence = isBeside ? 'weak' : confidenceOf(choice, request, status);
  return {
    dialect: null,
    confidence,
    evidence: evidenceMessages.joined([
      ...evidenceOf(choice),
      ...stated,
      ...(confidence === 'weak' ? [evidenceMessages.guess] : []),
    ]),
    items: implied.length > 0 ? concatItems([items, itemsFromArray(implied)]) : items,
    ...(implied.length > 0 ? UNKNOWN_COVERAGE : { unanswered, requestItems }),
  };
}

/** The complete items of a truncated body, with unknown outcomes, if none of them states a result. Null if there are none. */
export function readTruncated(document: JsonDocument, request: ParsedRequest): RecognizedBatch | null {
  const list = truncatedList(document);
  if (!list) return null;
  const items = buildItems({ kind: 'listed', lists: [correlateList(judgeList(list), request)] }, document, 0);
  return {
    dialect: null,
    confidence: 'weak',
    evidence: evidenceMessages.joined([
      evidenceMessages.truncated(words.place(list.path, list.isMap), items.size),
      evidenceMessages.guess,
    ]),
    items: withoutResults(items),
    ...UNKNOWN_COVERAGE,
  };
}

/** The same items, with unknown outcomes. */
function withoutResults(items: Items): Items {
  return {
    ...items,
    outcome: () => 'unknown',
    status: () => null,
    texts: () => [],
    isNested: false,
    nested: () => [],
    at: (item) => {
      const { path, label = null, group = null, requestIndex = null } = items.at(item);
      return { path, label, group, requestIndex, outcome: 'unknown' };
    },
  };
}

/** The request list that the results belong to, and its items that have a result. */
interface CoveredList {
  readonly list: RequestList;
  readonly withResult: ReadonlySet<RequestItem>;
  /** Whether every result matches a request item. */
  readonly isComplete: boolean;
}

function coveredList({ lists }: ChosenLists): CoveredList | null {
  const list = lists[0]?.correlation.requested;
  if (!list || lists.some(({ correlation }) => correlation.requested !== list)) return null;
  const matches = lists.flatMap(({ correlation }) => correlation.items);
  const withResult = new Set(matches.filter((item) => item !== null));
  const isComplete = !matches.includes(null);
  // A result without a match may belong to any request item.
  return !isComplete && withResult.size > 0 && lists.length > 1 ? null : { list, withResult, isComplete };
}

function coverageOf({ list, withResult }: CoveredList): RequestCoverage {
  const label = requestItemLabels(list);
  const missing = list.items.filter((item) => !withResult.has(item));
  return {
    unanswered: missing.map((item) => ({ index: item.index, label: label(item) })),
    requestItems: list.items.length,
  };
}

/** The coverage of a request whose items match no result. Unknown for lists of failures, which may be shorter than the request. */
function coverageOfUnmatched({ lists }: ChosenLists, request: ParsedRequest): RequestCoverage {
  const isUnmatched = lists.every(({ list, correlation }) => correlation.by === null && !list.isMap);
  if (!isUnmatched || lists.some(({ list }) => list.role === 'bad' || list.role === 'mixed')) return UNKNOWN_COVERAGE;
  const results = lists.reduce((sum, { list }) => sum + list.values.length, 0);
  return coverageByCount(
    request,
    lists.map(({ list }) => list.name),
    results,
  );
}
