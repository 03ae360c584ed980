import type { VisibleRow } from './expansion.ts';
import type { MarkSource } from './marks.ts';

/** A row of the visible tree with its index. */
export interface IndexedRow {
  readonly index: number;
  readonly row: VisibleRow;
}

/** Returns the ancestors of the row at an index, which is in a block; the outermost first. */
export function parentsOf(
  { blocks, rows, start }: Pick<MarkSource, 'blocks' | 'rows' | 'start'>,
  block: number,
  index: number,
): IndexedRow[] {
  if (block >= blocks.size) return [];
  const first = start(block);
  const inBlock = rows(block);
  const above: IndexedRow[] = [];
  let level = inBlock[index - first]?.level ?? 1;
  for (let at = index - first - 1; at >= 0; at -= 1) {
    const row = inBlock[at];
    if (!row || row.level >= level) continue;
    above.push({ index: first + at, row });
    ({ level } = row);
  }
  const headingOf = (of: number): number => blocks.parent?.(of) ?? -1;
  for (let heading = headingOf(block); heading !== -1; heading = headingOf(heading)) {
    const [row] = rows(heading);
    if (row) above.push({ index: start(heading), row });
  }
  return above.toReversed();
}
