import type { Operation, Operations, Propstat } from '../../model/operation.ts';
import type { RequestedProperties, RequestedProperty } from './davProperties.ts';

/** What a response states about a property, as numbers of resources. They add up to the resources with propstats. */
export interface PropertyCounts {
  readonly property: Pick<RequestedProperty, 'name' | 'instruction'>;
  /** Returned, set or removed. */
  readonly succeeded: number;
  /** 404 in a response to a method that reads properties. */
  readonly missing: number;
  readonly failed: number;
  /** Not set or removed because another property failed. */
  readonly dependent: number;
  /** The status is not valid. */
  readonly unknown: number;
  /** Not mentioned. */
  readonly notReturned: number;
}

/** The properties that a request names, and what the response states about them. */
export interface RequestedCounts {
  /** Number of resources with propstats. */
  readonly resources: number;
  readonly properties: readonly PropertyCounts[];
  /** Properties that succeeded, although the request does not name them. */
  readonly unrequested: readonly { readonly name: string; readonly resources: number }[];
}

type State = 'succeeded' | 'missing' | 'failed' | 'dependent' | 'unknown';

/** From worst to best: if a response states several for a property, the first counts. */
const STATES: readonly State[] = ['failed', 'dependent', 'unknown', 'missing', 'succeeded'];

/**
 * Counts what a response states about each property that the request names, and about others. Parses all operations.
 */
export function countProperties(requested: RequestedProperties, operations: Operations): RequestedCounts {
  const counts = new Map<string, Record<State, number>>();
  let resources = 0;
  for (let number = 0; number < operations.size; number += 1) {
    const operation = operations.detail(number);
    if (operation.propstats.length === 0) continue;
    const weight = Math.max(1, operation.hrefs.length);
    resources += weight;
    for (const [name, state] of statesIn(operation)) {
      let count = counts.get(name);
      if (!count) counts.set(name, (count = { succeeded: 0, missing: 0, failed: 0, dependent: 0, unknown: 0 }));
      count[state] += weight;
    }
  }
  return { resources, properties: requestedIn(requested, counts, resources), unrequested: othersIn(requested, counts) };
}

function requestedIn(
  { properties }: RequestedProperties,
  counts: ReadonlyMap<string, Readonly<Record<State, number>>>,
  resources: number,
): readonly PropertyCounts[] {
  return [...properties.values()].map(({ name, instruction }) => {
    const count = counts.get(name) ?? { succeeded: 0, missing: 0, failed: 0, dependent: 0, unknown: 0 };
    const mentioned = STATES.reduce((sum, state) => sum + count[state], 0);
    return { property: { name, instruction }, ...count, notReturned: resources - mentioned };
  });
}

function othersIn(
  { properties }: RequestedProperties,
  counts: ReadonlyMap<string, Readonly<Record<State, number>>>,
): RequestedCounts['unrequested'] {
  return [...counts].flatMap(([name, { succeeded }]) =>
    succeeded > 0 && !properties.has(name) ? [{ name, resources: succeeded }] : [],
  );
}

function statesIn({ propstats }: Operation): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  for (const propstat of propstats) {
    const state = stateOf(propstat);
    for (const { name } of propstat.properties) {
      const before = states.get(name);
      if (before === undefined || STATES.indexOf(state) < STATES.indexOf(before)) states.set(name, state);
    }
  }
  return states;
}

function stateOf({ outcome, status }: Propstat): State {
  switch (outcome) {
    case 'success':
      return 'succeeded';
    case 'notice':
      return status === 404 ? 'missing' : 'unknown';
    case 'dependent':
      return 'dependent';
    case 'failure':
    case 'partial':
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}
