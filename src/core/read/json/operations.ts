import type { Operation, Operations } from '../../model/operation.ts';
import { operationRecord } from '../../model/records.ts';
import type { Item } from './answer.ts';
import type { JsonDocument } from './document.ts';
import { pointerOf } from './value.ts';

/** Lets items be read as operations. A long answer is kept as what was found; records are made for those that are looked at. */
export function operationsOf(items: readonly Item[], document: JsonDocument): Operations {
  const flat: Item[] = [];
  const pointers: string[] = [];
  const parents: number[] = [];
  const ends: number[] = [];
  const numbers = new Map<Item, number>();
  const visit = (list: readonly Item[], parent: number): void => {
    for (const item of list) {
      const at = flat.push(item) - 1;
      numbers.set(item, at);
      pointers.push(pointerIn(item, parent < 0 ? null : (pointers[parent] ?? ''), document));
      parents.push(parent);
      ends.push(at + 1);
      visit(item.items ?? [], at);
      ends[at] = flat.length;
    }
  };
  visit(document.recovered ? items.filter((item) => isWhole(item, document)) : items, -1);

  const itemAt = (operation: number): Item => {
    const found = flat[operation];
    if (!found) throw new RangeError(`no operation ${operation} among ${flat.length}`);
    return found;
  };
  return {
    size: flat.length,
    parent: (operation) => parents[operation] ?? -1,
    end: (operation) => ends[operation] ?? operation + 1,
    outcome: (operation) => itemAt(operation).outcome,
    status: (operation) => itemAt(operation).status ?? null,
    statuses: (operation) => {
      const { status } = itemAt(operation);
      return status == null ? [] : [status];
    },
    label: (operation) => itemAt(operation).label ?? null,
    missing: () => 0,
    detail: (operation): Operation => {
      const { path, own: _own, items: _items, isImplied, causedBy: _causedBy, ...known } = itemAt(operation);
      const { range: _range, ...record } = operationRecord({
        ...known,
        pointer: pointers[operation] ?? '',
        recovered: document.recovered,
      });
      return {
        ...record,
        // Places are found by reading the text once more, which most of those who look at an operation can do without.
        get range() {
          return isImplied ? null : document.range(path);
        },
      };
    },
    group: (operation) => itemAt(operation).group ?? null,
    causes: (operation) => {
      const { causedBy } = itemAt(operation);
      if (causedBy === undefined) return null;
      return causedBy.flatMap((i) => {
        const item = items[i];
        const number = item && numbers.get(item);
        return number === undefined ? [] : [number];
      });
    },
  };
}

function pointerIn({ path, own, isImplied, requestIndex }: Item, above: string | null, document: JsonDocument): string {
  if (isImplied) return `request:${requestIndex ?? ''}`;
  return above === null ? document.pointer(path) : `${above}#${pointerOf(own ?? path)}`;
}

/** Of a body that breaks off, neither what is not there to its end nor what is not there at all can be trusted. */
function isWhole({ path, isImplied }: Item, document: JsonDocument): boolean {
  return !isImplied && document.isComplete(path);
}
