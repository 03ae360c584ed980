import type { Outcome } from '../../core/model/operation.ts';
import { LIST, MISSING } from '../../core/words/panel.ts';
import type { ExchangeRow } from '../../engine/questions.ts';

/** The one thing to be seen of an exchange in the list: a sign with a number, the same in words, and how bad it is. */
export interface Mark {
  readonly text: string;
  readonly aloud: string;
  readonly tone: Outcome;
}

type Marked = Pick<ExchangeRow, 'summary' | 'verdict' | 'missingBody' | 'problem'>;

export function markOf(exchange: Marked): Mark {
  const mark = outcomeMark(exchange);
  const { problem, summary } = exchange;
  // Where nothing was read, the mark has said so.
  if (problem === null || summary.total === 0) return mark;
  // However well it went: there may be more than could be read.
  return {
    text: `${mark.text} ${LIST.problem}`,
    aloud: mark.aloud + LIST.problemAloud(MISSING[problem]),
    tone: mark.tone === 'success' ? 'unknown' : mark.tone,
  };
}

function outcomeMark({ summary, verdict, missingBody }: Marked): Mark {
  const { total, dependent, unknown } = summary;
  const failed = summary.failure + summary.partial;
  if (failed > 0) {
    return { text: LIST.failed(failed, total), aloud: LIST.failedAloud(failed, total), tone: 'failure' };
  }
  if (dependent > 0) {
    return {
      text: LIST.dependent(dependent, total),
      aloud: LIST.dependentAloud(dependent, total),
      tone: 'dependent',
    };
  }
  if (verdict.outcome === 'unreadable' || (missingBody !== null && total === 0)) {
    return { text: LIST.unknown, aloud: LIST.unreadableAloud, tone: 'failure' };
  }
  if (verdict.outcome === 'unknown') return { text: LIST.unknown, aloud: LIST.unknownAloud, tone: 'failure' };
  if (verdict.outcome === 'empty' || total === 0) return { text: LIST.empty, aloud: LIST.emptyAloud, tone: 'unknown' };
  if (unknown > 0) {
    const known = total - unknown;
    return { text: LIST.unsure(known, total), aloud: LIST.unsureAloud(known, total), tone: 'unknown' };
  }
  if (summary.notice > 0) return { text: LIST.notice(total), aloud: LIST.noticeAloud(total), tone: 'notice' };
  return { text: LIST.success(total), aloud: LIST.successAloud(total), tone: 'success' };
}

/** Why there is a question or an exclamation mark, in the few words that the second line has room for. */
export function troubleOf({ summary, verdict, missingBody, problem }: Marked): string {
  // The one limit that takes a whole body away is that of memory.
  if (missingBody === 'limit-exceeded') return LIST.bodyDropped;
  if (missingBody !== null) return MISSING[missingBody];
  if (problem !== null) return MISSING[problem];
  if (verdict.outcome === 'unreadable') return LIST.unreadableAloud;
  return verdict.outcome === 'unknown' && summary.total === 0 ? MISSING['no-sub-statuses'] : '';
}
