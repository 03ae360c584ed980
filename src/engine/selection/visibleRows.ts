import type { RowKey } from '../api/engineApi.ts';
import type { VisibleRow } from '../tree/expansion.ts';
import { rowKey } from '../tree/rowKey.ts';
import type { Tree } from '../tree/tree.ts';

type Rows = Pick<Tree, 'indexOf' | 'marks' | 'blocksAt'>;

/** The rows `[from, to)`. Collapsed operations are not parsed, so it is not known whether they can be expanded. */
export function unparsedRows(tree: Rows, from: number, to: number): VisibleRow[] {
  const { blocks, start, rows } = tree.marks;
  const [first, last] = tree.blocksAt(from, to);
  const found: VisibleRow[] = [];
  for (let block = first; block <= last; block += 1) {
    const top = start(block);
    const isSingle = blocks.operation(block) !== -1 && start(block + 1) === top + 1;
    if (isSingle) found.push({ ...blocks.at(block), expanded: null, count: 0 });
    else found.push(...rows(block).slice(Math.max(0, from - top), to - top));
  }
  return found;
}

/** Returns the indexes of the rows that are visible, in ascending order. */
export function indexesOf(tree: Rows, keys: readonly RowKey[]): Int32Array {
  const found: number[] = [];
  const others = new Set<RowKey>();
  for (const key of keys) {
    const isOfOperation = /^o\d/.test(key);
    const index = isOfOperation ? tree.indexOf(key) : -1;
    if (index !== -1) found.push(index);
    else if (!isOfOperation) others.add(key);
  }
  const { blocks, start } = tree.marks;
  // One scan for all rows without an operation, because each would scan all blocks.
  for (let block = 0; others.size > 0 && block < blocks.size; block += 1)
    if (blocks.operation(block) === -1 && others.delete(rowKey(blocks.at(block).target))) found.push(start(block));
  return Int32Array.from(found).toSorted();
}
