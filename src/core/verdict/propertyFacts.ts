import type { Operation, Outcome, Propstat } from '../model/operation.ts';
import type { PropertyUpdate, UnansweredItem } from '../model/parsedBody.ts';
import { type NameList, nameList } from './nameList.ts';

/** Number of properties by the instruction in the request: set, remove, or `other` if it is not known. */
export interface UpdateCounts {
  readonly set: number;
  readonly remove: number;
  readonly other: number;
}

/** Results of the properties of one resource in a response to PROPPATCH, MKCOL or MKCALENDAR. */
export interface PropertyFacts {
  /** Outcome of the resource. */
  readonly outcome: Outcome;
  /** Status of the resource itself, which a response with propstats must not have (RFC 4918 section 14.24). */
  readonly status: number | null;
  readonly hasInvalidStatus: boolean;
  /** If false, the status of the resource applies to all properties. */
  readonly hasPropstats: boolean;
  /** All properties of the request; null if its body is not known. */
  readonly requested: UpdateCounts | null;
  readonly succeeded: UpdateCounts;
  readonly failed: NameList;
  /** Whether a propstat failed, even one without properties. */
  readonly hasFailures: boolean;
  /** Whether all failures are `DAV:cannot-modify-protected-property`. */
  readonly isProtected: boolean;
  readonly dependent: UpdateCounts;
  readonly redirected: number;
  readonly redirectStatuses: readonly number[];
  /** Number of properties without a valid status. */
  readonly unknown: number;
  /** Properties of the request that the response does not mention. */
  readonly unmentioned: NameList;
}

const PROTECTED = '{DAV:}cannot-modify-protected-property';

export function propertyFactsOf(
  { outcome, status, statusText, propstats }: Operation,
  update: PropertyUpdate | undefined,
  unanswered: readonly UnansweredItem[],
): PropertyFacts {
  const countByUpdate = updateCounter(update);
  const requested = [...(update?.keys() ?? [])];
  const failures = propstats.filter((propstat) => propstat.outcome === 'failure');
  const redirects = propstats.filter((propstat) => propstat.outcome === 'notice');
  return {
    outcome,
    status,
    hasInvalidStatus: status === null && statusText !== null,
    hasPropstats: propstats.length > 0,
    requested: update ? countByUpdate(requested) : null,
    succeeded: countByUpdate(namesWith(propstats, 'success')),
    failed: nameList(namesWith(propstats, 'failure')),
    hasFailures: failures.length > 0,
    isProtected: failures.every(({ conditions }) => conditions.some(({ name }) => name === PROTECTED)),
    dependent: countByUpdate(namesWith(propstats, 'dependent')),
    redirected: namesWith(propstats, 'notice').length,
    redirectStatuses: [...new Set(redirects.flatMap((propstat) => propstat.status ?? []))],
    unknown: namesWith(propstats, 'unknown').length,
    unmentioned: nameList(unanswered.map(({ index }) => requested[index] ?? '')),
  };
}

export function totalOf({ set, remove, other }: UpdateCounts): number {
  return set + remove + other;
}

function namesWith(propstats: readonly Propstat[], outcome: Outcome): readonly string[] {
  return propstats
    .filter((propstat) => propstat.outcome === outcome)
    .flatMap((propstat) => propstat.properties.map(({ name }) => name));
}

function updateCounter(update: PropertyUpdate | undefined): (names: readonly string[]) => UpdateCounts {
  const [kind, other] = new Set(update?.values());
  // Some servers alter the names of properties, which does not matter if all have the same instruction.
  const common = other === undefined ? kind : undefined;
  return (names) => {
    const counts = { set: 0, remove: 0, other: 0 };
    for (const name of names) counts[update?.get(name) ?? common ?? 'other'] += 1;
    return counts;
  };
}
