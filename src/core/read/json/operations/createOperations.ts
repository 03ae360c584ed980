import { operationText } from '../../../model/messages.ts';
import type { Condition, Operation, Operations, Outcome, Range } from '../../../model/operation.ts';
import { matchesLabel, type TextPredicate } from '../../../model/matchesText.ts';
import { WeightColumn } from '../../../model/weightColumn.ts';
import { countErrorConditions, errorConditions, valueThrough } from '../items/errorConditions.ts';
import { type RecognizedBatch, selectItems, type Item, type Items, itemTexts, pathOfItem } from '../items/item.ts';
import { markUncertain } from '../items/markUncertain.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { truncatedPath } from '../syntax/truncatedPath.ts';
import { OperationLayout } from './operationLayout.ts';
import { ItemOperation } from './itemOperation.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { type Json, type Path, pointerOf, valueAt } from '../syntax/value.ts';
import { weakCache } from './weakCache.ts';

/** A document and the batch that was recognized in it. */
export interface RecognizedBody {
  readonly document: JsonDocument;
  readonly batch: RecognizedBatch;
}

/**
 * Exposes the items of a batch as operations. Only a few numbers per operation are stored: the parsed values take many
 * times the memory of the text, so they are held weakly and parsed again when a label or detail is needed.
 *
 * @param reparse parses the same text again
 */
export function createOperations(body: RecognizedBody, reparse: () => RecognizedBody): Operations {
  const loaded = weakCache(new LoadedItems(body), () => new LoadedItems(reparse()));
  const layout = new OperationLayout(loaded().items);
  // One shared array per status, since callers that count statuses visit all operations.
  const statuses: (readonly number[] | undefined)[] = [];
  const causes = (operation: number): readonly number[] | null => {
    const { item, nested } = layout.position(operation);
    if (nested > 0 || layout.outcome(operation) !== 'dependent') return null;
    const items = loaded().causes(item);
    return layout.isFlat ? items : operationsOfItems(items);
  };
  // Cached, since many items may share one list of causes.
  const operationsOfItems = once((items) => items.map((cause) => layout.operation(cause)));
  const weightIn = (items: LoadedItems, operation: number): number => {
    if (isGood(layout.outcome(operation))) return 0;
    const { item, nested } = layout.position(operation);
    return items.countConditions(item, nested);
  };
  const weights = new WeightColumn(layout.size, (operation) => weightIn(loaded(), operation));
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
      if (layout.isFlat && operation < layout.size) return loaded().items.label(operation);
      const { item, nested } = layout.position(operation);
      return nested === 0 ? loaded().items.label(item) : (loaded().nestedAt(item, nested).item.label ?? null);
    },
    group: (operation) => {
      const { item, nested } = layout.position(operation);
      return nested === 0 ? loaded().items.group(item) : (loaded().nestedAt(item, nested).item.group ?? null);
    },
    missing: () => 0,
    matchesProperty: () => false,
    matchesText: (operation, matches) => {
      const { item, nested } = layout.position(operation);
      return loaded().mentions(item, nested, matches);
    },
    weight: (operation) => weights.at(operation),
    countWeights: () => {
      if (weights.isComplete) return null;
      // Kept until all weights are known, so that the body is not parsed again in between.
      let held: LoadedItems | null = loaded();
      return (enough) => {
        const isComplete = held === null || weights.count(enough);
        if (isComplete) held = null;
        return isComplete;
      };
    },
    hold: () => {
      let held: LoadedItems | null = loaded();
      return () => {
        if (held) held = null;
      };
    },
    detail: (operation) => {
      const { item, nested } = layout.position(operation);
      return loaded().detail(item, nested, loaded);
    },
    ...(body.batch.causedBy && { causes }),
  };
}

const NOTHING: readonly number[] = [];
const NO_CONDITIONS: readonly Condition[] = [];

/** An item inside another item. */
interface Nested {
  readonly item: Item;
  /** The pointer of the item that contains it. */
  readonly above: () => string;
  /** Its value in the body. */
  readonly value: () => Json | undefined;
}

type ValueThrough = (root: Json | undefined, path: Path) => Json | undefined;

/** @param value returns the value of the item that contains them */
function inPreorder(
  items: readonly Item[],
  above: () => string,
  value: () => Json | undefined,
  through: ValueThrough,
): readonly Nested[] {
  const found: Nested[] = [];
  const visit = (inner: readonly Item[], outer: () => string, outerValue: () => Json | undefined): void => {
    for (const item of inner) {
      const own = lazy(() => through(outerValue(), item.pathInParent ?? item.path));
      const one = { item, above: outer, value: own };
      found.push(one);
      if (item.items && item.items.length > 0) visit(item.items, () => pointerIn(one), own);
    }
  };
  visit(items, above, value);
  return found;
}

function lazy<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: compute() }).value;
}

/** Returns {@link valueThrough} with the last JSON string that it parsed cached: it may hold many items. */
function cachedValueThrough(): ValueThrough {
  let last: { readonly text: string; readonly value: Json | undefined } | null = null;
  const parse = (text: string): Json | undefined => {
    if (last?.text !== text) last = { text, value: embeddedJson(text) };
    return last.value;
  };
  return (root, path) => valueThrough(root, path, parse);
}

function pointerIn({ item, above }: Nested): string {
  return `${above()}#${pointerOf(item.pathInParent ?? item.path)}`;
}

/** Caches the results of a function by the identity of its list. */
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

