import { usePanel, useView } from '../context.ts';
import { MUTED_CHIP } from '../messages/mutedChip.ts';
import chips from '../filter/Chips.module.css';

/** The number of muted failures, beside the chips, if there are rules. Opens the rules. */
export function MutedChip() {
  const { mutes } = usePanel();
  const isUsed = useView((view) => view.mutes.rules.length > 0);
  const muted = useView((view) => view.overview?.muted ?? 0);
  if (!isUsed) return null;
  return (
    <button
      type="button"
      className={chips.chip}
      data-chip="muted"
      aria-haspopup="dialog"
      title={MUTED_CHIP.title(muted)}
      onClick={mutes.openDialog}
    >
      {MUTED_CHIP.text(muted)}
    </button>
  );
}
