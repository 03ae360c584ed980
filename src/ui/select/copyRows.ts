import type { CopyNote } from '../../state/copyNote.ts';
import type { Panel } from '../../state/panel.ts';
import type { Host } from '../host.ts';
import { linesOf } from './rowLines.ts';

/** Milliseconds between two announcements of the progress of a copy; most copies take less time. */
const SHOW_INTERVAL = 1000;

/** The text of a selection that the browser did not allow to copy, because the key press was too long ago. */
let prepared: { readonly of: Selected; readonly text: string; readonly rows: number } | null = null;

type Selected = Pick<CopyNote, 'selected' | 'several'>;

/**
 * Copies the selected rows, one line each: status, name and message, separated by tabs. The text of many rows is requested in parts, and
 * canceled if the selection changes.
 */
export async function copyRows(
  { store, showCopyNote }: Panel,
  { engine, copy }: Pick<Host, 'engine' | 'copy'>,
): Promise<void> {
  const { tree, query } = store.getState();
  const { exchange, selected, several } = tree;
  if (exchange === null || selected === null) return;
  const of: Selected = { selected, several };
  const isCurrent = (): boolean => isSame(of, store.getState().tree);
  const show = (kind: CopyNote['kind'], rows: number): void => showCopyNote({ ...of, kind, rows });
  const write = async (text: string, rows: number): Promise<void> => {
    const isSecond = prepared !== null;
    prepared = null;
    try {
      await copy(text);
      show('copied', rows);
    } catch {
      if (!isSecond) prepared = { of, text, rows };
      show(isSecond ? 'denied' : 'prepared', rows);
    }
  };

  // Screen readers announce a repeated status only if it was empty in the meantime.
  showCopyNote(null);
  if (prepared && isSame(prepared.of, of)) {
    await write(prepared.text, prepared.rows);
    return;
  }
  prepared = null;
  if (!several) await engine.selectRows(exchange, query, null, { kind: 'range', from: selected, to: selected });
  let shownAt = Date.now();
  const parts: string[] = [];
  for (let rows = 0, total = 1; rows < total;) {
    const part = await engine.copiedRows(exchange, query, rows);
    if (!part || !isCurrent() || (rows > 0 && part.total !== total)) {
      showCopyNote({
        kind: 'canceled',
        rows,
        selected: store.getState().tree.selected,
        several: store.getState().tree.several,
      });
      return;
    }
    parts.push(await linesOf(part));
    ({ end: rows, total } = part);
    if (Date.now() - shownAt < SHOW_INTERVAL) continue;
    shownAt = Date.now();
    show('copying', rows);
  }
  await write(parts.join('\n'), several?.count ?? 1);
}

function isSame(a: Selected, b: Selected): boolean {
  return a.selected === b.selected && a.several === b.several;
}
