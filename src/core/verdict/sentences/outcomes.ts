import type { Outcome } from '../../model/operation.ts';
import { count, counted } from '../../text/format.ts';
import { because, redirected, tallied, type Tally, was } from './parts.ts';

/** What is missing on a batch item with the outcome `unknown`. */
export const RESULT = 'recognized result';

/** Counts of operations or resources, with the words for them. */
export interface Counted {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Their number, including those that are not listed. */
  readonly total: number;
  /** The counts are complete, so that a sentence may contain `all`. */
  readonly isWhole: boolean;
  readonly noun: readonly [one: string, many: string];
  /** What is missing on operations with the outcome `unknown`. */
  readonly lacks: string;
  /** The formatted statuses of the failures: ` (423, 403)`. */
  readonly codes: string;
  /** 3xx statuses. */
  readonly noticeStatuses: readonly number[];
}

/** `all 5 items succeeded`, `2 of 5 items failed, 1 more was not attempted because of them; 1 has no recognized result` */
export function outcomes(all: Counted): string {
  const { counts, noun, lacks } = all;
  const { success, failure, partial, dependent, unknown } = counts;
  if (success + failure + partial + dependent + counts.notice === 0) return without(unknown, noun, lacks);
  const others = [redirected(counts.notice, all.noticeStatuses), withoutResult(unknown, lacks)];
  if (failure + partial + dependent > 0) return [failures(all), ...tallied(others, null)].join('; ');
  if (success === 0) return tallied(others, noun).join(', ');
  return [`${share(success, all)} succeeded`, ...tallied(others, null)].join(', ');
}

/** `5 items, none with a recognized result` */
export function without(value: number, [one, many]: Counted['noun'], lacks: string): string {
  return value === 1 ? `1 ${one} without a ${lacks}` : `${count(value)} ${many}, none with a ${lacks}`;
}

export function withoutResult(value: number, lacks: string): Tally {
  return { value, one: `has no ${lacks}`, many: `have no ${lacks}` };
}

function failures(all: Counted): string {
  const { failure, partial, dependent } = all.counts;
  const parts: string[] = [];
  if (failure > 0) parts.push(`${share(failure, all)} failed${all.codes}`);
  if (partial > 0)
    parts.push(failure > 0 ? `${count(partial)} failed in part` : `${share(partial, all)} failed in part${all.codes}`);
  if (dependent > 0 && parts.length === 0)
    parts.push(`${share(dependent, all)} ${was(dependent)} not attempted because another one failed`);
  else if (dependent > 0) parts.push(because(dependent, failure + partial, 'attempted'));
  return parts.join(', ');
}

/** `the item`, `all 5 items`, `2 of 5 items`; `5 items` if there may be more. */
function share(value: number, { total, isWhole, noun: [one, many] }: Counted): string {
  if (value < total) return `${count(value)} of ${counted(total, one, many)}`;
  if (!isWhole) return counted(value, one, many);
  return value === 1 ? `the ${one}` : `all ${count(value)} ${many}`;
}
