import { SELECTION } from '../messages/panel.ts';
import { useView } from '../context.ts';

/** States how many responses are selected if there are several, and announces each change to screen readers. */
export function SelectionStatus() {
  const responses = useView((view) => view.selectedExchanges?.size ?? 0);
  // Live regions must exist before their content.
  return <span role="status">{responses > 1 && SELECTION.responses(responses)}</span>;
}
