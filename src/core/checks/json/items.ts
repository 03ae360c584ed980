import { isObject, type Json, type Path } from '../../read/json/syntax/value.ts';
import type { FoundList } from './lists.ts';
import { isFailed, type ItemOutcome, outcomeOf } from './outcome.ts';
import { isResult, type ItemStatus, statusOf } from './status.ts';

/** The result of one part in a JSON body. */
export interface Item {
  readonly element: Json;
  /** The path of the list that the item is in. */
  readonly listPath: Path;
  readonly step: string | number;
  /** Whether its list is a map, whose keys identify the items. */
  readonly isInMap: boolean;
  readonly status: ItemStatus | null;
  readonly outcome: ItemOutcome;
}

/** A list from which items are taken, and the outcome of those that state none. */
interface ChosenList {
  readonly list: FoundList;
  readonly outcome: ItemOutcome | null;
}

/** The items of a body: the elements of its lists of results. */
export function itemsOf(lists: readonly FoundList[]): readonly Item[] {
  const items: Item[] = [];
  for (const { list, outcome } of chooseLists(lists.filter(({ hasItems }) => hasItems))) {
    for (const [step, element] of list.elements()) {
      const status = isObject(element) ? statusOf(element) : null;
      items.push({
        element,
        listPath: list.path,
        step,
        isInMap: list.isMap,
        status,
        outcome: outcomeOf(element, status, outcome),
      });
    }
  }
  return items;
}

function chooseLists(lists: readonly FoundList[]): readonly ChosenList[] {
  const results = lists.filter(({ kind }) => kind === 'result');
  const failed = results.find((list) => some(list, isFailed));
  if (failed) return [{ list: failed, outcome: null }];
  const named = namedLists(lists, results);
  if (named.some(({ list }) => list.size > 0)) return named;
  const stated = largest(lists.filter((list) => some(list, (element) => isObject(element) && isResult(element))));
  return stated ? [{ list: stated, outcome: null }] : [];
}

/** The lists of failures, then those of successes; without a list of successes, the results are the successes. */
function namedLists(lists: readonly FoundList[], results: readonly FoundList[]): readonly ChosenList[] {
  const failures = lists.filter(({ kind }) => kind === 'failure');
  const successes = lists.filter(({ kind }) => kind === 'success');
  if (failures.length === 0 && successes.length === 0) return [];
  const others = successes.length > 0 ? successes : [largest(results)].filter((list) => list !== null);
  return [
    ...failures.map((list): ChosenList => ({ list, outcome: 'failure' })),
    ...others.map((list): ChosenList => ({ list, outcome: 'success' })),
  ];
}

function some({ elements }: FoundList, test: (element: Json) => boolean): boolean {
  for (const [, element] of elements()) if (test(element)) return true;
  return false;
}

function largest(lists: readonly FoundList[]): FoundList | null {
  let found: FoundList | null = null;
  for (const list of lists) if (!found || list.size > found.size) found = list;
  return found;
}
