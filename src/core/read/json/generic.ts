import type { Exchange } from '../../har/exchange.ts';
import * as words from './messages.ts';
import { type Answer, listed, together } from './items/item.ts';
import { NO_SILENCE, type Silence, silenceByNumber } from './items/unanswered.ts';
import { choose, type Choice } from './detect/chooseLists.ts';
import type { JsonDocument } from './syntax/document.ts';
import { confidenceOf, evidenceOf } from './detect/evidence.ts';
import { itemsOf } from './items/items.ts';
import { itemLabels } from './items/label.ts';
import type { Request, RequestItem, RequestList } from './request/requestLists.ts';
import { impliedItems, wantsBrief } from './items/implied.ts';
import { isStrong } from './detect/strongEvidence.ts';

/**
 * Reads a body that no named reader knows, by what its lists look like. If its status is no 207, an ordinary list must
 * not be taken for results.
 *
 * @returns null where the body holds no operations that can be told
 */
export function readGeneric(document: JsonDocument, request: Request, exchange: Exchange): Answer | null {
  const { status } = exchange.response;
  const choice = choose(document.value, request);
  if (!choice || (status !== 207 && !isStrong(choice, request, status))) return null;
  const items = itemsOf(choice, document, 0);
  if (items.size === 0) return null;
  const silent = silentIn(choice);
  // Only where the request asks for it silence means success; elsewhere nobody knows.
  const implied = silent && silent.isSure && wantsBrief(exchange) ? impliedItems(silent.list, silent.answered) : [];
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
    items: implied.length > 0 ? together([items, listed(implied)]) : items,
    ...(implied.length > 0 ? NO_SILENCE : { unanswered, requestItems }),
  };
}

/** The request's list that an answer is about, and which of its items are answered. */
interface Silent {
  readonly list: RequestList;
  readonly answered: ReadonlySet<RequestItem>;
  /** Whether each item of the answer is tied to its own. */
  readonly isSure: boolean;
}

function silentIn({ lists }: Choice): Silent | null {
  const list = lists[0]?.correlation.requested;
  if (!list || lists.some(({ correlation }) => correlation.requested !== list)) return null;
  const ties = lists.flatMap(({ correlation }) => correlation.items);
  const answered = new Set(ties.filter((item) => item !== null));
  const isSure = !ties.includes(null);
  // A list without ties might answer any of them.
  return !isSure && answered.size > 0 && lists.length > 1 ? null : { list, answered, isSure };
}

function silenceIn({ list, answered }: Silent): Silence {
  const label = itemLabels(list);
  const missing = list.items.filter((item) => !answered.has(item));
  return {
    unanswered: missing.map((item) => ({ index: item.index, label: label(item) })),
    requestItems: list.items.length,
  };
}

/** Failures alone may be listed; a list of anything else has a result for each item of the request. */
function silenceOfUntied({ lists }: Choice, request: Request): Silence {
  const isUntied = lists.every(({ list, correlation }) => correlation.by === null && !list.isMap);
  if (!isUntied || lists.some(({ list }) => list.role === 'bad' || list.role === 'mixed')) return NO_SILENCE;
  const results = lists.reduce((sum, { list }) => sum + list.values.length, 0);
  return silenceByNumber(
    request,
    lists.map(({ list }) => list.name),
    results,
  );
}
