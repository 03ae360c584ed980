import type { TextTest } from '../../model/mention.ts';
import type { Names } from '../xml/name.ts';

/** Which of a body's names pass a test: each is looked at once, whatever the number of properties that have it. */
export class MatchingNames {
  readonly #names: Names;
  readonly #matches: TextTest;
  readonly #known: (boolean | undefined)[] = [];

  constructor(names: Names, matches: TextTest) {
    this.#names = names;
    this.#matches = matches;
  }

  some(ids: Iterable<number>): boolean {
    for (const id of ids) if (this.#passes(id)) return true;
    return false;
  }

  #passes(id: number): boolean {
    const known = this.#known[id];
    if (known !== undefined) return known;
    const name = this.#names.all[id];
    const passes = name !== undefined && this.#matches(name.clark);
    this.#known[id] = passes;
    return passes;
  }
}
