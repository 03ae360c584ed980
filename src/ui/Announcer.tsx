import { announcement } from './messages/panel.ts';
import { useView } from './context.ts';
import { exchangeBadge } from './list/badge.ts';

/** Announces new responses to screen readers. */
export function Announcer() {
  const text = useView(({ overview, lastAdded }) => {
    const last = lastAdded === null ? undefined : overview?.exchanges.findLast(({ id }) => id === lastAdded);
    return last ? announcement(last.method, last.path, exchangeBadge(last).spoken) : '';
  });
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {text}
    </div>
  );
}
