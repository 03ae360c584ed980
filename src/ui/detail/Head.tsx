import { size } from '../../core/words/amount.ts';
import { DETAIL } from '../../core/words/panel.ts';
import type { ExchangeDetail } from '../../engine/questions.ts';
import { OutcomeBar } from '../parts/OutcomeBar.tsx';
import { Progress } from '../parts/Progress.tsx';
import styles from './Head.module.css';
import { Legend } from './Legend.tsx';

export function Head({ detail }: { detail: ExchangeDetail }) {
  const { method, path, url, status, statusText, contentType, bodySize, verdict, summary, reading, format, evidence } =
    detail;
  const about = [`${status} ${statusText}`.trim(), contentType ?? '', bodySize === null ? '' : size(bodySize)];
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <span className={styles.url} title={`${method} ${url || path}`}>
          <b>{method}</b> {url || path}
        </span>
        <span className={styles.about}>{about.filter(Boolean).join(' · ')}</span>
      </div>
      <p className={styles.verdict} data-testid="verdict">
        {verdict.sentence}
      </p>
      {reading !== null && <Progress value={reading} label={DETAIL.reading(reading)} />}
      {summary.total > 0 && (
        <div className={styles.shares}>
          <OutcomeBar summary={summary} big />
          <Legend summary={summary} />
        </div>
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
