import { itemArray, type Item, type Items } from './item.ts';
import { mayHoldCodes } from '../detect/mayHoldCodes.ts';
import { type ChosenLists, chooseLists } from '../detect/chooseLists.ts';
import type { DocumentSource } from '../syntax/document.ts';
import { statusNumber } from '../vocabulary/statusCode.ts';
import { isPlainResults } from '../detect/evidence.ts';
import { type List, rowPath } from '../lists/lists.ts';
import { isResultName, nameWords } from '../vocabulary/nameRoles.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { EMPTY_REQUEST } from '../request/requestLists.ts';
import { isResponseBatch } from '../detect/strongEvidence.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { statesNothing } from './statesNothing.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';

/** Most levels of nested batches that are parsed. */
export const MAX_BATCH_LEVELS = 5;

/** The operations nested in one item. */
export interface NestedItems {
  readonly items: readonly Item[];
  /** Whether results are missing because a batch is nested too deep. */
  readonly isLimited: boolean;
}

export type ItemsOf = (choice: ChosenLists, document: DocumentSource, level: number) => Items;

/**
 * The operations of a batch in the body of an item, which is an object, a list or a JSON string. Only a batch with strong
 * evidence of its own counts, since most bodies are resources or lists of resources.
 *
 * @param itemsOf builds the items of lists, including nested ones
 */
export function nestedItems(list: List, row: number, level: number, itemsOf: ItemsOf): NestedItems {
  const value = list.values[row];
  if (!isObject(value)) return NOTHING;
  const traits = nestingTraits(value);
  if (traits === 0) return NOTHING;
  const isPartial = (traits & PARTIAL) !== 0;
  const isMulti = isPartial || (traits & MULTI_STATUS) !== 0;
  const isSilent = !isMulti && (traits & HOLDS_LIST) !== 0 && statesNothing(value);
  for (const key in value) {
    if (
      !memberTraits(key).holdsBatch &&
      !((isMulti || isSilent) && isResultName(key)) &&
      !(isPartial && isObjectList(value[key]))
    )
      continue;
    const inner = value[key] ?? null;
    const body = typeof inner === 'string' ? embeddedJson(inner) : inner;
    if (body === undefined || !(isObject(body) || isList(body)) || !(isMulti || isSilent || mayHoldCodes(body)))
      continue;
    const choice = chooseLists(body, EMPTY_REQUEST);
    if (
      !choice ||
      !(isMulti
        ? choice.kind !== 'listed'
        : isResponseBatch(choice) || isPlainBatch(choice) || (isSilent && isWordedBatch(choice)))
    )
      continue;
    if (level >= MAX_BATCH_LEVELS) return { items: [], isLimited: true };
    const isText = typeof inner === 'string';
    const place = [...rowPath(list, row), key];
    const items = itemsOf(choice, NO_SOURCE, level + 1);
    return {
      items: itemArray(items).map((item) => within(item, place, [key], isText)),
      isLimited: items.isLimited === true,
    };
  }
  return NOTHING;
}

// What a batch inside an item needs, as bits: most items have at most one of them, and creating an object for each takes time.
/** The status word states that a part failed: `{"state": "partial"}`. */
const PARTIAL = 1;
/** The item states the status 207. */
const MULTI_STATUS = 2;
/** It has a list of objects that is named like results: `{"selector": "all", "results": [{"status": "ok"}]}`. */
const HOLDS_LIST = 4;
/** It has a member that may hold a nested batch response. */
const HOLDS_BATCH = 8;

function nestingTraits(item: JsonObject): number {
  let found = 0;
  for (const key in item) {
    const value = item[key];
    const traits = memberTraits(key);
    if (traits.holdsBatch) found |= HOLDS_BATCH;
    if (typeof value === 'object') {
      if (isObjectList(value) && RESULTS.test(key)) found |= HOLDS_LIST;
      continue;
    }
    if (traits.code !== null && statusNumber(value) === 207) found |= MULTI_STATUS;
    if (traits.holdsState && typeof value === 'string' && statesPartial(value)) found |= PARTIAL;
  }
  return found;
}

function statesPartial(word: string): boolean {
  return word.length <= LONGEST_WORD && nameWords(word).some((part) => part === 'partial' || part === 'partially');
}

const RESULTS = /results?$|outcomes$|responses$|statuses$/i;

function isObjectList(value: Json | undefined): boolean {
  return isList(value) && value.length > 0 && value.every(isObject);
}

const LONGEST_WORD = 40;
const NOTHING: NestedItems = { items: [], isLimited: false };
const NO_SOURCE = { sourceText: () => null, keys: () => [] };

/** An item of an inner batch with its path in the outer body. */
function within(item: Item, place: Path, own: Path, isText: boolean): Item {
  return {
    ...item,
    path: isText ? place : [...place, ...item.path],
    pathInParent: [...own, ...(item.pathInParent ?? item.path)],
    items: (item.items ?? []).map((inner) => moved(inner, place, isText)),
  };
}

/** The same for items nested deeper, whose `pathInParent` does not change. */
function moved(item: Item, place: Path, isText: boolean): Item {
  return {
    ...item,
    path: isText ? place : [...place, ...item.path],
    pathInParent: item.pathInParent ?? item.path,
    items: (item.items ?? []).map((inner) => moved(inner, place, isText)),
  };
}

/** Whether the items have only codes, in a list named like results. */
function isPlainBatch({ kind, lists }: ChosenLists): boolean {
  return (
    kind === 'verdicts' &&
    lists.every(
      (found) =>
        isPlainResults(found) ||
        (found.counts.code === found.list.values.length &&
          found.counts.failed > 0 &&
          found.counts.explained === found.counts.failed &&
          isResultName(found.list.name)),
    )
  );
}

/** Whether all items have a known status word. */
function isWordedBatch({ kind, lists }: ChosenLists): boolean {
  return kind === 'verdicts' && lists.every(({ counts, list }) => counts.word === list.values.length);
}
