import type { Outcome } from '../../core/model/operation.ts';
import { outcomeOfStatus } from '../../core/model/outcome.ts';
import type { StatedTotals } from '../../core/model/parsedBody.ts';
import type { Summary } from '../../core/verdict/report.ts';
import { LIST } from '../messages/list.ts';
import { LEGEND } from '../messages/detail.ts';

export interface LegendEntry {
  /** Null if it has no share in the bar. */
  readonly outcome: Outcome | null;
  readonly text: string;
}

/** Maximum number of different statuses per entry. */
const MAX_STATUSES = 4;

/**
 * The shares of the outcome bar as text. Always contains the number of successes, even if it is 0.
 *
 * @param unanswered number of request items without a result
 */
export function legendEntries(
  summary: Summary,
  unanswered = 0,
  statedTotals: StatedTotals | null = null,
): readonly LegendEntry[] {
  const stated = (statedTotals?.failed ?? 0) - summary.failure - summary.partial - summary.dependent;
  const failed = summary.failure + summary.partial;
  const entries: readonly (LegendEntry & { readonly value: number })[] = [
    { outcome: 'failure', value: summary.failure, text: LEGEND.failure(summary.failure, statuses(summary, 'failure')) },
    { outcome: 'partial', value: summary.partial, text: LEGEND.partial(summary.partial) },
    { outcome: 'failure', value: stated, text: LEGEND.unlisted(stated) },
    { outcome: 'dependent', value: summary.dependent, text: LEGEND.dependent(summary.dependent, failed) },
    { outcome: 'unknown', value: summary.unknown, text: LEGEND.unknown(summary.unknown) },
    { outcome: 'unknown', value: unanswered, text: LIST.unanswered(unanswered) },
    { outcome: 'notice', value: summary.notice, text: LEGEND.notice(summary.notice, statuses(summary, 'notice')) },
    { outcome: null, value: summary.missingProperties, text: LEGEND.missing(summary.missingProperties) },
  ];
  return [...entries.filter(({ value }) => value > 0), { outcome: 'success', text: LEGEND.success(summary.success) }];
}

/**
 * `1 × 423, 1 × 403`, the most frequent first. Empty if the statuses are not those of the operations: some operations have several, and
 * a 404 of a removed member or a 507 of a truncated result is not a failure.
 */
function statuses(summary: Summary, outcome: 'failure' | 'notice'): string {
  const stated = summary.byStatus.filter(([status]) => outcomeOfStatus(status) === outcome);
  if (stated.reduce((sum, [, value]) => sum + value, 0) !== summary[outcome]) return '';
  const texts = stated.toSorted(([, a], [, b]) => b - a).map(([status, value]) => LEGEND.status(value, String(status)));
  return [...texts.slice(0, MAX_STATUSES), ...(texts.length > MAX_STATUSES ? [LEGEND.more] : [])].join(', ');
}
