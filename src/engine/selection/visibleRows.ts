import type { RowKey } from '../api/engineApi.ts';
import type { VisibleRow } from '../tree/expansion.ts';
import { operationKey, rowKey } from '../tree/rowKey.ts';
import type { Tree } from '../tree/tree.ts';

type Rows = Pick<Tree, 'marks' | 'blocksAt'>;

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

/**
 * Returns the indexes of the rows that are visible, in ascending order. One scan of all blocks, because finding the block of a single row may
 * take as long.
 */
export function indexesOf(tree: Rows, keys: readonly RowKey[]): Int32Array {
  const { blocks, start, rows, visibility, report } = tree.marks;
  const wanted = new Set(keys);
  const tops = topOperations(wanted, report.operations.size, (operation) => visibility.above(operation));
  const found: number[] = [];
  for (let block = 0; block < blocks.size; block += 1) {
    const operation = blocks.operation(block);
    const top = start(block);
    if (operation === -1) {
      if (wanted.has(rowKey(blocks.at(block).target))) found.push(top);
    } else if (tops.has(operation)) {
      if (start(block + 1) > top + 1) found.push(...selectedIn(rows(block), wanted, top));
      else if (wanted.has(operationKey(operation))) found.push(top);
    }
  }
  return Int32Array.from(found);
}

function* selectedIn(rows: readonly VisibleRow[], wanted: ReadonlySet<RowKey>, start: number): Iterable<number> {
  for (const [index, { target }] of rows.entries()) if (wanted.has(rowKey(target))) yield start + index;
}

/**
 * The operations of the blocks of rows.
 *
 * @param size number of operations: after a body was parsed with other rules, there may be fewer
 * @param above returns the operation of the parent row, or -1
 */
function topOperations(
  keys: Iterable<RowKey>,
  size: number,
  above: (operation: number) => number,
): ReadonlySet<number> {
  const tops = new Set<number>();
  const seen = new Set<number>();
  for (const key of keys) {
    const digits = /^o(\d+)/.exec(key)?.[1];
    let operation = digits === undefined ? -1 : Number(digits);
    // Batches may be nested deeply, so that no parent is visited twice.
    while (operation !== -1 && operation < size && !seen.has(operation)) {
      seen.add(operation);
      const parent = above(operation);
      if (parent === -1) tops.add(operation);
      operation = parent;
    }
  }
  return tops;
}
