import type { Exchange } from '../../har/exchange.ts';
import * as words from './messages.ts';
import { type RecognizedBatch, itemsFromArray, concatItems } from './items/item.ts';
import { UNKNOWN_COVERAGE, type RequestCoverage, coverageByCount } from './items/requestCoverage.ts';
import { chooseLists, type ChosenLists } from './detect/chooseLists.ts';
import type { JsonDocument } from './syntax/document.ts';
import { confidenceOf, evidenceOf } from './detect/evidence.ts';
import { buildItems } from './items/buildItems.ts';
import { requestItemLabels } from './items/rowLabels.ts';
import type { ParsedRequest, RequestItem, RequestList } from './request/requestLists.ts';
import { impliedItems, prefersMinimal } from './items/implied.ts';
import { hasStrongEvidence } from './detect/strongEvidence.ts';

/**
 * Reads a body that no named reader knows, by what its lists look like. If its status is no 207, an ordinary list must
 * not be taken for results.
 *
 * @returns null where the body holds no operations that can be told
 */
export function readGeneric(
  document: JsonDocument,
  request: ParsedRequest,
  exchange: Exchange,
): RecognizedBatch | null {
  const { status } = exchange.response;
  const choice = chooseLists(document.value, request);
  if (!choice || (status !== 207 && !hasStrongEvidence(choice, request, status))) return null;
  const items = buildItems(choice, document, 0);
  if (items.size === 0) return null;
  const silent = silentIn(choice);
  // Only where the request asks for it silence means success; elsewhere nobody knows.
  const implied = silent && silent.isSure && prefersMinimal(exchange) ? impliedItems(silent.list, silent.answered) : [];
  const { unanswered, requestItems = 0 } = silent ? silenceIn(silent) : silenceOfUntied(choice, request);
  const told =
    implied.length > 0
      ? [words.implied(implied.length)]
      : unanswered.length > 0
        ? [words.notMentioned(unanswered.length, requestItems)]
        : [];
  const confidence = confidenceOf(choice, request, status);
  return {
    dialect: null,
    confidence,
    evidence: [evidenceOf(choice), ...told, ...(confidence === 'weak' ? [words.GUESS] : [])].join('; '),
    items: implied.length > 0 ? concatItems([items, itemsFromArray(implied)]) : items,
    ...(implied.length > 0 ? UNKNOWN_COVERAGE : { unanswered, requestItems }),
  };
}

/** The request's list that an answer is about, and which of its items are answered. */
interface Silent {
  readonly list: RequestList;
  readonly answered: ReadonlySet<RequestItem>;
  /** Whether each item of the answer is tied to its own. */
  readonly isSure: boolean;
}

function silentIn({ lists }: ChosenLists): Silent | null {
  const list = lists[0]?.correlation.requested;
  if (!list || lists.some(({ correlation }) => correlation.requested !== list)) return null;
  const ties = lists.flatMap(({ correlation }) => correlation.items);
  const answered = new Set(ties.filter((item) => item !== null));
  const isSure = !ties.includes(null);
  // A list without ties might answer any of them.
  return !isSure && answered.size > 0 && lists.length > 1 ? null : { list, answered, isSure };
}

function silenceIn({ list, answered }: Silent): RequestCoverage {
  const label = requestItemLabels(list);
  const missing = list.items.filter((item) => !answered.has(item));
  return {
    unanswered: missing.map((item) => ({ index: item.index, label: label(item) })),
    requestItems: list.items.length,
  };
}

/** Failures alone may be listed; a list of anything else has a result for each item of the request. */
function silenceOfUntied({ lists }: ChosenLists, request: ParsedRequest): RequestCoverage {
  const isUntied = lists.every(({ list, correlation }) => correlation.by === null && !list.isMap);
  if (!isUntied || lists.some(({ list }) => list.role === 'bad' || list.role === 'mixed')) return UNKNOWN_COVERAGE;
  const results = lists.reduce((sum, { list }) => sum + list.values.length, 0);
  return coverageByCount(
    request,
    lists.map(({ list }) => list.name),
    results,
  );
}
