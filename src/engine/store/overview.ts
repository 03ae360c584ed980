import { CHIPS } from '../../core/filter/chips.ts';
import { mayHideFailure, statesMoreFailures } from '../../core/verdict/hiddenFailure.ts';
import type { Message } from '../../core/model/message.ts';
import { filterMessages, ignoredTerms } from '../../core/filter/messages.ts';
import { isBeingTyped, isUnfinished } from '../../core/filter/unfinished.ts';
import { type ChipCounts, noCounts } from '../tree/chipCounts.ts';
import { exchangeRow } from './exchangeRow.ts';
import type { StoredExchange } from './storedExchange.ts';
import { queryFilter } from '../tree/filterMask.ts';
import type { ExchangeRow, Overview, Query } from '../api/engineApi.ts';
import type { ListedRow } from '../api/listedRow.ts';
import type { ExchangeStore } from './exchangeStore.ts';

/**
 * Creates the overview. An evicted exchange that is not counted yet stays in the list, so that it does not flicker.
 *
 * @param caret where the user types in the text of the query; null if the user does not
 */
export function createOverview(store: ExchangeStore, query: Query, caret: number | null = null): Overview {
  const stored = store.all();
  const { unanswered: _, ...chips } = noCounts();
  const totals = {
    exchanges: stored.length,
    operations: 0,
    failed: 0,
    dependent: 0,
    unreadable: 0,
    unknown: 0,
    unlisted: 0,
    unanswered: 0,
    bytes: 0,
  };
  let possibleFailures = 0;
  let muted = 0;
  let unsearchable = 0;
  let setAside = 0;
  const exchanges = stored.filter((one) => {
    const { summary, verdict } = one.report;
    totals.operations += summary.total;
    totals.failed += summary.failure + summary.partial;
    totals.dependent += summary.dependent;
    totals.unanswered += one.unanswered;
    if (verdict.outcome === 'unreadable') totals.unreadable += 1;
    if (verdict.outcome === 'unknown') totals.unknown += 1;
    if (statesMoreFailures(one.report)) totals.unlisted += 1;
    totals.bytes += one.exchange.response.bodySize ?? 0;
    const counts = one.chipCounts(query);
    if (!counts) {
      if (one.isSetAside) setAside += 1;
      if (one.exchange.body.text !== null) return true;
      unsearchable += 1;
      return false;
    }
    for (const chip of CHIPS) chips[chip] += counts[chip];
    // Unanswered items are rows like operations, but no other chip shows them.
    chips.all += counts.unanswered;
    muted += counts.muted?.matching ?? 0;
    if (counts.failed === 0 && passes(one, counts, query) && mayHide(one, counts)) possibleFailures += 1;
    return isListed(one, counts, query);
  });
  return {
    exchanges: exchanges.map((one) => listedRow(one, query)),
    chips,
    shown: chips[query.chip],
    possibleFailures,
    muted,
    totals,
    dropped: store.dropped,
    filterProblem: filterProblem(query, caret, { unsearchable, setAside }),
  };
}

/**
 * Whether a response is listed for a query: one of its operations or unanswered items is shown, or it has none and matches itself. The chip
 * Failed also lists responses that may hide a failure.
 */
export function isListed(one: StoredExchange, counts: ChipCounts, query: Query): boolean {
  if (query.chip === 'all') return passes(one, counts, query);
  return counts[query.chip] > 0 || (query.chip === 'failed' && passes(one, counts, query) && mayHide(one, counts));
}

function listedRow(one: StoredExchange, query: Query): ExchangeRow & ListedRow {
  const counts = one.chipCounts(query);
  return { ...exchangeRow(one), shownFailures: counts?.failed ?? null, muted: counts?.muted ?? null };
}

/** Whether there may be a failure that is not listed, besides the muted ones. */
function mayHide({ report }: StoredExchange, { muted }: ChipCounts): boolean {
  return muted?.open === 0 ? muted.mayHideFailure : mayHideFailure(report);
}

/** Whether a response matches the text of a query. */
function passes(one: StoredExchange, counts: ChipCounts, query: Query): boolean {
  const { all, unanswered, muted } = counts;
  return all + unanswered + (muted?.matching ?? 0) > 0 || (one.report.summary.total === 0 && one.matches(query));
}

/**
 * @param counts responses that cannot be searched because their bodies were dropped, and responses that are not parsed
 */
function filterProblem(
  query: Query,
  caret: number | null,
  { unsearchable, setAside }: { readonly unsearchable: number; readonly setAside: number },
): Message | null {
  const invalid = termProblem(query, caret);
  if (invalid) return invalid;
  const lostMessage = unsearchable > 0 ? filterMessages.unsearchable(unsearchable) : null;
  const setAsideMessage = setAside > 0 ? filterMessages.unprocessed(setAside) : null;
  if (lostMessage && setAsideMessage) return filterMessages.both(lostMessage, setAsideMessage);
  return lostMessage ?? setAsideMessage;
}

/** The message about the terms that are not valid, without the one that is being typed. */
function termProblem(query: Query, caret: number | null): Message | null {
  const { problems, unclosed } = queryFilter(query);
  const complete = problems.filter((problem) => !(isUnfinished(problem) && isBeingTyped(problem, caret)));
  const ignored = complete.length > 0 ? ignoredTerms(complete) : null;
  const note = unclosed && !isBeingTyped(unclosed, caret) ? filterMessages.unclosed(unclosed.term) : null;
  return ignored && note ? filterMessages.both(ignored, note) : (ignored ?? note);
}
