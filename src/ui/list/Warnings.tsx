import { EMPTY } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import { useCapture, useHost, usePanel, useView } from '../context.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Banner } from '../components/Banner.tsx';

/** Banners: capture is not possible (an empty list shows this itself), settings could not be loaded or stored, or an operation was stopped. */
export function Warnings() {
  const { blocked, notice, uncapturedBatches } = useCapture();
  const { capture } = useHost();
  const panel = usePanel();
  const refused = useView((view) => view.refusedMessage);
  const listed = useView((view) => (view.overview?.exchanges.length ?? 0) > 0);
  const [title, description] =
    blocked === 'page'
      ? [EMPTY.restrictedPage, EMPTY.restrictedPageDescription]
      : [EMPTY.reloaded, EMPTY.reloadedDescription];
  return (
    <>
      {blocked && listed && (
        <Banner icon="warning">
          <b>{title}</b> {description}
        </Banner>
      )}
      {notice !== undefined && <Banner icon="warning">{notice}</Banner>}
      {uncapturedBatches > 0 && (
        <Banner icon="info">
          <span role="status">
            <b>{EMPTY.batches(uncapturedBatches)}.</b> {EMPTY.batchesDescription}
          </span>
          <Button label={EMPTY.captureBatches} onPress={() => capture.change({ batches: true })} />
          <IconButton icon="close" label={EMPTY.dismiss} onPress={() => capture.dismissBatchHint()} />
        </Banner>
      )}
      {refused !== null && (
        <Banner icon="warning">
          <span role="status">{messageText(refused)}</span>
          <IconButton icon="close" label={EMPTY.dismiss} onPress={panel.dismissMessage} />
        </Banner>
      )}
    </>
  );
}
