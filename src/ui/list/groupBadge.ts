import { OUTCOMES } from '../../core/model/operation.ts';
import { LIST } from '../messages/list.ts';
import { LIST_GROUP } from '../messages/listHeader.ts';
import type { OutcomeShares } from '../components/outcomeShares.ts';
import { listShares } from './listShares.ts';
import { failuresIn, type UrlGroup } from '../../state/list/groups.ts';
import { failuresOf, mayHideFailures } from '../../state/list/rowFailures.ts';
import type { Badge } from './badge.ts';

/** Summarizes the responses of a group: the failures of all, and whether others may hide some. */
export function groupBadge(group: UrlGroup): Badge {
  const { responses } = group;
  const failed = failuresIn(group);
  const total = responses.reduce(
    (sum, row) => sum + Math.max(row.summary.total, row.statedTotals?.total ?? 0, failuresOf(row)),
    0,
  );
  const possible = responses.filter((row) => failuresOf(row) === 0 && mayHideFailures(row)).length;
  const possibleText = possible === 0 ? '' : LIST_GROUP.possible(possible);
  const possibleSpoken = possible === 0 ? '' : LIST_GROUP.possibleSpoken(possible);
  if (failed > 0) {
    return {
      text: `${LIST.failed(failed, total)} ${possibleText}`.trim(),
      spoken: [LIST.failedSpoken(failed, total), possibleSpoken].filter(Boolean).join(', '),
      tone: 'failure',
    };
  }
  if (possible > 0) return { text: possibleText, spoken: possibleSpoken, tone: 'failure' };
  const muted = responses.reduce((sum, row) => sum + (row.muted?.muted ?? 0), 0);
  if (muted > 0) return { text: LIST.muted(muted), spoken: LIST.mutedSpoken(muted), tone: 'unknown' };
  if (total === 0) return { text: LIST.empty, spoken: LIST.emptySpoken, tone: 'unknown' };
  if (responses.some(({ summary }) => summary.notice > 0))
    return { text: LIST.notice(total), spoken: LIST.noticeSpoken(total), tone: 'notice' };
  return { text: LIST.success(total), spoken: LIST.successSpoken(total), tone: 'success' };
}

/** The shares of the outcomes in all responses of a group. */
export function groupShares({ responses }: UrlGroup): OutcomeShares {
  const sum = { failure: 0, partial: 0, dependent: 0, unknown: 0, notice: 0, success: 0 };
  for (const row of responses) {
    const shares = listShares(row);
    for (const outcome of OUTCOMES) sum[outcome] += shares[outcome];
  }
  return sum;
}
