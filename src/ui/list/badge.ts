import type { Outcome } from '../../core/model/operation.ts';
import { failuresOf } from '../../state/list/rowFailures.ts';
import { statesMoreFailures } from '../../core/verdict/hiddenFailure.ts';
import { LIST, SHORT_PROBLEMS } from '../messages/list.ts';
import { checkCount } from '../../engine/api/checks.ts';
import type { MutedCounts, MutedRow } from '../../engine/api/muteApi.ts';
import { SIGNS } from '../messages/panel.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';

/** Summarizes a response in the list. */
export interface Badge {
  /** A symbol and a number. */
  readonly text: string;
  /** For screen readers. */
  readonly spoken: string;
  readonly tone: Outcome;
}

type BadgeSource = Pick<
  ExchangeRow,
  'summary' | 'verdict' | 'missingBody' | 'problem' | 'unanswered' | 'statedTotals'
> &
  Partial<MutedRow>;

export function exchangeBadge(exchange: BadgeSource): Badge {
  const badge = outcomeBadge(exchange);
  const { problem, summary } = exchange;
  // The badge of a body that could not be parsed already reports a problem.
  if (problem === null || summary.total === 0) return badge;
  return {
    text: `${badge.text} ${LIST.problem}`,
    spoken: badge.spoken + LIST.problemSpoken(SHORT_PROBLEMS[problem]),
    tone: badge.tone === 'success' ? 'unknown' : badge.tone,
  };
}

function outcomeBadge(exchange: BadgeSource): Badge {
  const { summary, verdict, missingBody } = exchange;
  const { total, dependent, notice } = summary;
  const failed = failuresOf(exchange);
  const among = Math.max(total, exchange.statedTotals?.total ?? 0, failed);
  if (failed > 0)
    return { text: LIST.failed(failed, among), spoken: LIST.failedSpoken(failed, among), tone: 'failure' };
  if (dependent > 0) {
    return {
      text: LIST.dependent(dependent, total),
      spoken: LIST.dependentSpoken(dependent, total),
      tone: 'dependent',
    };
  }
  if (verdict.outcome === 'unreadable' || (missingBody !== null && total === 0))
    return { text: LIST.unreadable, spoken: LIST.unreadableSpoken, tone: 'failure' };
  if (exchange.muted?.open === 0) return mutedBadge(exchange.muted);
  if (verdict.outcome === 'mixed' || verdict.outcome === 'all-failed') {
    const spoken = exchange.statedTotals ? LIST.statedSpoken : LIST.nestedSpoken;
    return { text: LIST.someFailed(among), spoken, tone: 'failure' };
  }
  if (verdict.outcome === 'unknown') return unknownBadge(exchange);
  if (total === 0) return { text: LIST.empty, spoken: LIST.emptySpoken, tone: 'unknown' };
  if (notice > 0) return { text: LIST.notice(total), spoken: LIST.noticeSpoken(total), tone: 'notice' };
  return { text: LIST.success(total), spoken: LIST.successSpoken(total), tone: 'success' };
}

/** Neither a failure nor a success: all listed failures are muted. */
function mutedBadge({ muted, mayHideFailure }: MutedCounts): Badge {
  const text = LIST.muted(muted);
  const spoken = LIST.mutedSpoken(muted);
  if (!mayHideFailure) return { text, spoken, tone: 'unknown' };
  return { text: `${SIGNS.unknown} ${text}`, spoken: spoken + LIST.mayHideSpoken, tone: 'failure' };
}

function unknownBadge({ summary, unanswered }: BadgeSource): Badge {
  const all = summary.total + unanswered;
  const known = summary.total - summary.unknown;
  if (known === 0) return { text: LIST.unknown, spoken: LIST.unknownSpoken, tone: 'failure' };
  return { text: LIST.partlyKnown(known, all), spoken: LIST.partlyKnownSpoken(known, all), tone: 'failure' };
}

/** Why the badge has a question or exclamation mark, short enough for the second line of a list item. */
export function problemSummary(exchange: BadgeSource): string {
  const { summary, verdict, missingBody, problem, unanswered } = exchange;
  // Only the memory limit drops an entire body.
  if (missingBody === 'limit-exceeded') return LIST.bodyDropped;
  if (missingBody !== null) return SHORT_PROBLEMS[missingBody];
  if (problem !== null) return SHORT_PROBLEMS[problem];
  if (verdict.outcome === 'unreadable') return LIST.unreadableSpoken;
  if (statesMoreFailures(exchange)) return LIST.unlisted;
  if (unanswered > 0) return LIST.unanswered(unanswered);
  return verdict.outcome === 'unknown' && summary.total === 0 ? SHORT_PROBLEMS['no-sub-statuses'] : '';
}

/** The errors and warnings of the checks; empty if there are none. */
export function checksText(checks: ExchangeRow['checks']): string {
  return checkCount(checks) === null || checks === null ? '' : LIST.checks(checks.error, checks.warning);
}
