import { EMPTY } from '../messages/panel.ts';
import { useCapture, useHost, usePanel, useView } from '../context.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';

/** Why the list is empty, and one action that helps. */
export function EmptyList() {
  const { capture, reloadPage } = useHost();
  const panel = usePanel();
  const { recording, blocked } = useCapture();
  const totals = useView((view) => view.overview?.totals);

  if (blocked === 'reloaded') return <EmptyState title={EMPTY.reloaded} why={EMPTY.reloadedWhy} />;
  if (!totals) return <EmptyState title={EMPTY.loading} />;
  if (totals.exchanges > 0) {
    return (
      <EmptyState title={EMPTY.hidden} why={EMPTY.hiddenWhy(totals.exchanges, totals.operations)}>
        <Button label={EMPTY.clearFilter} onPress={panel.filter.clear} />
      </EmptyState>
    );
  }
  if (blocked === 'page') return <EmptyState title={EMPTY.page} why={EMPTY.pageWhy} />;
  if (!recording) {
    return (
      <EmptyState title={EMPTY.paused} why={EMPTY.pausedWhy}>
        <Button label={EMPTY.record} onPress={() => capture.change({ recording: true })} />
      </EmptyState>
    );
  }
  return (
    <EmptyState title={EMPTY.recording} why={EMPTY.recordingWhy}>
      {reloadPage && <Button label={EMPTY.reload} onPress={reloadPage} />}
    </EmptyState>
  );
}
