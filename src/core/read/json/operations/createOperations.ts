import type { Operation, Operations } from '../../../model/operation.ts';
import { matchesLabel, type TextPredicate } from '../../../model/matchesText.ts';
import { type RecognizedBatch, selectItems, type Item, type Items, itemTexts } from '../items/item.ts';
import { markUncertain } from '../items/markUncertain.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { OperationLayout } from './operationLayout.ts';
import { ItemOperation } from './itemOperation.ts';
import { pointerOf } from '../syntax/value.ts';
import { weakCache } from './weakCache.ts';

/** A document with what was made of it. */
export interface RecognizedBody {
  readonly document: JsonDocument;
  readonly batch: RecognizedBatch;
}

/**
 * Lets the items of an answer be read as operations. Of a long one numbers are kept: the parsed values, which take many
 * times the room of the text, go when memory is wanted, and come again when somebody asks for more than those numbers.
 *
 * @param reopen reads the same text once more
 */
export function createOperations(opened: RecognizedBody, reopen: () => RecognizedBody): Operations {
  const open = weakCache(new LoadedItems(opened), () => new LoadedItems(reopen()));
  const layout = new OperationLayout(open().items);
  // Answers have few statuses, and whoever counts them asks for all.
  const statuses: (readonly number[] | undefined)[] = [];
  const causes = (operation: number): readonly number[] | null => {
    const { item, nested } = layout.spot(operation);
    if (nested > 0 || layout.outcome(operation) !== 'dependent') return null;
    const items = open().causes(item);
    return layout.isFlat ? items : operationsOfItems(items);
  };
  // Many items may share one list of causes.
  const operationsOfItems = once((items) => items.map((cause) => layout.operation(cause)));
  return {
    size: layout.size,
    parent: (operation) => layout.parent(operation),
    end: (operation) => layout.end(operation),
    outcome: (operation) => layout.outcome(operation),
    status: (operation) => layout.status(operation),
    statuses: (operation) => {
      const status = layout.status(operation);
      if (status === null) return NOTHING;
      return (statuses[status] ??= [status]);
    },
    label: (operation) => {
      if (layout.isFlat && operation < layout.size) return open().items.label(operation);
      const { item, nested } = layout.spot(operation);
      return nested === 0 ? open().items.label(item) : (open().nestedAt(item, nested).item.label ?? null);
    },
    group: (operation) => {
      const { item, nested } = layout.spot(operation);
      return nested === 0 ? open().items.group(item) : (open().nestedAt(item, nested).item.group ?? null);
    },
    missing: () => 0,
    matchesProperty: () => false,
    matchesText: (operation, matches) => {
      const { item, nested } = layout.spot(operation);
      return open().mentions(item, nested, matches);
    },
    detail: (operation) => {
      const { item, nested } = layout.spot(operation);
      return open().detail(item, nested, open);
    },
    ...(opened.batch.causedBy && { causes }),
  };
}

const NOTHING: readonly number[] = [];

/** An item inside another one. */
interface Nested {
  readonly item: Item;
  /** The pointer of the one that it is in. */
  readonly above: () => string;
}

function inPreorder(items: readonly Item[], above: () => string): readonly Nested[] {
  const found: Nested[] = [];
  const visit = (inner: readonly Item[], outer: () => string): void => {
    for (const item of inner) {
      const one = { item, above: outer };
      found.push(one);
      if (item.items && item.items.length > 0) visit(item.items, () => pointerIn(one));
    }
  };
  visit(items, above);
  return found;
}

function pointerIn({ item, above }: Nested): string {
  return `${above()}#${pointerOf(item.pathInParent ?? item.path)}`;
}

/** Makes a function that maps each list once: it returns the same object for the same one. */
function once(of: (list: readonly number[]) => readonly number[]): (list: readonly number[]) => readonly number[] {
  const known = new WeakMap<readonly number[], readonly number[]>();
  return (list) => {
    const before = known.get(list);
    if (before) return before;
    const made = of(list);
    known.set(list, made);
    return made;
  };
}

/** The items of an answer as long as its values are there. */
class LoadedItems {
  readonly #document: JsonDocument;
  readonly #answer: RecognizedBatch;
  readonly items: Items;
  /** What is nested in the items, once it was asked for. */
  readonly #inside = new Map<number, readonly Nested[]>();
  /** Of a body that breaks off, the numbers of the items that can be trusted; null where all can. */
  readonly #whole: readonly number[] | null;
  /** The places of items among those that can be trusted. */
  readonly #among: (list: readonly number[]) => readonly number[];

  constructor({ document, batch }: RecognizedBody) {
    this.#document = document;
    this.#answer = batch;
    const items = document.recovered ? markUncertain(batch.items, document) : batch.items;
    this.#whole = document.recovered
      ? Array.from({ length: items.size }, (_, item) => item).filter((item) => isWhole(items.at(item), document))
      : null;
    this.items = this.#whole ? selectItems(items, this.#whole) : items;
    const places = new Map(this.#whole?.map((item, place) => [item, place]));
    this.#among = once((list) => list.flatMap((item) => places.get(item) ?? []));
  }

  mentions(number: number, nested: number, matches: TextPredicate): boolean {
    const found = nested > 0 ? this.nestedAt(number, nested).item : null;
    const label = found ? (found.label ?? null) : this.items.label(number);
    if (matchesLabel(label, matches)) return true;
    const said = found ? itemTexts(found) : this.items.texts(number);
    const group = found ? found.group : this.items.group(number);
    return [...said, group].some((text) => text != null && matches(text));
  }

  /** The numbers of the items that one failed because of. */
  causes(item: number): readonly number[] {
    const all = this.#answer.causedBy?.(this.#whole?.[item] ?? item) ?? NOTHING;
    return this.#whole ? this.#among(all) : all;
  }

  /** What is nested in an item, by its number in preorder from 1 on. */
  nestedAt(number: number, nested: number): Nested {
    let inside = this.#inside.get(number);
    if (!inside) {
      let pointer: string | null = null;
      // To make the outer item takes as long as there is in it.
      inside = inPreorder(this.items.nested(number), () => (pointer ??= this.#pointer(this.items.at(number))));
      this.#inside.set(number, inside);
    }
    const found = inside[nested - 1];
    if (!found) throw new RangeError(`nothing is nested as number ${nested} in item ${number}`);
    return found;
  }

  #pointer({ path, isImplied, requestIndex }: Item): string {
    return isImplied ? `request:${requestIndex ?? ''}` : this.#document.pointer(path);
  }

  /** @param open finds these parts again, for what is asked of the operation later */
  detail(number: number, nested: number, open: () => LoadedItems): Operation {
    const found = nested === 0 ? null : this.nestedAt(number, nested);
    const item = found?.item ?? this.items.at(number);
    const pointer = found ? pointerIn(found) : this.#pointer(item);
    return new ItemOperation(item, pointer, this.#document.recovered, () =>
      item.isImplied ? null : open().#document.range(item.path),
    );
  }
}

/** Of a body that breaks off, neither what is not there to its end nor what is not there at all can be trusted. */
function isWhole({ path, isImplied }: Item, document: JsonDocument): boolean {
  return !isImplied && document.isComplete(path);
}
