import type { RowDetail } from '../../engine/api/engineApi.ts';
import { isFailed } from '../../core/model/outcome.ts';
import { usePanel, useView } from '../context.ts';
import { MUTE } from '../messages/mute.ts';
import styles from './MutedLine.module.css';

/** In the drawer of a failure: opens the dialog with a rule that mutes it. */
export function MuteButton({ detail: { key, outcome } }: { detail: RowDetail }) {
  const { mutes, run } = usePanel();
  const exchange = useView((view) => view.tree.exchange);
  if (exchange === null || outcome === null || !isFailed(outcome)) return null;
  return (
    <button
      type="button"
      className={`link ${styles.button}`}
      aria-haspopup="dialog"
      onClick={() => run(mutes.muteRow(exchange, key))}
    >
      {MUTE.hideLikeThis}
    </button>
  );
}
