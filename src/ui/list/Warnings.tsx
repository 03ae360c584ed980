import { EMPTY } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import { useCapture, useHost, usePanel, useView } from '../context.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Banner } from '../components/Banner.tsx';

/** Banners: capture is not possible (an empty list shows this itself), settings could not be loaded or stored, or an operation was stopped. */
export function Warnings() {
  const { blocked, notice } = useCapture();
  const panel = usePanel();
  const refused = useView((view) => view.shownMessage);
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
      <BatchHint />
      {refused !== null && (
        <Banner icon="warning">
          <span role="status">{messageText(refused)}</span>
          <IconButton icon="close" label={EMPTY.dismiss} onPress={panel.dismissMessage} />
        </Banner>
      )}
    </>
  );
}

/** Responses that look like batches, but were not captured or imported. The button turns batch bodies on, and imports those of the files. */
function BatchHint() {
  const { uncapturedBatches } = useCapture();
  const { capture } = useHost();
  const { imports } = usePanel();
  const inFiles = useView((view) => view.imports.reduce((sum, { otherBatches }) => sum + otherBatches, 0));
  const total = uncapturedBatches + inFiles;
  if (total === 0) return null;
  const include = (): void => {
    capture.change({ batches: true });
    imports.importBatches();
  };
  const dismiss = (): void => {
    capture.dismissBatchHint();
    imports.dismissBatchHint();
  };
  return (
    <Banner icon="info">
      <span role="status">
        <b>{EMPTY.batches(total)}.</b> {inFiles > 0 ? EMPTY.importedBatchesDescription : EMPTY.batchesDescription}
      </span>
      <Button label={inFiles > 0 ? EMPTY.importBatches : EMPTY.captureBatches} onPress={include} />
      <IconButton icon="close" label={EMPTY.dismiss} onPress={dismiss} />
    </Banner>
  );
}
