import type { Operation, Operations } from '../../model/operation.ts';
import { labelMatches, type TextTest } from '../../model/mention.ts';
import { type Answer, chosen, type Item, type Items, saidBy } from './answer.ts';
import { doubted } from './doubt.ts';
import type { JsonDocument } from './document.ts';
import { Layout } from './layout.ts';
import { ItemOperation } from './operation.ts';
import { pointerOf } from './value.ts';
import { whileWanted } from './wanted.ts';

/** A document with what was made of it. */
export interface Opened {
  readonly document: JsonDocument;
  readonly answer: Answer;
}

/**
 * Lets the items of an answer be read as operations. Of a long one numbers are kept: the parsed values, which take many
 * times the room of the text, go when memory is wanted, and come again when somebody asks for more than those numbers.
 *
 * @param reopen reads the same text once more
 */
export function operationsOf(opened: Opened, reopen: () => Opened): Operations {
  const open = whileWanted(new Parts(opened), () => new Parts(reopen()));
  const layout = new Layout(open().items);
  // Answers have few statuses, and whoever counts them asks for all.
  const statuses: (readonly number[] | undefined)[] = [];
  const causes = (operation: number): readonly number[] | null => {
    const { item, nested } = layout.spot(operation);
    if (nested > 0 || layout.outcome(operation) !== 'dependent') return null;
    return open()
      .causes(item)
      .map((cause) => layout.operation(cause));
  };
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
    hasProperty: () => false,
    mentions: (operation, matches) => {
      const { item, nested } = layout.spot(operation);
      return open().mentions(item, nested, matches);
    },
    detail: (operation) => {
      const { item, nested } = layout.spot(operation);
      return open().detail(item, nested, open);
    },
    ...(opened.answer.causedBy && { causes }),
  };
}

const NOTHING: readonly number[] = [];

interface Found {
  readonly item: Item;
  readonly pointer: string;
}

/** The items of an answer as long as its values are there. */
class Parts {
  readonly #document: JsonDocument;
  readonly #answer: Answer;
  readonly items: Items;
  /** Of a body that breaks off, the numbers of the items that can be trusted; null where all can. */
  readonly #whole: readonly number[] | null;

  constructor({ document, answer }: Opened) {
    this.#document = document;
    this.#answer = answer;
    const items = document.recovered ? doubted(answer.items, document) : answer.items;
    this.#whole = document.recovered
      ? Array.from({ length: items.size }, (_, item) => item).filter((item) => isWhole(items.at(item), document))
      : null;
    this.items = this.#whole ? chosen(items, this.#whole) : items;
  }

  mentions(number: number, nested: number, matches: TextTest): boolean {
    const found = nested > 0 ? this.nestedAt(number, nested).item : null;
    const label = found ? (found.label ?? null) : this.items.label(number);
    if (labelMatches(label, matches)) return true;
    const said = found ? saidBy(found) : this.items.said(number);
    const group = found ? found.group : this.items.group(number);
    return [...said, group].some((text) => text != null && matches(text));
  }

  /** The numbers of the items that one failed because of. */
  causes(item: number): readonly number[] {
    const all = this.#answer.causedBy?.(this.#whole?.[item] ?? item) ?? [];
    return this.#whole ? all.map((cause) => this.#whole?.indexOf(cause) ?? -1).filter((cause) => cause >= 0) : all;
  }

  /** What is nested in an item, by its number in preorder from 1 on; 0 is the item itself. */
  nestedAt(number: number, nested: number): Found {
    let left = nested;
    const find = (item: Item, above: string | null): Found | null => {
      const pointer = this.#pointer(item, above);
      if (left === 0) return { item, pointer };
      for (const inner of item.items ?? []) {
        left -= 1;
        const found = find(inner, pointer);
        if (found) return found;
      }
      return null;
    };
    const found = find(this.items.at(number), null);
    if (!found) throw new RangeError(`nothing is nested as number ${nested} in item ${number}`);
    return found;
  }

  #pointer({ path, own, isImplied, requestIndex }: Item, above: string | null): string {
    if (isImplied) return `request:${requestIndex ?? ''}`;
    return above === null ? this.#document.pointer(path) : `${above}#${pointerOf(own ?? path)}`;
  }

  /** @param open finds these parts again, for what is asked of the operation later */
  detail(number: number, nested: number, open: () => Parts): Operation {
    const { item, pointer } = this.nestedAt(number, nested);
    return new ItemOperation(item, pointer, this.#document.recovered, () =>
      item.isImplied ? null : open().#document.range(item.path),
    );
  }
}

/** Of a body that breaks off, neither what is not there to its end nor what is not there at all can be trusted. */
function isWhole({ path, isImplied }: Item, document: JsonDocument): boolean {
  return !isImplied && document.isComplete(path);
}
