import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { RowDetail } from '../../engine/api/engineApi.ts';
import { CONTENT } from '../messages/detail.ts';
import type { Language } from './highlight.ts';
import styles from './RowText.module.css';
import { SourceLines } from './SourceLines.tsx';

const BodyView = lazy(async () => ({ default: (await import('./BodyView.tsx')).BodyView }));

const RequestView = lazy(async () => ({ default: (await import('./RequestView.tsx')).RequestView }));

type View = 'body' | 'source' | 'request';

/** The texts that belong to a row: its body, the lines of the response that it was parsed from, and those of the request. */
export function RowText({ detail, language }: { detail: RowDetail; language: Language }) {
  const [preferred, setPreferred] = useState<View | null>(null);
  const { body, lines, key } = detail;
  const views: readonly View[] = body === undefined ? ['source', 'request'] : ['body', 'source', 'request'];
  // Nothing in the response belongs to a request item without a result.
  const first = body === undefined && lines === null ? 'request' : views[0];
  const shown = views.find((view) => view === preferred) ?? first;
  const titles = {
    request: CONTENT.request,
    body: body?.isWholeItem === true ? CONTENT.item : CONTENT.body,
    source: CONTENT.source,
  };
  const content: ReactNode =
    shown === 'body' && body !== undefined ? (
      <Suspense>
        <BodyView key={key} row={key} body={body} />
      </Suspense>
    ) : shown === 'request' ? (
      <Suspense>
        <RequestView row={key} />
      </Suspense>
    ) : (
      <SourceLines lines={lines} language={language} />
    );
  return (
    <div className={styles.text}>
      <div className={styles.views} role="group" aria-label={CONTENT.views}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            className={styles.view}
            aria-pressed={view === shown}
            onClick={() => setPreferred(view)}
          >
            {titles[view]}
          </button>
        ))}
      </div>
      {content}
    </div>
  );
}
