import type { VerdictFacts } from '../verdictFacts.ts';
import { type PropertyFacts, totalOf, type UpdateCounts } from '../propertyFacts.ts';
import { properties } from './names.ts';
import { without, withoutResult } from './outcomes.ts';
import { be, because, clauses, codes, reason, redirected, refusal, type Tally, tallied } from './parts.ts';

/** A request that changes all properties or none. */
interface Update {
  /** The noun for what it creates; null for PROPPATCH. */
  readonly creates: string | null;
  /** The specification that requires all or nothing. */
  readonly rfc: string;
}

const UPDATES: Readonly<Record<string, Update>> = {
  PROPPATCH: { creates: null, rfc: 'RFC 4918' },
  MKCOL: { creates: 'collection', rfc: 'RFC 5689' },
  MKCALENDAR: { creates: 'calendar', rfc: 'RFC 4791' },
};

const PROPERTY = ['property', 'properties'] as const;
const RESOURCE = ['resource', 'resources'] as const;

/**
 * Results of the properties of a PROPPATCH, MKCOL or MKCALENDAR, and of the resource to create.
 *
 * @returns null for another method, or if the response does not list exactly one resource
 */
export function changed(facts: VerdictFacts): string | null {
  const update = UPDATES[facts.method];
  const { changes } = facts;
  if (!update || !changes) return null;
  return changes.hasPropstats ? byProperty(facts, changes, update) : asWhole(facts, changes, update);
}

/** Returns the sentence about a response without propstats, whose status applies to all properties. */
function asWhole(facts: VerdictFacts, { outcome, requested }: PropertyFacts, { creates }: Update): string {
  const head = creates === null ? 'nothing was changed' : `the ${creates} was not created`;
  switch (outcome) {
    case 'success':
      if (creates !== null) return `the ${creates} was created`;
      return requested ? all(done(requested)) : 'the properties were set or removed';
    case 'notice':
      return tallied([redirected(1, facts.noticeStatuses)], RESOURCE).join('');
    case 'unknown':
      return creates !== null && isCreated(facts)
        ? `the ${creates} was created; the body states no result`
        : without(1, RESOURCE, 'valid status');
    case 'dependent':
      return `${head} because another operation failed`;
    case 'failure':
    case 'partial':
      return clauses([head, `it ${refusal(1, facts.failedStatuses)}${codes(facts.failedStatuses)}`, reason(facts)]);
  }
}

/** Whether the HTTP status states that the resource was created, independent of the results of its properties. */
function isCreated({ status }: VerdictFacts): boolean {
  return status >= 200 && status < 300 && status !== 207;
}

function byProperty(facts: VerdictFacts, changes: PropertyFacts, update: Update): string {
  const { creates } = update;
  // MKCOL and MKCALENDAR only set properties.
  const succeeded = creates === null ? changes.succeeded : asSet(changes.succeeded);
  const rest = [
    redirected(changes.redirected, changes.redirectStatuses),
    withoutResult(changes.unknown, 'valid status'),
    unmentioned(changes),
  ];
  const others = rest.reduce((sum, { value }) => sum + value, 0);
  const set = done(succeeded);
  const head = headOf(facts, changes, update, totalOf(succeeded) + others === 0);
  if (!isFailing(changes)) {
    const text = others === 0 && set.length > 0 ? all(set) : tallied([...set, ...rest], PROPERTY).join(', ');
    return clauses([head, text || 'the response names no property', ownStatus(changes)]);
  }
  return clauses([head, ...tallied(set, PROPERTY), ...failuresOf(facts, changes, update, rest)]);
}

function isFailing({ hasFailures, dependent }: PropertyFacts): boolean {
  return hasFailures || totalOf(dependent) > 0;
}

/** Returns the effect of the whole request; null if it is not known. */
function headOf(
  facts: VerdictFacts,
  changes: PropertyFacts,
  { creates }: Update,
  hasOnlyFailures: boolean,
): string | null {
  const doesFail = isFailing(changes);
  if (creates === null) return doesFail && hasOnlyFailures ? 'nothing was changed' : null;
  if (isCreated(facts)) return `the ${creates} was created`;
  const isRefused = facts.status >= 400 || (doesFail && totalOf(changes.succeeded) === 0);
  return isRefused ? `the ${creates} was not created` : null;
}

/** @param rest tallies of properties that neither succeeded nor failed */
function failuresOf(
  facts: VerdictFacts,
  changes: PropertyFacts,
  { creates, rfc }: Update,
  rest: readonly Tally[],
): (string | null)[] {
  const { hasFailures } = changes;
  const dependent = totalOf(changes.dependent);
  const undone = creates === null ? undoneOf(changes.dependent) : 'set';
  const caused: Tally = {
    value: hasFailures ? 0 : dependent,
    one: `was not ${undone} because another one failed`,
    many: `were not ${undone} because another one failed`,
  };
  const hasSucceeded = totalOf(changes.succeeded) > 0;
  const contradicts = hasSucceeded || (creates !== null && isCreated(facts));
  return [
    hasFailures ? refused(changes, facts.failedStatuses) : null,
    hasFailures && dependent > 0 ? because(dependent, changes.failed.count, undone) : null,
    ...tallied([caused, ...rest], hasFailures || hasSucceeded ? null : PROPERTY),
    contradicts ? `although ${rfc} requires all or nothing` : null,
  ];
}

/** `getetag is protected (409)`, `a and b were refused (403)` */
function refused({ failed, isProtected }: PropertyFacts, statuses: readonly number[]): string {
  if (failed.count === 0) return `the request ${refusal(1, statuses)}${codes(statuses)}`;
  const what = isProtected ? `${be(failed.count)} protected` : refusal(failed.count, statuses);
  return `${properties(failed)} ${what}${codes(statuses)}`;
}

/** Describes a status in addition to propstats, which RFC 4918 section 14.24 does not allow. */
function ownStatus({ status, hasInvalidStatus }: PropertyFacts): string | null {
  if (status !== null) return status < 300 ? null : `the resource has status ${status}`;
  return hasInvalidStatus ? 'the resource has no valid status' : null;
}

function unmentioned({ unmentioned: missing }: PropertyFacts): Tally {
  const names = properties(missing);
  return { value: missing.count, one: `is not mentioned: ${names}`, many: `are not mentioned: ${names}` };
}

function asSet(counts: UpdateCounts): UpdateCounts {
  return { set: totalOf(counts), remove: 0, other: 0 };
}

/** `2 properties were set`, `1 was removed` */
function done(counts: UpdateCounts): Tally[] {
  return [
    { value: counts.set, one: 'was set', many: 'were set' },
    { value: counts.remove, one: 'was removed', many: 'were removed' },
    { value: counts.other, one: 'was set or removed', many: 'were set or removed' },
  ].filter(({ value }) => value > 0);
}

function undoneOf(counts: UpdateCounts): string {
  if (counts.set === totalOf(counts)) return 'set';
  return counts.remove === totalOf(counts) ? 'removed' : 'changed';
}

/** `all 3 properties were set` */
function all(tallies: readonly Tally[]): string {
  const text = tallied(tallies, PROPERTY).join(', ');
  return tallies.length === 1 && tallies[0]?.value !== 1 ? `all ${text}` : text;
}
