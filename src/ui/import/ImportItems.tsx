import { IMPORT } from '../messages/import.ts';
import { messageText } from '../messages/text.ts';
import type { FileImport } from '../../engine/api/importApi.ts';
import { usePanel } from '../context.ts';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ProgressBar } from '../components/ProgressBar.tsx';
import styles from './ImportItems.module.css';

/** The progress or the message of each import. */
export function ImportItems({ imports }: { imports: readonly FileImport[] }) {
  return (
    <ul className={styles.list} aria-label={IMPORT.label}>
      {imports.map((fileImport) => (
        <li key={fileImport.id} className={styles.item} data-failed={fileImport.failed || undefined}>
          {fileImport.message === null ? <InProgress fileImport={fileImport} /> : <Finished fileImport={fileImport} />}
        </li>
      ))}
    </ul>
  );
}

function InProgress({ fileImport: { id, name, progress, listed } }: { fileImport: FileImport }) {
  const panel = usePanel();
  const details = [IMPORT.share(progress ?? 1), listed > 0 ? IMPORT.listed(listed) : ''];
  return (
    <>
      <span className={styles.text}>
        <b>{name}</b> {details.filter(Boolean).join(' · ')}
      </span>
      <button
        type="button"
        className="link"
        aria-label={IMPORT.cancelSpoken(name)}
        onClick={() => panel.imports.remove(id)}
      >
        {IMPORT.cancel}
      </button>
      <ProgressBar value={progress ?? 1} label={IMPORT.importing(name)} />
    </>
  );
}

function Finished({ fileImport: { id, name, message, failed } }: { fileImport: FileImport }) {
  const panel = usePanel();
  return (
    <>
      <Icon name={failed ? 'warning' : 'info'} size={16} />
      <span className={styles.text}>
        <b>{name}</b> {message && messageText(message)}
      </span>
      <IconButton icon="close" label={IMPORT.close(name)} onPress={() => panel.imports.remove(id)} />
    </>
  );
}
