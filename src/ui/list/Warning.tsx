import { EMPTY } from '../../core/words/panel.ts';
import { useCapture, useView } from '../context.ts';
import { Notice } from '../parts/Notice.tsx';

/** Why nothing more will come, while what came is still shown. An empty list says it itself. */
export function Warning() {
  const { blocked } = useCapture();
  const listed = useView((view) => (view.overview?.exchanges.length ?? 0) > 0);
  if (!blocked || !listed) return null;
  const [title, why] = blocked === 'page' ? [EMPTY.page, EMPTY.pageWhy] : [EMPTY.reloaded, EMPTY.reloadedWhy];
  return (
    <Notice icon="warning">
      <b>{title}</b> {why}
    </Notice>
  );
}
