import { mayHideFailure, statesMoreFailures } from '../../core/verdict/hiddenFailure.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import type { ListedRow } from '../../engine/api/listedRow.ts';
import type { MutedRow } from '../../engine/api/muteApi.ts';

type Source = Pick<ExchangeRow, 'summary' | 'verdict' | 'statedTotals'> & Partial<MutedRow>;

/**
 * Number of failed operations of a response, without the muted ones: those in the body, or the number that the body states if it is greater.
 */
export function failuresOf({ summary, statedTotals, muted }: Omit<Source, 'verdict'>): number {
  const listed = summary.failure + summary.partial;
  const stated = statedTotals?.failed ?? 0;
  return Math.max(0, (stated > listed + summary.dependent ? stated : listed) - (muted?.topLevel ?? 0));
}

/** Whether there may be a failure that is not listed as an operation. */
export function mayHideFailures(row: Source): boolean {
  if (row.muted?.open === 0) return row.muted.mayHideFailure;
  return mayHideFailure(row) || statesMoreFailures(row);
}

/** Whether the list shows a failure of the response, or there may be one that is not listed. */
export function mayHaveFailure(row: Source & Partial<ListedRow>): boolean {
  return (row.shownFailures ?? failuresOf(row)) > 0 || mayHideFailures(row);
}
