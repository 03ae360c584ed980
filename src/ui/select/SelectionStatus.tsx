import { SELECTION } from '../messages/panel.ts';
import type { View } from '../../state/view.ts';
import { useView } from '../context.ts';
import { shortcutLabel } from '../shortcuts.ts';

/** States how many rows and responses are selected if there are several, and what was copied. Screen readers announce each change. */
export function SelectionStatus() {
  const text = useView(statusText);
  // Live regions must exist before their content.
  return <span role="status">{text}</span>;
}

function statusText({ tree, copyNote, selectedExchanges }: View): string {
  const responses = selectedExchanges?.size ?? 0;
  return [responses > 1 ? SELECTION.responses(responses) : '', copyText(tree, copyNote) ?? rowsText(tree)]
    .filter((text) => text !== '')
    .join(' · ');
}

function rowsText({ several, isReduced }: View['tree']): string {
  if (several) return SELECTION.rows(several.count);
  return isReduced ? SELECTION.reduced : '';
}

function copyText({ selected, several }: View['tree'], note: View['copyNote']): string | null {
  if (note?.selected !== selected || note.several !== several) return null;
  if (note.kind === 'canceled') return SELECTION.canceled;
  if (note.kind === 'denied') return SELECTION.denied;
  return note.kind === 'prepared' ? SELECTION.prepared(note.rows, shortcutLabel('C')) : SELECTION[note.kind](note.rows);
}
