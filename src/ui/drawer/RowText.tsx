import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { RowDetail } from '../../engine/api/engineApi.ts';
import { CONTENT } from '../messages/detail.ts';
import type { Language } from './highlight.ts';
import styles from './RowText.module.css';
import { SourceLines } from './SourceLines.tsx';

const BodyView = lazy(async () => ({ default: (await import('./BodyView.tsx')).BodyView }));

type View = 'body' | 'source';

/** The texts that belong to a row: its body, and the lines of the response that it was parsed from. */
export function RowText({ detail, language }: { detail: RowDetail; language: Language }) {
  const [preferred, setPreferred] = useState<View | null>(null);
  const { body, lines, key } = detail;
  const views: readonly View[] = body === undefined ? ['source'] : ['body', 'source'];
  const shown = views.find((view) => view === preferred) ?? views[0];
  const titles = { body: body?.isWholeItem === true ? CONTENT.item : CONTENT.body, source: CONTENT.source };
  const content: ReactNode =
    shown === 'body' && body !== undefined ? (
      <Suspense>
        <BodyView key={key} row={key} body={body} />
      </Suspense>
    ) : (
      <SourceLines lines={lines} language={language} />
    );
  return (
    <div className={styles.text}>
      {views.length > 1 && (
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
      )}
      {content}
    </div>
  );
}
