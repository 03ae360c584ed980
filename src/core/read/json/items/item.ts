import { partitionPoint } from '../../../model/partitionPoint.ts';
import type { Outcome } from '../../../model/operation.ts';
import type { OperationRecord } from '../../../model/operationRecord.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Confidence, Dialect, UnansweredItem } from '../../../model/parsedBody.ts';
import { type Path, pointerOf } from '../syntax/value.ts';

/** One operation as a reader of a JSON shape finds it; what it leaves out is not known. */
export interface Item extends Partial<
  Omit<OperationRecord, 'pointer' | 'range' | 'operations' | 'recovered' | 'outcome'>
> {
  /** The place of the item in the body: of the string, where the item stands inside a JSON string. */
  readonly path: Path;
  /** The way from the item that it is nested in, where that is not the rest of `path`. */
  readonly pathInParent?: Path;
  readonly outcome: Outcome;
  readonly items?: readonly Item[];
  /** It is not in the body: the request has it, and the API lists failures alone. Then `requestIndex` names it. */
  readonly isImplied?: true;
}

/** The items of an answer, of which a long list makes only those that somebody asks for. */
export interface Items {
  readonly size: number;
  readonly outcome: (item: number) => Outcome;
  readonly status: (item: number) => number | null;
  readonly label: (item: number) => string | null;
  readonly group: (item: number) => string | null;
  /** What a person reads of it besides label and group: message, note, code. */
  readonly texts: (item: number) => readonly (string | null | undefined)[];
  /** Whether something was answered inside of one of them. */
  readonly isNested: boolean;
  /** Whether batches are nested too deep in them, so that some results are missing. */
  readonly isLimited?: boolean;
  /** What was answered inside of it; most items hold nothing. */
  readonly nested: (item: number) => readonly Item[];
  readonly at: (item: number) => Item;
  /** Where the lists are that hold the items; left out where {@link array} tells. */
  readonly listPaths?: readonly Path[];
  /** The items, if they exist already. */
  readonly array?: readonly Item[];
}

/** Where the lists are that hold some items. */
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

/** Whether two items are in the same list, which most neighbors are. */
function isBeside(path: Path, other: Path): boolean {
  if (path.length !== other.length) return false;
  for (let i = 0; i < path.length - 1; i += 1) if (path[i] !== other[i]) return false;
  return true;
}

export function itemTexts({ message, note, code }: Item): readonly (string | null | undefined)[] {
  return [message, note, code];
}

const NOTHING: readonly Item[] = [];

/** Items that are there already. */
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

/** Several items behind each other. */
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
  /** The part that an item is in: mostly the one that was asked before. */
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
    listPaths: parts.flatMap(pathsOfLists),
  };
}

/** Some of the items, or all in another order, by their numbers. */
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
    listPaths: pathsOfLists(items),
  };
}

/** All of some items. */
export function itemArray(items: Items): readonly Item[] {
  return Array.from({ length: items.size }, (_, item) => items.at(item));
}

/** What a reader of a JSON shape, named or general, makes of a body. */
export interface RecognizedBatch {
  readonly dialect: Dialect | null;
  readonly confidence: Confidence;
  /** In words, how the operations were recognised. */
  readonly evidence: string;
  readonly items: Items;
  /** The items that one failed because of, where answer or request say so. */
  readonly causedBy?: (item: number) => readonly number[];
  readonly unanswered: readonly UnansweredItem[];
  /** What may be missing, beside what is wrong with the text. */
  readonly problems?: readonly Problem[];
  /** Number of items in the request that need a result; left out if it is not known. */
  readonly requestItems?: number | undefined;
}
