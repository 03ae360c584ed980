import { contradictsItems } from '../../core/verdict/hiddenFailure.ts';
import { safeLine } from '../../core/text/safeText.ts';
import { size } from '../../core/text/format.ts';
import { messageText } from '../messages/text.ts';
import { DETAIL } from '../messages/detail.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { Icon } from '../components/Icon.tsx';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import { ProgressBar } from '../components/ProgressBar.tsx';
import { outcomeShares } from '../components/outcomeShares.ts';
import { MutedLine } from '../mute/MutedLine.tsx';
import styles from './DetailHeader.module.css';
import { Failures } from './Failures.tsx';
import { Legend } from './Legend.tsx';
import { legendEntries } from './legend.ts';

/** @param layout `narrow` or `wide`, and `low`, `high` or `tall` */
export function DetailHeader({ detail, layout }: { detail: ExchangeDetail; layout: string }) {
  const {
    method,
    path,
    url,
    status,
    statusText,
    contentType,
    bodySize,
    verdict,
    summary,
    parsedShare,
    format,
    evidence,
  } = detail;
  const { unanswered, statedTotals } = detail;
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
        {messageText(verdict.sentence)}
      </p>
      {parsedShare !== null && <ProgressBar value={parsedShare} label={DETAIL.parsing(parsedShare)} />}
      {(summary.total + unanswered > 0 || statedTotals !== null) && (
        <div className={styles.shares}>
          <OutcomeBar shares={outcomeShares(detail)} big />
          <Legend entries={legendEntries(summary, unanswered, statedTotals)} />
        </div>
      )}
      <MutedLine />
      <Failures detail={detail} isNarrow={layout.startsWith('narrow')} isTall={layout.endsWith('tall')} />
      {statedTotals !== null && contradictsItems(detail) && (
        <p className={styles.stated}>
          <Icon name="warning" size={14} />
          {DETAIL.stated(safeLine(statedTotals.source))}
        </p>
      )}
      {/* WebDAV is unambiguous; a batch may have been recognized by mistake. */}
      {evidence !== null && format !== 'webdav' && (
        <p className={styles.evidence} title={messageText(evidence)}>
          {DETAIL.recognizedBy(messageText(evidence))}
        </p>
      )}
    </header>
  );
}
