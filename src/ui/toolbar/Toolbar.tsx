import { TOOLBAR } from '../messages/panel.ts';
import { useCapture, useHost, useView } from '../context.ts';
import { clearLetter, isMac, shortcutLabel } from '../shortcuts.ts';
import { RovingToolbar } from '../components/RovingToolbar.tsx';
import { Checkbox } from '../components/Checkbox.tsx';
import { IconButton, IconToggle } from '../components/IconButton.tsx';
import { ImportButton } from '../import/ImportButton.tsx';
import { RulesButton } from '../rules/Rules.tsx';
import { ExportButton } from './ExportButton.tsx';
import styles from './Toolbar.module.css';

export function Toolbar() {
  const { capture } = useHost();
  const { recording, keepLog, batches, blocked, isApplying = false } = useCapture();
  const nothing = useView((view) => (view.overview?.totals.exchanges ?? 0) === 0);
  const lost = blocked === 'reloaded';
  return (
    <RovingToolbar className={styles.toolbar ?? ''} label={TOOLBAR.label} busy={isApplying}>
      <IconToggle
        icon="record"
        solid={recording}
        className={styles.record}
        label={TOOLBAR.record}
        hint={recording ? TOOLBAR.recording : TOOLBAR.record}
        keys={shortcutLabel('E')}
        on={recording}
        disabled={lost}
        onChange={(on) => capture.change({ recording: on })}
      />
      <IconButton
        icon="clear"
        label={TOOLBAR.clear}
        keys={shortcutLabel(clearLetter(isMac()).toUpperCase())}
        disabled={lost || nothing}
        onPress={() => capture.clear()}
      />
      <span className={styles.line} />
      <Checkbox
        label={TOOLBAR.keepLog}
        tooltip={TOOLBAR.keepLogTooltip}
        on={keepLog}
        disabled={lost}
        onChange={(on) => capture.change({ keepLog: on })}
      />
      <Checkbox
        label={TOOLBAR.batches}
        more={TOOLBAR.batchesMore}
        tooltip={TOOLBAR.batchesTooltip}
        on={batches}
        disabled={lost}
        onChange={(on) => capture.change({ batches: on })}
      />
      <span className={styles.line} />
      <ImportButton disabled={lost} />
      <ExportButton disabled={lost || nothing} />
      <span className={styles.end} />
      <RulesButton />
    </RovingToolbar>
  );
}
