import { EMPTY } from '../messages/panel.ts';
import { useCapture, useHost, usePanel, useView } from '../context.ts';
import { Action, Note } from '../components/Note.tsx';

/** Why the list is empty, and the one action that helps. */
export function Nothing() {
  const { capture, reloadPage } = useHost();
  const panel = usePanel();
  const { recording, blocked } = useCapture();
  const totals = useView((view) => view.overview?.totals);

  if (blocked === 'reloaded') return <Note title={EMPTY.reloaded} why={EMPTY.reloadedWhy} />;
  if (!totals) return <Note title={EMPTY.loading} />;
  if (totals.exchanges > 0) {
    return (
      <Note title={EMPTY.hidden} why={EMPTY.hiddenWhy(totals.exchanges, totals.operations)}>
        <Action label={EMPTY.clearFilter} onPress={panel.filter.clear} />
      </Note>
    );
  }
  if (blocked === 'page') return <Note title={EMPTY.page} why={EMPTY.pageWhy} />;
  if (!recording) {
    return (
      <Note title={EMPTY.paused} why={EMPTY.pausedWhy}>
        <Action label={EMPTY.record} onPress={() => capture.change({ recording: true })} />
      </Note>
    );
  }
  return (
    <Note title={EMPTY.recording} why={EMPTY.recordingWhy}>
      {reloadPage && <Action label={EMPTY.reload} onPress={reloadPage} />}
    </Note>
  );
}