/** The items of a batch with their parsed values. */
class LoadedItems {
  readonly #document: JsonDocument;
  readonly #batch: RecognizedBatch;
  readonly items: Items;
  /** The nested items of each item, filled on demand. */
  readonly #inside = new Map<number, readonly Nested[]>();
  readonly #valueThrough = cachedValueThrough();
  /** The numbers of the complete items of an ill-formed body; null if all are complete. */
  readonly #complete: readonly number[] | null;
  /** Maps item numbers to indexes among the complete items. */
  readonly #completeIndexes: (list: readonly number[]) => readonly number[];

  constructor({ document, batch }: RecognizedBody) {
    this.#document = document;
    this.#batch = batch;
    const items = document.recovered ? markUncertain(batch.items, document) : batch.items;
    const end = document.recovered ? truncatedPath(document) : null;
    this.#complete = document.recovered
      ? Array.from({ length: items.size }, (_, item) => item).filter((item) => isListed(items.at(item), document, end))
      : null;
    this.items = this.#complete ? selectItems(items, this.#complete) : items;
    const places = new Map(this.#complete?.map((item, place) => [item, place]));
    this.#completeIndexes = once((list) => list.flatMap((item) => places.get(item) ?? []));
  }

  mentions(number: number, nested: number, matches: TextPredicate): boolean {
    const found = nested > 0 ? this.nestedAt(number, nested).item : null;
    const label = found ? (found.label ?? null) : this.items.label(number);
    if (matchesLabel(label, matches) || this.#mentionsInConditions(number, nested, matches)) return true;
    const texts = found ? itemTexts(found) : this.items.texts(number);
    const group = found ? found.group : this.items.group(number);
    return [...texts, group].some((text) => text != null && matches(operationText(text)));
  }

  /** Only failures have conditions, so that the test of a long list of successes is fast. */
  #mentionsInConditions(number: number, nested: number, matches: TextPredicate): boolean {
    if (nested === 0 && isGood(this.items.outcome(number))) return false;
    const item = nested > 0 ? this.nestedAt(number, nested).item : this.items.at(number);
    return this.#conditions(item, number, nested, () => this).some(({ name, text, target }) =>
      [name, text, target].some((one) => one != null && matches(one)),
    );
  }

  /** The numbers of the items that caused an item to fail. */
  causes(item: number): readonly number[] {
    const all = this.#batch.causedBy?.(this.#complete?.[item] ?? item) ?? NOTHING;
    return this.#complete ? this.#completeIndexes(all) : all;
  }

  /** A nested item by its preorder number, counted from 1. */
  nestedAt(number: number, nested: number): Nested {
    let inside = this.#inside.get(number);
    if (!inside) {
      // On demand, since creating the outer item takes time in proportion to its size.
      const outer = lazy(() => this.items.at(number));
      const pointer = lazy(() => this.#pointer(outer()));
      const value = (): Json | undefined => this.#valueThrough(this.#document.value, outer().path);
      inside = inPreorder(this.items.nested(number), pointer, value, this.#valueThrough);
      this.#inside.set(number, inside);
    }
    const found = inside[nested - 1];
    if (!found) throw new RangeError(`nothing is nested as number ${nested} in item ${number}`);
    return found;
  }

  #pointer({ path, isImplied, requestIndex }: Item): string {
    return isImplied ? `request:${requestIndex ?? ''}` : this.#document.pointer(path);
  }

  /** @param loaded returns this object, parsed again if necessary */
  detail(number: number, nested: number, loaded: () => LoadedItems): Operation {
    const found = nested === 0 ? null : this.nestedAt(number, nested);
    const item = found?.item ?? this.items.at(number);
    const pointer = found ? pointerIn(found) : this.#pointer(item);
    const conditions = this.#conditions(item, number, nested, loaded);
    return new ItemOperation(item, pointer, this.#document.recovered, conditions, () =>
      item.isImplied ? null : loaded().#document.range(item.path),
    );
  }

  /** The number of errors of a failed item that its detail lists. Faster than creating the detail. */
  countConditions(number: number, nested: number): number {
    if (nested > 0) {
      const { item, value } = this.nestedAt(number, nested);
      const { isImplied, conditions = NO_CONDITIONS, items = [] } = item;
      if (conditions.length > 0 || isImplied || items.length > 0) return conditions.length;
      return countIn(value(), () => item);
    }
    const path = pathOfItem(this.items, number);
    if (path.length === 0 || this.items.array) return this.detail(number, 0, () => this).conditions.length;
    if (this.items.isNested && this.items.nested(number).length > 0) return 0;
    return countIn(valueAt(this.#document.value, path), () => this.items.at(number));
  }

  /** The errors of an item, except those of operations nested in it. */
  #conditions(item: Item, number: number, nested: number, loaded: () => LoadedItems): readonly Condition[] {
    const { outcome, isImplied, conditions = NO_CONDITIONS, items = [] } = item;
    if (conditions.length > 0 || isImplied || items.length > 0 || isGood(outcome)) return conditions;
    const value = nested === 0 ? valueAt(this.#document.value, item.path) : this.nestedAt(number, nested).value();
    const rangeOf = (path: Path): Range | null => loaded().#document.range([...item.path, ...path]);
    return value === undefined ? conditions : errorConditions(value, item, rangeOf);
  }
}

function countIn(value: Json | undefined, item: () => Item): number {
  return value === undefined ? 0 : countErrorConditions(value, item);
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'success' || outcome === 'notice';
}

/**
 * Whether to list an item of an ill-formed body: it is complete, or it is a failure in which the body ends. Implied items are
 * not listed, since their results may be in the missing part.
 *
 * @param end the path of the value in which a truncated body ends
 */
function isListed({ path, isImplied, outcome }: Item, document: JsonDocument, end: Path | null): boolean {
  if (isImplied) return false;
  const isLast = end !== null && path.length > 0 && path.every((step, i) => step === end[i]);
  return document.isComplete(path) || (isLast && outcome === 'failure');
}
