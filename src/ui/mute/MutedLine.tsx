import { usePanel, useView } from '../context.ts';
import { MUTE } from '../messages/mute.ts';
import styles from './MutedLine.module.css';

/** Below the verdict: the number of muted failures. */
export function MutedLine() {
  const { mutes } = usePanel();
  const muted = useView(({ overview, shown }) => overview?.exchanges.find(({ id }) => id === shown)?.muted ?? null);
  const isShown = useView((view) => view.query.showMuted === true);
  if (!muted) return null;
  return (
    <p className={styles.line} data-testid="muted">
      {muted.open === 0 ? MUTE.onlyMuted(muted.muted) : MUTE.line(muted.muted)}{' '}
      <button type="button" className="link" onClick={() => mutes.show(!isShown)}>
        {isShown ? MUTE.hide : MUTE.show}
      </button>{' '}
      <button type="button" className="link" aria-haspopup="dialog" onClick={mutes.openDialog}>
        {MUTE.edit}
      </button>
    </p>
  );
}
