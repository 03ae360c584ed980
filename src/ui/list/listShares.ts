import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import type { MutedRow } from '../../engine/api/muteApi.ts';
import { outcomeShares, type OutcomeShares } from '../components/outcomeShares.ts';

/** The shares of the outcomes in the bar of a row of the list. Muted failures have a neutral color. */
export function listShares(row: ExchangeRow & Partial<MutedRow>): OutcomeShares {
  const shares = outcomeShares(row);
  if (!row.muted) return shares;
  const { topLevel } = row.muted;
  const failure = Math.max(0, shares.failure - topLevel);
  const partial = Math.max(0, shares.partial - Math.max(0, topLevel - shares.failure));
  return { ...shares, failure, partial, unknown: shares.unknown + topLevel };
}
