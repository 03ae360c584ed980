import { isFailed } from '../../../model/outcome.ts';
import type { Items } from '../items/item.ts';

/** Most indirect causes per item. Direct causes are always listed. */
const MOST_INDIRECT = 100;

const NONE: readonly number[] = [];

/**
 * Creates a function that returns the failed items that caused a dependent item to fail. If an item depends on another
 * dependent item, the cause is the item that failed. Items with the same dependencies share one list.
 *
 * @param dependencies the numbers of the items that an item depends on, in lists. A list that several items share, such as
 * the members of a group, must be the same object each time
 */
export function dependencyCauses(
  items: Pick<Items, 'outcome' | 'size'>,
  dependencies: (item: number) => readonly (readonly number[])[],
): (item: number) => readonly number[] {
  const causes = new Causes(items, dependencies);
  return (item) => (items.outcome(item) === 'dependent' ? causes.of(item) : NONE);
}

/** A visited node: a dependent item, or a list of items. */
interface Frame {
  readonly node: number;
  /** The other nodes that it depends on. */
  readonly edges: readonly number[];
  /** Number of edges that were followed. */
  followed: number;
  /** The failed items among its direct dependencies. */
  readonly own: readonly number[];
  /** The causes of the nodes that it depends on. */
  readonly reached: Set<readonly number[]>;
  /** The order of the earliest open node that can be reached from it. */
  low: number;
}

/**
 * The causes of all dependent items, found in one pass over their dependencies. Items that depend on each other have the
 * same causes: these are the strongly connected components of the graph (Tarjan's algorithm, without recursion since a
 * chain may be as long as the body).
 */
class Causes {
  readonly #items: Pick<Items, 'outcome' | 'size'>;
  readonly #dependencies: (item: number) => readonly (readonly number[])[];
  /** The nodes of lists, numbered after the items. */
  readonly #lists: (readonly number[])[] = [];
  readonly #nodes = new Map<readonly number[], number>();
  readonly #order = new Map<number, number>();
  readonly #causes = new Map<number, readonly number[]>();
  /** The visited nodes whose component is not complete yet. */
  readonly #open: Frame[] = [];

  constructor(items: Pick<Items, 'outcome' | 'size'>, dependencies: (item: number) => readonly (readonly number[])[]) {
    this.#items = items;
    this.#dependencies = dependencies;
  }

  of(item: number): readonly number[] {
    const known = this.#causes.get(item);
    if (known) return known;
    const stack = [this.#enter(item)];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const next = frame.edges[frame.followed];
      frame.followed += 1;
      if (next === undefined) {
        stack.pop();
        this.#leave(frame, stack.at(-1));
        continue;
      }
      const causes = this.#causes.get(next);
      const order = this.#order.get(next);
      if (causes) frame.reached.add(causes);
      else if (order !== undefined) frame.low = Math.min(frame.low, order);
      else stack.push(this.#enter(next));
    }
    return this.#causes.get(item) ?? NONE;
  }

  #enter(node: number): Frame {
    const low = this.#order.size;
    this.#order.set(node, low);
    const own: number[] = [];
    const edges: number[] = [];
    const addItem = (item: number): void => {
      if (item < 0 || item >= this.#items.size) return;
      const outcome = this.#items.outcome(item);
      if (isFailed(outcome)) own.push(item);
      else if (outcome === 'dependent') edges.push(item);
    };
    const list = this.#lists[node - this.#items.size];
    if (list) for (const item of list) addItem(item);
    else
      for (const named of this.#dependencies(node)) {
        if (named.length > 1) edges.push(this.#nodeOf(named));
        else for (const item of named) addItem(item);
      }
    const frame = { node, edges, followed: 0, own, reached: new Set<readonly number[]>(), low };
    this.#open.push(frame);
    return frame;
  }

  #nodeOf(list: readonly number[]): number {
    let node = this.#nodes.get(list);
    if (node === undefined) {
      node = this.#items.size + this.#lists.push(list) - 1;
      this.#nodes.set(list, node);
    }
    return node;
  }

  #leave(frame: Frame, above: Frame | undefined): void {
    if (above) above.low = Math.min(above.low, frame.low);
    if (frame.low !== this.#order.get(frame.node)) return;
    const component = this.#open.splice(this.#open.lastIndexOf(frame));
    const causes = causesOf(component);
    for (const { node } of component) this.#causes.set(node, causes);
    above?.reached.add(causes);
  }
}

/** The direct and indirect causes of a component, in body order. */
function causesOf(component: readonly Frame[]): readonly number[] {
  const own = new Set(component.flatMap((frame) => frame.own));
  const reached = new Set(component.flatMap((frame) => [...frame.reached]));
  reached.delete(NONE);
  const [first] = reached;
  if (own.size === 0 && reached.size <= 1) return first ?? NONE;
  const indirect = new Set<number>();
  for (const list of reached) for (const item of list.slice(0, MOST_INDIRECT)) if (!own.has(item)) indirect.add(item);
  const listed = [...indirect].toSorted((a, b) => a - b).slice(0, Math.max(0, MOST_INDIRECT - own.size));
  return [...own, ...listed].toSorted((a, b) => a - b);
}
