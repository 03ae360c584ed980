import { CHIPS } from '../../core/filter/chips.ts';
import { mayHideFailure, statesMoreFailures } from '../../core/verdict/hiddenFailure.ts';
import type { Message } from '../../core/model/message.ts';
import { filterMessages, ignoredTerms } from '../../core/filter/messages.ts';
import { type ChipCounts, noCounts } from '../tree/chipCounts.ts';
import { exchangeRow } from './exchangeRow.ts';
import type { StoredExchange } from './storedExchange.ts';
import { queryFilter } from '../tree/filterMask.ts';
import type { Overview, Query } from '../api/engineApi.ts';
import type { ExchangeStore } from './exchangeStore.ts';

/** Creates the overview. An evicted exchange that is not counted yet stays in the list, so that it does not flicker. */
export function createOverview(shelf: ExchangeStore, query: Query): Overview {
  const kept = shelf.all();
  const { unanswered: _, ...chips } = noCounts();
  const totals = {
    exchanges: kept.length,
    operations: 0,
    failed: 0,
    dependent: 0,
    unreadable: 0,
    unknown: 0,
    unlisted: 0,
    unanswered: 0,
    bytes: 0,
  };
  let attention = 0;
  let lost = 0;
  let aside = 0;
  const exchanges = kept.filter((one) => {
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
      if (one.isSetAside) aside += 1;
      if (one.exchange.body.text !== null) return true;
      lost += 1;
      return false;
    }
    for (const chip of CHIPS) chips[chip] += counts[chip];
    // Unanswered items are rows like operations, but no other chip shows them.
    chips.all += counts.unanswered;
    if (counts.failed === 0 && passes(one, counts, query) && mayHideFailure(one.report)) attention += 1;
    return isListed(one, counts, query);
  });
  return {
    exchanges: exchanges.map(exchangeRow),
    chips,
    shown: chips[query.chip],
    possibleFailures: attention,
    totals,
    dropped: shelf.dropped,
    filterProblem: filterProblem(query, lost, aside),
  };
}

/**
 * Whether a response is listed for a query: one of its operations or unanswered items is shown, or it has none and matches itself. The chip
 * Failed also lists responses that may hide a failure.
 */
export function isListed(one: StoredExchange, counts: ChipCounts, query: Query): boolean {
  if (query.chip === 'all') return passes(one, counts, query);
  return (
    counts[query.chip] > 0 || (query.chip === 'failed' && passes(one, counts, query) && mayHideFailure(one.report))
  );
}

/** Whether a response matches the text of a query. */
function passes(one: StoredExchange, counts: ChipCounts, query: Query): boolean {
  return counts.all + counts.unanswered > 0 || (one.report.summary.total === 0 && one.matches(query));
}

/**
 * @param lost number of responses that cannot be searched because their bodies are gone
 * @param aside number of responses that are not parsed
 */
function filterProblem(query: Query, lost: number, aside: number): Message | null {
  const { problems } = queryFilter(query);
  if (problems.length > 0) return ignoredTerms(problems);
  const unsearchable = lost > 0 ? filterMessages.unsearchable(lost) : null;
  const unprocessed = aside > 0 ? filterMessages.unprocessed(aside) : null;
  return unsearchable && unprocessed ? filterMessages.both(unsearchable, unprocessed) : (unsearchable ?? unprocessed);
}
