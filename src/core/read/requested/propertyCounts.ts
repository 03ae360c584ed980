import type { Operation, Propstat } from '../../model/operation.ts';
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

type Counted = Pick<Operation, 'propstats' | 'hrefs'>;

/** Counts what the operations of a response state about each property that the request names, and about others. */
export class PropertyCounter {
  readonly #requested: RequestedProperties;
  readonly #counts = new Map<string, Record<State, number>>();
  #resources = 0;

  constructor(requested: RequestedProperties) {
    this.#requested = requested;
  }

  add(operation: Counted): void {
    if (operation.propstats.length === 0) return;
    const resources = Math.max(1, operation.hrefs.length);
    this.#resources += resources;
    for (const [name, state] of statesIn(operation)) {
      let count = this.#counts.get(name);
      if (!count) this.#counts.set(name, (count = noCounts()));
      count[state] += resources;
    }
  }

  /** Returns the counts of the operations that were added. */
  counts(): RequestedCounts {
    return { resources: this.#resources, properties: this.#ofRequested(), unrequested: this.#ofOthers() };
  }

  #ofRequested(): readonly PropertyCounts[] {
    return [...this.#requested.properties.values()].map(({ name, instruction }) => {
      const count = this.#counts.get(name) ?? noCounts();
      const mentioned = STATES.reduce((sum, state) => sum + count[state], 0);
      return { property: { name, instruction }, ...count, notReturned: this.#resources - mentioned };
    });
  }

  #ofOthers(): RequestedCounts['unrequested'] {
    return [...this.#counts].flatMap(([name, { succeeded }]) =>
      succeeded > 0 && !this.#requested.properties.has(name) ? [{ name, resources: succeeded }] : [],
    );
  }
}

function noCounts(): Record<State, number> {
  return { succeeded: 0, missing: 0, failed: 0, dependent: 0, unknown: 0 };
}

function statesIn({ propstats }: Counted): ReadonlyMap<string, State> {
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
