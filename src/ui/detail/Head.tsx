import { size } from '../../core/words/amount.ts';
import { DETAIL } from '../../core/words/panel.ts';
import type { ExchangeDetail } from '../../engine/questions.ts';
import { OutcomeBar } from '../parts/OutcomeBar.tsx';
import styles from './Head.module.css';
import { Legend } from './Legend.tsx';

export function Head({ detail }: { detail: ExchangeDetail }) {
  const { method, url, status, statusText, contentType, bodySize, verdict, summary, reading, format, evidence } =
    detail;
  const about = [`${status} ${statusText}`.trim(), contentType ?? '', bodySize === null ? '' : size(bodySize)];
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <span className={styles.url} title={`${method} ${url}`}>
          <b>{method}</b> {url}
        </span>
        <span className={styles.about}>{about.filter(Boolean).join(' · ')}</span>
      </div>
      <p className={styles.verdict} data-testid="verdict">
        {verdict.sentence}
      </p>
      {reading !== null && <progress className={styles.reading} value={reading} aria-label={DETAIL.reading(reading)} />}
      {summary.total > 0 && (
        <>
          <OutcomeBar summary={summary} big />
          <Legend summary={summary} />
        </>
      )}
      {/* Of a multistatus there is nothing to doubt; how a batch was recognised may be wrong. */}
      {evidence !== null && format !== 'webdav' && (
        <p className={styles.evidence} title={evidence}>
          {DETAIL.readAs(evidence)}
        </p>
      )}
    </header>
  );
}
