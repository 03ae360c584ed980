import { EMPTY } from '../messages/panel.ts';
import { useCapture, useHost, usePanel, useView } from '../context.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';

/** Why the list is empty, and one suggested action. */
export function EmptyList() {
  const { capture, reloadPage } = useHost();
  const panel = usePanel();
  const { recording, blocked } = useCapture();
  const totals = useView((view) => view.overview?.totals);

  if (blocked === 'reloaded') return <EmptyState title={EMPTY.reloaded} description={EMPTY.reloadedDescription} />;
  if (!totals) return <EmptyState title={EMPTY.loading} />;
  if (totals.exchanges > 0) {
    return (
      <EmptyState title={EMPTY.hidden} description={EMPTY.hiddenDescription(totals.exchanges, totals.operations)}>
        <Button label={EMPTY.clearFilter} onPress={panel.filter.clear} />
      </EmptyState>
    );
  }
  if (blocked === 'page')
    return <EmptyState title={EMPTY.restrictedPage} description={EMPTY.restrictedPageDescription} />;
  if (!recording) {
    return (
      <EmptyState title={EMPTY.paused} description={EMPTY.pausedDescription}>
        <Button label={EMPTY.record} onPress={() => capture.change({ recording: true })} />
      </EmptyState>
    );
  }
  return (
    <EmptyState title={EMPTY.recording} description={EMPTY.recordingDescription}>
      {reloadPage && <Button label={EMPTY.reload} onPress={reloadPage} />}
    </EmptyState>
  );
}
