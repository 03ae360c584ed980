import type { MissingProperties } from '../../../model/operation.ts';
import type { Names } from '../../xml/name.ts';

/**
 * Counts the resources on which each property is missing (404 in a response to a method that reads properties). Time and
 * memory grow with the number of missing properties.
 */
export class MissingPropertyCounter {
  /** Number of resources that lack each property, by the id of its name, in document order. */
  readonly #byName = new Map<number, number>();
  /** Number of resources, by how many different properties they lack. */
  readonly #byCount = new Map<number, number>();
  /** Ids of the names that the open response lacks. */
  readonly #open = new Set<number>();

  /** @param ids names of the missing properties in a propstat of the open response */
  add(ids: Iterable<number>): void {
    for (const id of ids) this.#open.add(id);
  }

  dropResponse(): void {
    this.#open.clear();
  }

  /** @param resources number of resources that the response names */
  closeResponse(resources: number): void {
    if (this.#open.size === 0) return;
    for (const id of this.#open) this.#byName.set(id, (this.#byName.get(id) ?? 0) + resources);
    this.#byCount.set(this.#open.size, (this.#byCount.get(this.#open.size) ?? 0) + resources);
    this.#open.clear();
  }

  /** Returns the counts of the closed responses. */
  counts({ all }: Names): MissingProperties {
    const byName = [...this.#byName];
    const byCount = [...this.#byCount];
    return {
      names: byName.map(([id, resources]) => ({ name: all[id]?.clark ?? '', resources })),
      resourcesWithMoreThan: (properties) =>
        byCount.reduce((sum, [count, resources]) => (count > properties ? sum + resources : sum), 0),
    };
  }
}
