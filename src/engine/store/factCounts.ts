import { muteTestOf } from '../mute/queryMutes.ts';
import { type ChipCounts, isNothing, noCounts } from '../tree/chipCounts.ts';
import type { Query } from '../api/engineApi.ts';
import type { EvictedExchange } from './evictedExchange.ts';
import type { ReportView } from './reportView.ts';
import { isSetAside } from './unprocessed.ts';

/**
 * Counts what a query shows of a response without its body.
 *
 * @param canBeCounted whether the body can be loaded; otherwise nothing is muted, because the failures are not known
 * @param cached the counts for this query, if they are known
 * @returns null if that cannot be known without the body
 */
export function countsOfFacts(
  facts: EvictedExchange,
  view: ReportView,
  query: Query,
  canBeCounted: boolean,
  cached: ChipCounts | null,
): ChipCounts | null {
  if (!isSetAside(facts) && isNothing(facts.counts)) return facts.counts;
  const { operations } = view.within(query);
  if (operations === false) return noCounts();
  const isMuting = canBeCounted && !isSetAside(facts) && muteTestOf(query, view) !== null;
  return operations === true && !isMuting ? facts.counts : cached;
}
