import type { Outcome } from '../../core/model/operation.ts';
import { statesMoreFailures } from '../../core/verdict/hiddenFailure.ts';
import { LIST, MISSING } from '../messages/list.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';

/** The one thing to be seen of an exchange in the list: a sign with a number, the same in words, and how bad it is. */
export interface Badge {
  readonly text: string;
  readonly aloud: string;
  readonly tone: Outcome;
}

type Marked = Pick<ExchangeRow, 'summary' | 'verdict' | 'missingBody' | 'problem' | 'unanswered' | 'statedTotals'>;

export function exchangeBadge(exchange: Marked): Badge {
  const mark = outcomeMark(exchange);
  const { problem, summary } = exchange;
  // If nothing was parsed, the mark says so.
  if (problem === null || summary.total === 0) return mark;
  return {
    text: `${mark.text} ${LIST.problem}`,
    aloud: mark.aloud + LIST.problemSpoken(MISSING[problem]),
    tone: mark.tone === 'success' ? 'unknown' : mark.tone,
  };
}

function outcomeMark(exchange: Marked): Badge {
  const { summary, verdict, missingBody } = exchange;
  const { total, dependent, notice } = summary;
  const { failed, among } = failuresOf(exchange);
  if (failed > 0) return { text: LIST.failed(failed, among), aloud: LIST.failedSpoken(failed, among), tone: 'failure' };
  if (dependent > 0) {
    return {
      text: LIST.dependent(dependent, total),
      aloud: LIST.dependentSpoken(dependent, total),
      tone: 'dependent',
    };
  }
  if (verdict.outcome === 'unreadable' || (missingBody !== null && total === 0))
    return { text: LIST.unreadable, aloud: LIST.unreadableSpoken, tone: 'failure' };
  if (verdict.outcome === 'mixed' || verdict.outcome === 'all-failed') {
    const aloud = exchange.statedTotals ? LIST.statedSpoken : LIST.nestedSpoken;
    return { text: LIST.someFailed(among), aloud, tone: 'failure' };
  }
  if (verdict.outcome === 'unknown') return unknownMark(exchange);
  if (total === 0) return { text: LIST.empty, aloud: LIST.emptySpoken, tone: 'unknown' };
  if (notice > 0) return { text: LIST.notice(total), aloud: LIST.noticeSpoken(total), tone: 'notice' };
  return { text: LIST.success(total), aloud: LIST.successSpoken(total), tone: 'success' };
}

/** The failures that are listed, or those that the body states if they are more. */
function failuresOf({ summary, statedTotals }: Marked): { readonly failed: number; readonly among: number } {
  const listed = summary.failure + summary.partial;
  const stated = statedTotals?.failed ?? 0;
  const failed = stated > listed + summary.dependent ? stated : listed;
  return { failed, among: Math.max(summary.total, statedTotals?.total ?? 0, failed) };
}

function unknownMark({ summary, unanswered }: Marked): Badge {
  const all = summary.total + unanswered;
  const known = summary.total - summary.unknown;
  if (known === 0) return { text: LIST.unknown, aloud: LIST.unknownSpoken, tone: 'failure' };
  return { text: LIST.unsure(known, all), aloud: LIST.unsureSpoken(known, all), tone: 'failure' };
}

/** Why there is a question or an exclamation mark, in the few words that the second line has room for. */
export function problemSummary(exchange: Marked): string {
  const { summary, verdict, missingBody, problem, unanswered } = exchange;
  // The one limit that takes a whole body away is that of memory.
  if (missingBody === 'limit-exceeded') return LIST.bodyDropped;
  if (missingBody !== null) return MISSING[missingBody];
  if (problem !== null) return MISSING[problem];
  if (verdict.outcome === 'unreadable') return LIST.unreadableSpoken;
  if (statesMoreFailures(exchange)) return LIST.unlisted;
  if (unanswered > 0) return LIST.unanswered(unanswered);
  return verdict.outcome === 'unknown' && summary.total === 0 ? MISSING['no-sub-statuses'] : '';
}
