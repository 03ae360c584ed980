import type { Outcome } from '../../core/model/operation.ts';
import { outcomeOfStatus } from '../../core/model/outcome.ts';
import type { StatedTotals } from '../../core/model/parsedBody.ts';
import type { StatusCount, Summary } from '../../core/verdict/report.ts';
import { LIST } from '../messages/list.ts';
import { LEGEND } from '../messages/detail.ts';

export interface LegendEntry {
  /** Null if it has no share in the bar. */
  readonly outcome: Outcome | null;
  readonly text: string;
}

/** Maximum number of different statuses per entry. */
const MAX_STATUSES = 4;

/** Failed Dependency (RFC 4918 section 11.4). */
const DEPENDENCY = 424;

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
  const { removed, truncated } = summary;
  const notices = summary.notice - removed - truncated;
  const entries: readonly (LegendEntry & { readonly value: number })[] = [
    { outcome: 'failure', value: summary.failure, text: LEGEND.failure(summary.failure, statuses(summary, 'failure')) },
    { outcome: 'partial', value: summary.partial, text: LEGEND.partial(summary.partial) },
    { outcome: 'failure', value: stated, text: LEGEND.unlisted(stated) },
    {
      outcome: 'dependent',
      value: summary.dependent,
      text: LEGEND.dependent(summary.dependent, statusOfDependents(summary)),
    },
    { outcome: 'unknown', value: summary.unknown, text: LEGEND.unknown(summary.unknown) },
    { outcome: 'unknown', value: unanswered, text: LIST.unanswered(unanswered) },
    { outcome: 'notice', value: notices, text: LEGEND.notice(notices, statuses(summary, 'notice')) },
    { outcome: 'notice', value: removed, text: LEGEND.removed(removed) },
    { outcome: 'notice', value: truncated, text: LEGEND.truncated },
    { outcome: null, value: summary.missingProperties, text: LEGEND.missing(summary.missingProperties) },
  ];
  return [...entries.filter(({ value }) => value > 0), { outcome: 'success', text: LEGEND.success(summary.success) }];
}

/** `1 × 423, 1 × 403`, the most frequent first. Empty if the statuses are not those of the operations: some operations have several. */
function statuses(summary: Summary, outcome: 'failure' | 'notice'): string {
  const { removed, truncated } = summary;
  const stated = withoutNotices(summary).filter(([status]) => outcomeOfStatus(status) === outcome);
  const operations = outcome === 'notice' ? summary.notice - removed - truncated : summary.failure;
  if (stated.reduce((sum, [, value]) => sum + value, 0) !== operations) return '';
  const texts = stated.toSorted(([, a], [, b]) => b - a).map(([status, value]) => LEGEND.status(value, String(status)));
  return [...texts.slice(0, MAX_STATUSES), ...(texts.length > MAX_STATUSES ? [LEGEND.more] : [])].join(', ');
}

/** The statuses without the 404 of removed members and the 507 of a truncated result, which are not failures. */
function withoutNotices({ byStatus, removed, truncated }: Summary): readonly StatusCount[] {
  const notices = new Map([
    [404, removed],
    [507, truncated],
  ]);
  return byStatus
    .map(([status, value]): StatusCount => [status, value - (notices.get(status) ?? 0)])
    .filter(([, value]) => value > 0);
}

/** `424`; empty if some have another status or none. */
function statusOfDependents({ byStatus, dependent }: Summary): string {
  const [, value = 0] = byStatus.find(([status]) => status === DEPENDENCY) ?? [];
  return value >= dependent ? String(DEPENDENCY) : '';
}
