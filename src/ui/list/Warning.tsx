import { EMPTY } from '../../core/words/panel.ts';
import { useCapture, useView } from '../context.ts';
import { Notice } from '../parts/Notice.tsx';

/** Why nothing more will come, while what came is still shown (an empty list says it itself), and what is wrong with the settings. */
export function Warning() {
  const { blocked, notice } = useCapture();
  const listed = useView((view) => (view.overview?.exchanges.length ?? 0) > 0);
  const [title, why] = blocked === 'page' ? [EMPTY.page, EMPTY.pageWhy] : [EMPTY.reloaded, EMPTY.reloadedWhy];
  return (
    <>
      {blocked && listed && (
        <Notice icon="warning">
          <b>{title}</b> {why}
        </Notice>
      )}
      {notice !== undefined && <Notice icon="warning">{notice}</Notice>}
    </>
  );
}
