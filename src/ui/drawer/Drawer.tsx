import { lazy, type Ref, Suspense } from 'react';
import { DRAWER } from '../messages/detail.ts';
import { SELECTION, SIGNS } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import { usePanel, useView } from '../context.ts';
import { useIsPainted } from '../components/useIsPainted.ts';
import { useShortcut } from '../useShortcut.ts';
import { IconButton } from '../components/IconButton.tsx';
import { MuteButton } from '../mute/MuteButton.tsx';
import styles from './Drawer.module.css';
import { RowText } from './RowText.tsx';

const Crumbs = lazy(async () => ({ default: (await import('../crumbs/Crumbs.tsx')).Crumbs }));

const FieldList = lazy(async () => ({ default: (await import('./FieldList.tsx')).FieldList }));

/** All details of the selected row. The previous details stay until the next ones are loaded. */
export function Drawer({ ref }: { ref: Ref<HTMLElement> }) {
  const panel = usePanel();
  const isPainted = useIsPainted();
  const rowDetail = useView((view) => view.rowDetail);
  const detail = isPainted ? rowDetail : null;
  const count = useView((view) => view.tree.several?.count ?? 1);
  const format = useView((view) => view.detail?.format ?? null);

  const close = (): void => panel.openDrawer(false);
  useShortcut('escape', (target) => {
    if (!(target instanceof Element) || !target.closest('[role=treegrid], [data-drawer]')) return false;
    // The first Escape reduces the selection, the second one closes the drawer.
    if (!panel.rows.several.reduce()) close();
    return true;
  });

  return (
    <section ref={ref} className={styles.drawer} aria-label={DRAWER.label} data-drawer="">
      {detail && (
        <div className={styles.panes}>
          {/* Focusable, so that the arrow keys scroll it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.details} tabIndex={0} role="group" aria-label={messageText(detail.heading)}>
            {count > 1 && <p className={styles.count}>{SELECTION.rows(count)}</p>}
            <Suspense>
              <Crumbs />
            </Suspense>
            <h3 className={styles.heading} data-outcome={detail.outcome ?? undefined}>
              {detail.outcome && <span aria-hidden="true">{SIGNS[detail.outcome]}</span>} {messageText(detail.heading)}
            </h3>
            <Suspense>
              <FieldList detail={detail} webdav={format === 'webdav'} />
            </Suspense>
            <MuteButton detail={detail} />
          </div>
          <RowText detail={detail} language={format === 'webdav' ? 'xml' : 'json'} />
        </div>
      )}
      <IconButton icon="close" label={DRAWER.close} keys="Esc" className={styles.close} onPress={close} />
    </section>
  );
}
