import { matchesName, type TextPredicate } from '../../../model/matchesText.ts';
import type { Names } from '../../xml/name.ts';

/** The names in a body that match a predicate. Each name is tested once, even if many properties have it. */
export class MatchingPropertyNames {
  readonly #ids: ReadonlySet<number>;

  /** @param names all names parsed so far */
  constructor({ all }: Names, matches: TextPredicate) {
    this.#ids = new Set(all.filter(({ clark }) => matchesName(clark, matches)).map(({ id }) => id));
  }

  /** @param ids returns ids of names; called only if at least one name matches */
  hasAny(ids: () => Iterable<number>): boolean {
    if (this.#ids.size === 0) return false;
    for (const id of ids()) if (this.#ids.has(id)) return true;
    return false;
  }
}
