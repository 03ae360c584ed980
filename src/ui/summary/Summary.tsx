import { SUMMARY } from '../messages/panel.ts';
import { size } from '../../core/text/format.ts';
import { useCapture, useView } from '../context.ts';
import { SelectionStatus } from '../select/SelectionStatus.tsx';
import styles from './Summary.module.css';

export function Summary() {
  const totals = useView((view) => view.overview?.totals);
  const dropped = useView((view) => view.overview?.dropped);
  const { recording, blocked } = useCapture();
  const capturing = blocked ? SUMMARY.blocked : recording ? SUMMARY.recording : SUMMARY.paused;
  return (
    <footer className={styles.summary} aria-label={SUMMARY.label}>
      {totals && (
        <>
          <span>{SUMMARY.responses(totals.exchanges)}</span>
          {totals.operations > 0 && (
            <span className={totals.failed > 0 ? styles.failed : undefined}>
              {SUMMARY.failed(totals.failed, totals.operations)}
            </span>
          )}
          {totals.dependent > 0 && <span>{SUMMARY.dependent(totals.dependent)}</span>}
          {totals.unlisted > 0 && <span className={styles.failed}>{SUMMARY.unlisted(totals.unlisted)}</span>}
          {totals.unreadable > 0 && <span className={styles.failed}>{SUMMARY.unreadable(totals.unreadable)}</span>}
          {totals.unknown > 0 && <span className={styles.failed}>{SUMMARY.unknown(totals.unknown)}</span>}
          {dropped && dropped.total > 0 && (
            <span>{SUMMARY.dropped(dropped.total, dropped.failed, dropped.unknown)}</span>
          )}
          {totals.bytes > 0 && <span>{size(totals.bytes)}</span>}
        </>
      )}
      <SelectionStatus />
      <span className={styles.capturing}>{capturing}</span>
    </footer>
  );
}
