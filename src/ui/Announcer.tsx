import { announcement } from './messages/panel.ts';
import { useView } from './context.ts';
import { exchangeBadge } from './list/badge.ts';

/** Says what has come to those who hear the panel, when they have nothing else to hear. */
export function Announcer() {
  const text = useView(({ overview, lastAdded }) => {
    const last = lastAdded === null ? undefined : overview?.exchanges.findLast(({ id }) => id === lastAdded);
    return last ? announcement(last.method, last.path, exchangeBadge(last).aloud) : '';
  });
  return (
    <div className="aloud" role="status" aria-live="polite" data-testid="announcer">
      {text}
    </div>
  );
}
