import { matchesName, type TextPredicate } from '../../../model/matchesText.ts';
import type { Names } from '../../xml/name.ts';

/** Which of a body's names pass a test: each is looked at once, whatever the number of properties that have it. */
export class MatchingPropertyNames {
  readonly #passing: ReadonlySet<number>;

  /** @param names all that there are by now */
  constructor({ all }: Names, matches: TextPredicate) {
    this.#passing = new Set(all.filter(({ clark }) => matchesName(clark, matches)).map(({ id }) => id));
  }

  /** @param ids asked for where there is anything to find among them */
  some(ids: () => Iterable<number>): boolean {
    if (this.#passing.size === 0) return false;
    for (const id of ids()) if (this.#passing.has(id)) return true;
    return false;
  }
}
