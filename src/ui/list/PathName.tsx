import { classNames } from '../classNames.ts';
import { Highlight } from '../highlight/Highlight.tsx';
import styles from './PathName.module.css';
import { splitPath } from './splitPath.ts';

interface Props {
  readonly method: string;
  /** Null if all listed responses have the same host. */
  readonly host: string | null;
  readonly path: string;
}

/**
 * The method and the path of a response. If the path does not fit, its folders are shortened at their end, then the middle of its last
 * segment, so that paths with the same beginning stay different. The browser does this when it lays out the row, so nothing is measured.
 */
export function PathName({ method, host, path }: Props) {
  const { folders, segment, end } = splitPath(path);
  const isShort = folders === '' && end === '' && host === null;
  if (isShort) {
    return (
      <span className={styles.segment}>
        <Highlight field="method" text={method} /> <Highlight field="url" text={path} />
      </span>
    );
  }
  return (
    <>
      <span className={styles.method}>
        <Highlight field="method" text={method} />
        {method === '' ? '' : ' '}
      </span>
      {host !== null && <span className={styles.host}>{host}</span>}
      {folders !== '' && (
        <span className={classNames(styles.folders, folders.length > LEAST && styles.shortened)}>
          <Highlight field="url" text={folders} after={segment + end} />
        </span>
      )}
      <span className={classNames(styles.segment, segment.length > LEAST && styles.shortened)}>
        <Highlight field="url" text={segment} before={folders} after={end} />
      </span>
      {end !== '' && (
        <span className={styles.end}>
          <Highlight field="url" text={end} before={folders + segment} />
        </span>
      )}
    </>
  );
}

/** Parts of this length are always shown. */
const LEAST = 5;
