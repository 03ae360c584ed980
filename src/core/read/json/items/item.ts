import type { DisplayText, Message } from '../../../model/message.ts';
import { partitionPoint } from '../../../model/partitionPoint.ts';
import type { Outcome } from '../../../model/operation.ts';
import type { OperationRecord } from '../../../model/operationRecord.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Confidence, Dialect, UnansweredItem } from '../../../model/parsedBody.ts';
import { type Path, pointerOf } from '../syntax/value.ts';

/** One operation in a JSON body. Missing members are unknown. */
export interface Item extends Partial<
  Omit<OperationRecord, 'pointer' | 'range' | 'operations' | 'recovered' | 'outcome'>
> {
  /** The path of the item in the body; for an item inside a JSON string, the path of that string. */
  readonly path: Path;
  /** The path from the item that contains it, unless that is the rest of `path`. */
  readonly pathInParent?: Path;
  readonly outcome: Outcome;
  readonly items?: readonly Item[];
  /** Set for a request item without a result in an API that lists only failures. `requestIndex` identifies it. */
  readonly isImplied?: true;
}

/** The items of a batch. Long lists create items on demand. */
export interface Items {
  readonly size: number;
  readonly outcome: (item: number) => Outcome;
  readonly status: (item: number) => number | null;
  readonly label: (item: number) => string | null;
  readonly group: (item: number) => string | null;
  /** The displayed texts besides label and group: message, note, code. */
  readonly texts: (item: number) => readonly (DisplayText | null | undefined)[];
  /** Whether an item may have nested items. */
  readonly isNested: boolean;
  /** Whether some results are missing because batches are nested too deep. */
  readonly isLimited?: boolean;
  /** The operations of a batch inside an item; mostly none. */
  readonly nested: (item: number) => readonly Item[];
  readonly at: (item: number) => Item;
  /** The path of an item; omitted if only `at` has it. */
  readonly path?: (item: number) => Path;
  /** The paths of the lists that hold the items; omitted if they follow from {@link array}. */
  readonly listPaths?: readonly Path[];
  /** The items, if they are already created. */
  readonly array?: readonly Item[];
}

/** The path of an item. */
export function pathOfItem(items: Items, item: number): Path {
  return items.path ? items.path(item) : items.at(item).path;
}

/** The paths of the lists that hold some items. */
export function pathsOfLists({ listPaths, array = NOTHING }: Items): readonly Path[] {
  if (listPaths) return listPaths;
  const found = new Map<string, Path>();
  let last: Path = [];
  for (const { path, isImplied } of array) {
    if (isImplied || path.length === 0 || isBeside(path, last)) continue;
    last = path;
    found.set(pointerOf(path.slice(0, -1)), path.slice(0, -1));
  }
  return [...found.values()];
}

/** Whether two items are in the same list. */
function isBeside(path: Path, other: Path): boolean {
  if (path.length !== other.length) return false;
  for (let i = 0; i < path.length - 1; i += 1) if (path[i] !== other[i]) return false;
  return true;
}

/** The displayed texts of an item besides label and group. */
export function itemTexts({ message, note, code }: Item): readonly (DisplayText | null | undefined)[] {
  return [message, note, code];
}

const NOTHING: readonly Item[] = [];

/** Items over an array. */
export function itemsFromArray(items: readonly Item[]): Items {
  const at = (item: number): Item => {
    const found = items[item];
    if (!found) throw new RangeError(`no item ${item} among ${items.length}`);
    return found;
  };
  return {
    size: items.length,
    outcome: (item) => at(item).outcome,
    status: (item) => at(item).status ?? null,
    label: (item) => at(item).label ?? null,
    group: (item) => at(item).group ?? null,
    texts: (item) => itemTexts(at(item)),
    isNested: items.some((item) => (item.items?.length ?? 0) > 0),
    nested: (item) => at(item).items ?? NOTHING,
    at,
    array: items,
  };
}

/** Concatenates items. */
export function concatItems(parts: readonly Items[]): Items {
  const [only, second] = parts;
  if (only && !second) return only;
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.size;
  }
  let last = 0;
  /** The part that holds an item: mostly the same as for the previous call. */
  const find = (item: number): number => {
    const own = item - (starts[last] ?? size);
    if (own >= 0 && own < (parts[last]?.size ?? 0)) return last;
    // The last one that starts at the item or before: those that start at the same item are empty.
    last = Math.max(partitionPoint(starts.length, (index) => (starts[index] ?? size) > item) - 1, 0);
    return last;
  };
  const within = <Result>(item: number, ask: (part: Items, own: number) => Result): Result => {
    const index = find(item);
    const part = parts[index];
    if (!part || item < 0 || item >= size) throw new RangeError(`no item ${item} among ${size}`);
    return ask(part, item - (starts[index] ?? 0));
  };
  return {
    size,
    outcome: (item) => within(item, (part, own) => part.outcome(own)),
    status: (item) => within(item, (part, own) => part.status(own)),
    label: (item) => within(item, (part, own) => part.label(own)),
    group: (item) => within(item, (part, own) => part.group(own)),
    texts: (item) => within(item, (part, own) => part.texts(own)),
    isNested: parts.some((part) => part.isNested),
    isLimited: parts.some((part) => part.isLimited),
    nested: (item) => within(item, (part, own) => part.nested(own)),
    at: (item) => within(item, (part, own) => part.at(own)),
    path: (item) => within(item, (part, own) => pathOfItem(part, own)),
    listPaths: parts.flatMap(pathsOfLists),
  };
}

/** Selects or reorders items by their numbers. */
export function selectItems(items: Items, numbers: readonly number[]): Items {
  const of = (item: number): number => numbers[item] ?? -1;
  return {
    size: numbers.length,
    outcome: (item) => items.outcome(of(item)),
    status: (item) => items.status(of(item)),
    label: (item) => items.label(of(item)),
    group: (item) => items.group(of(item)),
    texts: (item) => items.texts(of(item)),
    isNested: items.isNested,
    isLimited: items.isLimited === true,
    nested: (item) => items.nested(of(item)),
    at: (item) => items.at(of(item)),
    path: (item) => pathOfItem(items, of(item)),
    listPaths: pathsOfLists(items),
  };
}

/** Creates all items. */
export function itemArray(items: Items): readonly Item[] {
  return Array.from({ length: items.size }, (_, item) => items.at(item));
}

/** The batch that a dialect, a rule or the general rules recognized in a body. */
export interface RecognizedBatch {
  readonly dialect: Dialect | null;
  readonly confidence: Confidence;
  /** How the operations were recognized. */
  readonly evidence: Message;
  readonly items: Items;
  /** The items that caused an item to fail, if response or request state them. */
  readonly causedBy?: (item: number) => readonly number[];
  readonly unanswered: readonly UnansweredItem[];
  /** Problems besides those of the text. */
  readonly problems?: readonly Problem[];
  /** Number of items in the request that need a result; omitted if unknown. */
  readonly requestItems?: number | undefined;
}
