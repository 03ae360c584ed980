import type { DisplayText } from '../../core/model/message.ts';
import { safeLine } from '../../core/text/safeText.ts';
import type { CopiedRows, SelectedRows } from '../api/selectionApi.ts';
import type { Row, SentProperty } from '../api/treeRow.ts';
import { englishText } from '../messages.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { unparsedRows } from './visibleRows.ts';
import { treeRow } from '../tree/rowCells.ts';
import type { Tree } from '../tree/tree.ts';

/** Milliseconds that a part may take: other calls wait for it. */
const SLICE = 6;
/** Rows between two looks at the clock. */
const STEP = 50;

/** Returns a part of the text of the selected rows. @param from number of selected rows before it */
export function copiedRows(
  stored: StoredExchange,
  tree: Tree,
  { ranges, count }: SelectedRows,
  from: number,
): CopiedRows {
  const until = Date.now() + SLICE;
  const cells: (readonly [string, string, string])[] = [];
  const properties: (readonly [number, SentProperty])[] = [];
  const causes: (readonly [number, readonly string[], number])[] = [];
  let before = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    const [start, end] = [ranges[at] ?? 0, ranges[at + 1] ?? 0];
    const skipped = Math.max(0, Math.min(end - start, from - before));
    before += end - start;
    for (let row = start + skipped; row < end; row += STEP) {
      for (const visible of unparsedRows(tree, row, Math.min(end, row + STEP))) {
        const shown = treeRow(visible, stored, tree, stored.name);
        if (shown.causes.length > 0) {
          const names = shown.causes.map(({ name }) => text(name));
          causes.push([cells.length, names, shown.causeCount ?? names.length]);
        }
        if (shown.property) properties.push([cells.length, shown.property]);
        cells.push(cellsOf(shown));
      }
      if (Date.now() >= until) return { cells, properties, causes, end: from + cells.length, total: count };
    }
  }
  return { cells, properties, causes, end: count, total: count };
}

function cellsOf({ statusText, name, message }: Row): readonly [string, string, string] {
  return [text(statusText), text(name), text(message)];
}

/** A tab or a line break would start another cell or row. */
function text(cell: DisplayText): string {
  return safeLine(englishText(cell));
}
