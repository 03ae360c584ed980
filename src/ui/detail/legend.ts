import type { Outcome } from '../../core/model/operation.ts';
import { outcomeOfStatus } from '../../core/model/outcome.ts';
import type { Summary } from '../../core/model/report.ts';
import { LEGEND } from '../../core/words/panel.ts';

interface Entry {
  /** null has no part in the bar. */
  readonly outcome: Outcome | null;
  readonly text: string;
}

/** So many different statuses are named; the tree has them all. */
const NAMED = 4;

/** The bar in words. Success is told even where there is none: that is news. */
export function legendOf(summary: Summary): readonly Entry[] {
  const failed = summary.failure + summary.partial;
  const entries: readonly (Entry & { readonly value: number })[] = [
    { outcome: 'failure', value: summary.failure, text: LEGEND.failure(summary.failure, statuses(summary, 'failure')) },
    { outcome: 'partial', value: summary.partial, text: LEGEND.partial(summary.partial) },
    { outcome: 'dependent', value: summary.dependent, text: LEGEND.dependent(summary.dependent, failed) },
    { outcome: 'unknown', value: summary.unknown, text: LEGEND.unknown(summary.unknown) },
    { outcome: 'notice', value: summary.notice, text: LEGEND.notice(summary.notice, statuses(summary, 'notice')) },
    { outcome: null, value: summary.missingProperties, text: LEGEND.missing(summary.missingProperties) },
  ];
  return [...entries.filter(({ value }) => value > 0), { outcome: 'success', text: LEGEND.success(summary.success) }];
}

/** `1 × 423, 1 × 403`, the most frequent first. */
function statuses({ byStatus }: Summary, outcome: Outcome): string {
  const named = Object.entries(byStatus)
    .filter(([status]) => outcomeOfStatus(Number(status)) === outcome)
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, value]) => LEGEND.status(value, status));
  return [...named.slice(0, NAMED), ...(named.length > NAMED ? [LEGEND.more] : [])].join(', ');
}
