import { lazy, Suspense } from 'react';
import type { NameValue } from '../../core/har/exchange.ts';
import { clock, duration } from '../../core/text/format.ts';
import { HEADERS } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { HeaderTable, Row } from './HeaderTable.tsx';
import styles from './Headers.module.css';

const Server = lazy(async () => ({ default: (await import('./Server.tsx')).Server }));

export function Headers({ detail }: { detail: ExchangeDetail }) {
  const { startedDateTime, time } = detail;
  const general: readonly (readonly [string, string | null])[] = [
    [HEADERS.url, detail.url],
    [HEADERS.method, detail.method],
    [HEADERS.status, `${detail.status} ${detail.statusText}`.trim()],
    [HEADERS.started, startedDateTime === null ? null : clock(startedDateTime)],
    [HEADERS.time, time === null ? null : duration(time)],
    [HEADERS.file, detail.file],
    [HEADERS.evidence, detail.evidence && messageText(detail.evidence)],
    [HEADERS.description, detail.description],
    [HEADERS.syncToken, detail.syncToken],
  ];
  const known = general.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]));
  return (
    // Focusable, so that the arrow keys scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.headers} tabIndex={0} role="group" aria-label={HEADERS.label}>
      <Table title={HEADERS.general} values={known} />
      {/* The others are not shown first, because they would move. */}
      <Suspense>
        <Server detail={detail} />
        <Table title={HEADERS.response} values={detail.responseHeaders} />
        <Table title={HEADERS.request} values={detail.requestHeaders} />
      </Suspense>
    </div>
  );
}

function Table({ title, values }: { title: string; values: readonly NameValue[] }) {
  return (
    <HeaderTable title={title}>
      {values.length === 0 && (
        <tr>
          <td colSpan={2}>{HEADERS.none}</td>
        </tr>
      )}
      {values.map(({ name, value }, index) => (
        // A header may occur twice with the same value, and the order never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <Row key={`${name} ${index}`} name={name}>
          {value}
        </Row>
      ))}
    </HeaderTable>
  );
}
