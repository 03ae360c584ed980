import type { Item } from './answer.ts';
import { tied } from './choose.ts';
import type { JsonDocument } from './document.ts';
import { itemsOf } from './items.ts';
import { arrayList } from './lists.ts';
import { judged } from './qualify.ts';
import type { Request } from './request.ts';
import { isList, type Path, valueAt } from './value.ts';

/**
 * The items of one list that a named reader knows to hold the operations, read by the general rules: what is left to the
 * named reader is what those cannot know. Empty where there is no list at the path.
 */
export function itemsAt(document: JsonDocument, path: Path, request: Request): readonly Item[] {
  const value = valueAt(document.value, path);
  if (!isList(value)) return [];
  const found = tied(judged(arrayList(value, path, 'plain')), request);
  return itemsOf({ kind: 'verdicts', lists: [found] }, document, 0);
}
