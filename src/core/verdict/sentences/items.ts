import type { VerdictFacts } from '../verdictFacts.ts';
import type { StatedTotals } from '../../model/parsedBody.ts';
import { count, counted } from '../../text/format.ts';
import { clipped } from './names.ts';
import { outcomes, RESULT, withoutResult } from './outcomes.ts';
import { be, redirected, type Tally, tallied } from './parts.ts';

const ITEM = ['item', 'items'] as const;

/** Returns the sentence about a batch: `3 of 25 items failed`, and what the body states about items that it does not list. */
export function items(facts: VerdictFacts): string {
  const { summary, nested, noticeStatuses, statedTotals: stated } = facts;
  const failures = summary.failure + summary.partial + summary.dependent;
  const total = Math.max(summary.total, stated?.total ?? 0);
  const others: Tally[] = [
    { value: summary.success, one: 'succeeded', many: 'succeeded' },
    redirected(summary.notice, noticeStatuses),
    withoutResult(summary.unknown, RESULT),
  ];
  const hidden = stated && unlisted(stated, failures);
  if (hidden !== null) return [hidden, ...tallied(others, ITEM)].join('; ');
  if (stated && summary.total === 0) return withoutItems(stated);
  const isWhole =
    total === summary.total &&
    facts.unanswered.count === 0 &&
    nested.failed + nested.unknown === 0 &&
    facts.damage === null;
  const parts = [
    outcomes({ counts: summary, total, isWhole, noun: ITEM, lacks: RESULT, codes: '', noticeStatuses }),
    ...(failures === 0 ? nestedIn(facts) : []),
  ];
  if (failures === 0 && total > summary.total)
    parts.push(`${count(total - summary.total)} ${be(total - summary.total)} not listed`);
  return parts.join('; ');
}

/** Returns the failures that the body states without listing them; null if there are none. */
function unlisted(stated: StatedTotals, failures: number): string | null {
  const isListed = `${failures === 0 ? 'none' : count(failures)} ${be(failures === 0 ? 1 : failures)} listed`;
  const { failed } = stated;
  if (failed !== null && failed > failures) {
    const among = stated.total === null ? '' : ` among ${counted(stated.total, ...ITEM)}`;
    return `the body states ${counted(failed, 'failure', 'failures')}${among}, ${isListed}`;
  }
  return stated.isFlagged && failures === 0
    ? `the body states failures (${clipped(stated.source)}), ${isListed}`
    : null;
}

/** Returns the sentence about a body that lists no items and states no failures. */
function withoutItems({ total, failed }: StatedTotals): string {
  if ((total ?? 0) > 0)
    return `the body states ${counted(total ?? 0, ...ITEM)}${failed === null ? '' : ' and no failures'}, none is listed`;
  return `the response lists no items${failed === null ? '' : '; the body states no failures'}`;
}

function nestedIn({ nested }: VerdictFacts): string[] {
  const tallies = [{ value: nested.failed, one: 'failed', many: 'failed' }, withoutResult(nested.unknown, RESULT)];
  return tallies.flatMap((tally) => tallied([tally], ['nested item', 'nested items']));
}
