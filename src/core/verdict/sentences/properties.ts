import type { VerdictFacts } from '../verdictFacts.ts';
import type { Operation, Outcome, Propstat } from '../../model/operation.ts';
import type { PropertyUpdate } from '../../model/parsedBody.ts';
import { properties } from './names.ts';
import { without, withoutResult } from './outcomes.ts';
import { be, because, clauses, codes, reason, redirected, refusal, type Tally, tallied } from './parts.ts';

/** What a request that changes all properties or none does. */
interface Update {
  /** What it creates; null for PROPPATCH. */
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
 * What became of the properties of a PROPPATCH, MKCOL or MKCALENDAR, and of the resource that was to be created.
 *
 * @returns null for another method, or if the response does not list exactly one resource
 */
export function changed(facts: VerdictFacts): string | null {
  const update = UPDATES[facts.method];
  const { first, summary } = facts;
  if (!update || !first || summary.total !== 1) return null;
  return first.propstats.length === 0 ? asWhole(facts, first, update) : byProperty(facts, first, update);
}

/** A response without propstats: its status holds for all properties. */
function asWhole(facts: VerdictFacts, { outcome }: Operation, { creates }: Update): string {
  const update = facts.parsed.update ?? null;
  const head = creates === null ? 'nothing was changed' : `the ${creates} was not created`;
  switch (outcome) {
    case 'success':
      if (creates !== null) return `the ${creates} was created`;
      return update ? all(done([...update.keys()], kindsOf(update))) : 'the properties were set or removed';
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

/** The HTTP status says that the resource was created, whatever became of its properties. */
function isCreated({ status }: VerdictFacts): boolean {
  return status >= 200 && status < 300 && status !== 207;
}

function byProperty(facts: VerdictFacts, operation: Operation, { creates, rfc }: Update): string {
  const { failedStatuses, status, parsed } = facts;
  const { propstats } = operation;
  const update = parsed.update ?? null;
  const kindOf: KindOf = creates === null ? kindsOf(update) : () => 'set';
  const success = namesOf(propstats, 'success');
  const dependent = namesOf(propstats, 'dependent');
  const failure = propstats.filter(({ outcome }) => outcome === 'failure');
  const rest = [
    redirected(namesOf(propstats, 'notice').length, statusesOf(propstats, 'notice')),
    withoutResult(namesOf(propstats, 'unknown').length, 'valid status'),
    notMentioned(facts),
  ];
  const others = rest.reduce((sum, { value }) => sum + value, 0);
  const doesFail = failure.length + dependent.length > 0;
  const contradicts = success.length > 0 || (creates !== null && isCreated(facts));
  let head: string | null = null;
  if (creates === null) head = doesFail && success.length + others === 0 ? 'nothing was changed' : null;
  else if (isCreated(facts)) head = `the ${creates} was created`;
  else if (status >= 400 || (doesFail && success.length === 0)) head = `the ${creates} was not created`;

  const set = done(success, kindOf);
  if (!doesFail) {
    const said = others === 0 && set.length > 0 ? all(set) : tallied([...set, ...rest], PROPERTY).join(', ');
    return clauses([head, said || 'the response names no property', ownStatus(operation)]);
  }
  const causes = failure.length > 0;
  const caused: Tally = {
    value: causes ? 0 : dependent.length,
    one: `was not ${undone(dependent, kindOf)} because another one failed`,
    many: `were not ${undone(dependent, kindOf)} because another one failed`,
  };
  const parts = [
    causes ? refusedIn(failure, failedStatuses) : null,
    causes && dependent.length > 0
      ? because(dependent.length, namesIn(failure).length, undone(dependent, kindOf))
      : null,
    ...tallied([caused, ...rest], causes || set.length > 0 ? null : PROPERTY),
    contradicts ? `although ${rfc} requires all or nothing` : null,
  ];
  return clauses([head, ...tallied(set, PROPERTY), ...parts]);
}

function namesIn(propstats: readonly Propstat[]): readonly string[] {
  return propstats.flatMap((propstat) => propstat.properties.map(({ name }) => name));
}

function statusesOf(propstats: readonly Propstat[], outcome: Outcome): readonly number[] {
  return [...new Set(propstats.flatMap((propstat) => (propstat.outcome === outcome ? (propstat.status ?? []) : [])))];
}

function namesOf(propstats: readonly Propstat[], outcome: Outcome): readonly string[] {
  return namesIn(propstats.filter((propstat) => propstat.outcome === outcome));
}

const PROTECTED = '{DAV:}cannot-modify-protected-property';

/** `getetag is protected (409)`, `a and b were refused (403)` */
function refusedIn(failures: readonly Propstat[], failed: readonly number[]): string {
  const names = namesIn(failures);
  if (names.length === 0) return `the request ${refusal(1, failed)}${codes(failed)}`;
  const isProtected = failures.every(({ conditions }) => conditions.some(({ name }) => name === PROTECTED));
  const what = isProtected ? `${be(names.length)} protected` : refusal(names.length, failed);
  return `${properties(names)} ${what}${codes(failed)}`;
}

/** A response with a status besides its propstats, which RFC 4918 section 14.24 does not allow. */
function ownStatus({ status, statusText }: Operation): string | null {
  if (status !== null) return status < 300 ? null : `the resource has status ${status}`;
  return statusText === null ? null : 'the resource has no valid status';
}

function notMentioned({ parsed: { unanswered, update } }: VerdictFacts): Tally {
  const asked = [...(update?.keys() ?? [])];
  const names = properties(unanswered.map(({ index }) => asked[index] ?? ''));
  return { value: unanswered.length, one: `is not mentioned: ${names}`, many: `are not mentioned: ${names}` };
}

type Kind = 'set' | 'remove';
/** Null for a property whose instruction is not known. */
type KindOf = (name: string) => Kind | null;

/** What the request asks to do with each property. */
function kindsOf(update: PropertyUpdate | null): KindOf {
  const [kind, other] = new Set(update?.values());
  // Some servers alter the names of properties.
  const any = other === undefined ? (kind ?? null) : null;
  return (name) => update?.get(name) ?? any;
}

/** `2 properties were set`, `1 was removed` */
function done(names: readonly string[], kindOf: KindOf): Tally[] {
  const counts = { set: 0, remove: 0, other: 0 };
  for (const name of names) counts[kindOf(name) ?? 'other'] += 1;
  return [
    { value: counts.set, one: 'was set', many: 'were set' },
    { value: counts.remove, one: 'was removed', many: 'were removed' },
    { value: counts.other, one: 'was set or removed', many: 'were set or removed' },
  ].filter(({ value }) => value > 0);
}

function undone(names: readonly string[], kindOf: KindOf): string {
  const [kind, other] = new Set(names.map((name) => kindOf(name)));
  if (other !== undefined || kind == null) return 'changed';
  return kind === 'set' ? 'set' : 'removed';
}

/** `all 3 properties were set` */
function all(tallies: readonly Tally[]): string {
  const said = tallied(tallies, PROPERTY).join(', ');
  return tallies.length === 1 && tallies[0]?.value !== 1 ? `all ${said}` : said;
}
