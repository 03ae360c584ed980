/** Collections by key, to find out whether a resource is below one of them. */
export class AncestorSet {
  /** Sorted, each with a slash at the end, and none below another one. */
  readonly #prefixes: readonly string[];

  constructor(keys: readonly string[]) {
    const prefixes: string[] = [];
    for (const prefix of keys.map((key) => `${key}/`).toSorted(compare)) {
      const last = prefixes.at(-1);
      if (last === undefined || !prefix.startsWith(last)) prefixes.push(prefix);
    }
    this.#prefixes = prefixes;
  }

  /** Whether a key is below one of the collections. Takes time for the logarithm of their number. */
  hasAbove(key: string): boolean {
    let from = 0;
    let to = this.#prefixes.length;
    // Only the last prefix that is not after the key can be at its start.
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#prefixes[middle] ?? '') <= key) from = middle + 1;
      else to = middle;
    }
    const prefix = this.#prefixes[from - 1];
    return prefix !== undefined && key.startsWith(prefix) && key !== prefix;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
