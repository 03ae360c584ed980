import { IMPORT } from '../messages/import.ts';
import type { FileImport } from '../../engine/api/importApi.ts';
import { usePanel, useView } from '../context.ts';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ProgressBar } from '../components/ProgressBar.tsx';
import styles from './ImportList.module.css';

/** Imports in progress, and finished ones with a message. */
export function ImportList() {
  const openings = useView((view) => view.imports).filter(
    ({ progress, message }) => progress !== null || message !== null,
  );
  return (
    <>
      {/* Live regions must exist before their content. Without the progress, which would be announced at every change. */}
      <div className="visually-hidden" role="status" data-testid="imports-spoken">
        {openings.map(({ id, name, message }) => (
          <p key={id}>{message === null ? IMPORT.importing(name) : `${name} ${message}`}</p>
        ))}
      </div>
      {openings.length > 0 && (
        <ul className={styles.list} aria-label={IMPORT.label}>
          {openings.map((opening) => (
            <li key={opening.id} className={styles.item} data-failed={opening.failed || undefined}>
              {opening.message === null ? <InProgress opening={opening} /> : <Finished opening={opening} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function InProgress({ opening: { id, name, progress, listed } }: { opening: FileImport }) {
  const panel = usePanel();
  const details = [IMPORT.share(progress ?? 1), listed > 0 ? IMPORT.listed(listed) : ''];
  return (
    <>
      <span className={styles.words}>
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

function Finished({ opening: { id, name, message, failed } }: { opening: FileImport }) {
  const panel = usePanel();
  return (
    <>
      <Icon name={failed ? 'warning' : 'info'} size={16} />
      <span className={styles.words}>
        <b>{name}</b> {message}
      </span>
      <IconButton icon="close" label={IMPORT.close(name)} onPress={() => panel.imports.remove(id)} />
    </>
  );
}
