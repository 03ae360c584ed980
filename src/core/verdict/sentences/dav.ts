import type { VerdictFacts } from '../verdictFacts.ts';
import { isFailed } from '../../model/outcome.ts';
import { count, counted } from '../../text/format.ts';
import { missing } from './missing.ts';
import { outcomes, without, withoutResult } from './outcomes.ts';
import { be, because, clauses, codes, either, reason, redirected, refusal, tallied, was } from './parts.ts';
import { changed } from './properties.ts';

/** Returns the verdict on a multistatus, without the method and the final period. */
export function webdav(facts: VerdictFacts): string {
  if (READS.has(facts.method)) return listed(facts);
  const act = ACTS.get(facts.method);
  return act ? acted(facts, act) : (changed(facts) ?? other(facts));
}

const RESOURCE = ['resource', 'resources'] as const;
const MEMBER = ['member', 'members'] as const;
/** What is missing on a resource with the outcome `unknown`. */
const STATUS = 'valid status';

const READS: ReadonlySet<string> = new Set(['PROPFIND', 'REPORT', 'SEARCH']);

/** `5 resources`; of a response that lists removed members: `2 resources changed, 1 removed`. */
function listed({
  resources,
  removed,
  truncated,
  failedStatuses,
  noticeStatuses,
  missing: absent,
}: VerdictFacts): string {
  const { failure, partial, dependent, unknown, notice } = resources;
  const present = totalOf(resources);
  const isUnknown = present === unknown && removed + truncated === 0;
  const amount = counted(present, ...RESOURCE);
  const parts = [
    isUnknown
      ? without(unknown, RESOURCE, STATUS)
      : removed > 0
        ? `${amount} changed, ${count(removed)} removed`
        : amount,
  ];
  if (failure > 0) parts.push(`${count(failure)} failed${partial === 0 ? codes(failedStatuses) : ''}`);
  if (partial > 0) parts.push(`${count(partial)} with properties that failed${codes(failedStatuses)}`);
  if (dependent > 0) parts.push(`${count(dependent)} ${was(dependent)} not attempted because another one failed`);
  parts.push(...tallied([redirected(notice, noticeStatuses), withoutResult(isUnknown ? 0 : unknown, STATUS)], null));
  if (absent) parts.push(missing(absent));
  if (truncated > 0) parts.push('the result is truncated (507)');
  return parts.join('; ');
}

/** The words for a method that changes resources. */
interface Act {
  /** `2 resources were deleted` */
  readonly done: string;
  /** `2 more were not removed because of them` */
  readonly undone: string;
  /** The effect of a single failure on the whole request. */
  readonly failed: string;
  /** The noun for resources below the Request-URI. */
  readonly member: readonly [string, string];
  /** No resource is changed if one fails. */
  readonly isAtomic: boolean;
}

const ACTS: ReadonlyMap<string, Act> = new Map([
  [
    'DELETE',
    {
      done: 'deleted',
      undone: 'removed',
      failed: 'the collection still exists',
      member: MEMBER,
      isAtomic: false,
    },
  ],
  ['COPY', { done: 'copied', undone: 'copied', failed: 'the copy is not complete', member: RESOURCE, isAtomic: false }],
  ['MOVE', { done: 'moved', undone: 'moved', failed: 'the move is not complete', member: RESOURCE, isAtomic: false }],
  ['LOCK', { done: 'locked', undone: 'locked', failed: 'nothing was locked', member: MEMBER, isAtomic: true }],
]);

function acted(facts: VerdictFacts, act: Act): string {
  const { success, failure, partial, dependent, unknown, notice } = facts.resources;
  const failures = failure + partial;
  const others = [
    { value: success, one: `was ${act.done}`, many: `were ${act.done}` },
    redirected(notice, facts.noticeStatuses),
    withoutResult(unknown, STATUS),
  ];
  if (failures + dependent === 0)
    return success + notice === 0 ? without(unknown, RESOURCE, STATUS) : tallied(others, RESOURCE).join(', ');
  const caused = {
    value: failures === 0 ? dependent : 0,
    one: `was not ${act.undone} because another one failed`,
    many: `were not ${act.undone} because another one failed`,
  };
  return clauses([
    headOf(facts, act),
    failures > 0 ? refused(facts, act) : null,
    failures > 0 && dependent > 0 ? because(dependent, failures, act.undone) : null,
    ...tallied([caused, ...others], failures > 0 ? null : RESOURCE),
    act.isAtomic && success > 0 ? 'although RFC 4918 requires all or nothing' : null,
  ]);
}

/** Returns the effect of the failures on the whole request; null if a listed success contradicts it. */
function headOf({ resources, targetOutcome, method }: VerdictFacts, act: Act): string | null {
  if (act.isAtomic) return resources.success + resources.notice + resources.unknown > 0 ? null : act.failed;
  if (method !== 'DELETE') return act.failed;
  if (targetOutcome === 'success' || targetOutcome === 'notice') return null;
  return targetOutcome != null && totalOf(resources) === 1 ? 'the resource still exists' : act.failed;
}

/** `2 members were refused (423, 403)`; of locks: `2 members are already locked (423)`. */
function refused({ resources, failedStatuses, targetOutcome, method }: VerdictFacts, { member }: Act): string {
  const failures = resources.failure + resources.partial;
  const isSelf = targetOutcome != null && isFailed(targetOutcome);
  const noun = targetOutcome === undefined || isSelf ? RESOURCE : member;
  const what = isSelf && failures === 1 ? 'it' : counted(failures, ...noun);
  const isLocked = method === 'LOCK' && failedStatuses.every((status) => status === 423);
  return `${what} ${isLocked ? `${be(failures)} already locked` : refusal(failures, failedStatuses)}${codes(failedStatuses)}`;
}

/** Returns the sentence for an unknown method, or for one without its own sentences. */
function other(facts: VerdictFacts): string {
  const { resources, summary, failedStatuses, noticeStatuses, targetOutcome, removed, truncated } = facts;
  const { success, failure, partial, dependent, unknown, notice } = resources;
  const total = totalOf(resources);
  if (failure + partial + dependent > 0) {
    const isOne = total === 1 && failure === 1;
    const counts = outcomes({
      counts: resources,
      total,
      isWhole: true,
      noun: RESOURCE,
      lacks: STATUS,
      codes: codes(failedStatuses),
      noticeStatuses,
    });
    return clauses([
      isOne && targetOutcome != null ? `the request failed${codes(failedStatuses)}` : counts,
      isOne ? reason(facts) : null,
    ]);
  }
  const stated = summary.byStatus.map(([status]) => status).filter((status) => status >= 200 && status < 300);
  if (success === 0 || stated.length === 0 || summary.missingProperties + removed + truncated > 0) return listed(facts);
  const status = `status ${either(stated)}`;
  return tallied(
    [
      { value: success, one: `has ${status}`, many: `have ${status}` },
      redirected(notice, noticeStatuses),
      withoutResult(unknown, STATUS),
    ],
    RESOURCE,
  ).join(', ');
}

function totalOf(resources: VerdictFacts['resources']): number {
  return Object.values(resources).reduce((sum, value) => sum + value, 0);
}
