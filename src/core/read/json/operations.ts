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
  const visit = (list: readonly Item[], parent: number): void => {
    for (const item of list) {
      const at = flat.push(item) - 1;
      pointers.push(
        parent < 0 ? document.pointer(item.path) : `${pointers[parent]}#${pointerOf(item.own ?? item.path)}`,
      );
      parents.push(parent);
      ends.push(at + 1);
      visit(item.items ?? [], at);
      ends[at] = flat.length;
    }
  };
  // Of a body that breaks off, what is not there to its end cannot be trusted.
  visit(document.recovered ? items.filter(({ path }) => document.isComplete(path)) : items, -1);

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
      const { path, own: _own, items: _items, ...known } = itemAt(operation);
      return operationRecord({
        ...known,
        pointer: pointers[operation] ?? '',
        range: document.range(path),
        recovered: document.recovered,
      });
    },
  };
}
