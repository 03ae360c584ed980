import { isFailed } from '../../../model/outcome.ts';
import type { Items } from '../items/item.ts';

/** Indirect causes that are listed of each item at most; what an item names itself is always listed. */
const MOST_INDIRECT = 100;

const NONE: readonly number[] = [];

/**
 * Makes a function that gives dependent items the items that they failed because of. An item may wait for another one that
 * waited itself: then what failed in the end is the cause. Items that wait for the same ones share one list.
 *
 * @param waitsFor the numbers of the items that one waits for, in lists; a list that several items name, such as the
 * members of a group, is the same object each time
 */
export function dependencyCauses(
  items: Pick<Items, 'outcome' | 'size'>,
  waitsFor: (item: number) => readonly (readonly number[])[],
): (item: number) => readonly number[] {
  const causes = new Causes(items, waitsFor);
  return (item) => (items.outcome(item) === 'dependent' ? causes.of(item) : NONE);
}

/** A node on the way: a dependent item, or a list of items. */
interface Frame {
  readonly node: number;
  /** Numbers of the nodes that it waits for. */
  readonly edges: readonly number[];
  /** How many of the edges were followed. */
  followed: number;
  /** The failed items that it names itself. */
  readonly own: readonly number[];
  /** The causes of the nodes that it waits for. */
  readonly reached: Set<readonly number[]>;
  /** The earliest node that it leads back to. */
  low: number;
}

/**
 * The causes of all items that wait, found in one pass over what they name. Items that wait for each other have the same
 * causes: these are the strongly connected components of the graph (Tarjan's algorithm, without recursion since a chain may
 * be as long as the body).
 */
class Causes {
  readonly #items: Pick<Items, 'outcome' | 'size'>;
  readonly #waitsFor: (item: number) => readonly (readonly number[])[];
  /** Lists are nodes too, numbered behind the items. */
  readonly #lists: (readonly number[])[] = [];
  readonly #nodes = new Map<readonly number[], number>();
  readonly #order = new Map<number, number>();
  readonly #causes = new Map<number, readonly number[]>();
  /** Nodes whose component is not complete yet. */
  readonly #open: Frame[] = [];

  constructor(items: Pick<Items, 'outcome' | 'size'>, waitsFor: (item: number) => readonly (readonly number[])[]) {
    this.#items = items;
    this.#waitsFor = waitsFor;
  }

  of(item: number): readonly number[] {
    const known = this.#causes.get(item);
    if (known) return known;
    const way = [this.#enter(item)];
    for (let frame = way.at(-1); frame; frame = way.at(-1)) {
      const next = frame.edges[frame.followed];
      frame.followed += 1;
      if (next === undefined) {
        way.pop();
        this.#leave(frame, way.at(-1));
        continue;
      }
      const causes = this.#causes.get(next);
      const order = this.#order.get(next);
      if (causes) frame.reached.add(causes);
      else if (order !== undefined) frame.low = Math.min(frame.low, order);
      else way.push(this.#enter(next));
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
      for (const named of this.#waitsFor(node)) {
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
    const causes = together(component);
    for (const { node } of component) this.#causes.set(node, causes);
    above?.reached.add(causes);
  }
}

/** What a component names itself and what it reaches, in the order of the body. */
function together(component: readonly Frame[]): readonly number[] {
  const own = new Set(component.flatMap((frame) => frame.own));
  const reached = new Set(component.flatMap((frame) => [...frame.reached]));
  reached.delete(NONE);
  const [first] = reached;
  if (own.size === 0 && reached.size <= 1) return first ?? NONE;
  const indirect = new Set<number>();
  for (const list of reached) for (const item of list.slice(0, MOST_INDIRECT)) if (!own.has(item)) indirect.add(item);
  const kept = [...indirect].toSorted((a, b) => a - b).slice(0, Math.max(0, MOST_INDIRECT - own.size));
  return [...own, ...kept].toSorted((a, b) => a - b);
}
