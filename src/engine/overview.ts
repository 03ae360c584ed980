import { CHIPS } from '../core/filter/chips.ts';
import { makeFilter } from '../core/filter/filter.ts';
import { mayHideFailure, statesMoreFailures } from '../core/model/verdict.ts';
import { brokenRegex, unsearchable } from '../core/words/filter.ts';
import { noCounts } from './counts.ts';
import { exchangeRow } from './exchange.ts';
import type { Overview, Query } from './questions.ts';
import type { Shelf } from './shelf.ts';

/** One that rests and was not counted yet stays in the list, rather than to vanish and come back. */
export function overviewOf(shelf: Shelf, query: Query): Overview {
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
    bytes: 0,
  };
  const allText = query.text.trim() === '';
  let attention = 0;
  let lost = 0;
  const exchanges = kept.filter((one) => {
    const { summary, verdict } = one.report;
    totals.operations += summary.total;
    totals.failed += summary.failure + summary.partial;
    totals.dependent += summary.dependent;
    if (verdict.outcome === 'unreadable') totals.unreadable += 1;
    if (verdict.outcome === 'unknown') totals.unknown += 1;
    if (statesMoreFailures(one.report)) totals.unlisted += 1;
    totals.bytes += one.exchange.response.bodySize ?? 0;
    const counts = one.chipCounts(query);
    if (!counts) {
      if (one.exchange.body.text !== null) return true;
      lost += 1;
      return false;
    }
    for (const chip of CHIPS) chips[chip] += counts[chip];
    const passes = allText || counts.all + counts.unanswered > 0;
    const needsAttention = passes && mayHideFailure(one.report);
    if (needsAttention) attention += 1;
    if (query.chip === 'all') return passes;
    return counts[query.chip] > 0 || (query.chip === 'failed' && needsAttention);
  });
  const broken = makeFilter(query.text).brokenRegex;
  return {
    exchanges: exchanges.map(exchangeRow),
    chips,
    shown: chips[query.chip],
    attention,
    totals,
    dropped: shelf.dropped,
    filterProblem: filterProblem(broken, lost),
  };
}

/** @param lost answers that cannot be asked any more */
function filterProblem(broken: string | null, lost: number): string | null {
  if (broken !== null) return brokenRegex(broken);
  return lost > 0 ? unsearchable(lost) : null;
}
