import { useEffect, useRef, useState } from 'react';
import type { BodyPreview, RowKey } from '../../engine/api/treeRow.ts';
import { useEditor } from '../body/useEditor.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { CONTENT } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import { useCopy } from '../useCopy.ts';
import styles from './BodyView.module.css';
import { SourceLines } from './SourceLines.tsx';

/** The body of an item or MIME part. Only its first lines are shown at first. */
export function BodyView({ row, body }: { row: RowKey; body: BodyPreview | null }) {
  const panel = usePanel();
  const { engine } = useHost();
  const { status, copyText } = useCopy();
  const exchange = useView((view) => view.shown);
  const [all, setAll] = useState<string | null>(null);
  if (body === null) return <p className={styles.none}>{CONTENT.none}</p>;
  const { mediaType, text, bytes, isBase64 } = body;
  if (text === null) return <p className={styles.none}>{CONTENT.binary(mediaType, bytes)}</p>;

  const { language, lines, total } = text;
  const load = async (id: number): Promise<void> => {
    const loaded = await engine.rowText(id, row, 'body');
    if (loaded !== null) setAll(messageText(loaded));
  };
  const isShortened = total > lines.lines.length || lines.lines.some(({ cut }) => cut > 0);
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.type}>{CONTENT.text(mediaType, isBase64)}</span>
        {isShortened && exchange !== null && (
          <button
            type="button"
            className="link"
            onClick={() => (all === null ? panel.run(load(exchange)) : setAll(null))}
          >
            {all === null ? CONTENT.showAll(total) : CONTENT.showFirst}
          </button>
        )}
        {exchange !== null && (
          <button type="button" className="link" onClick={() => copyText(engine.rowText(exchange, row, 'body'))}>
            {CONTENT.copy}
          </button>
        )}
        <span className={styles.status} role="status">
          {status}
        </span>
      </div>
      {all === null ? (
        <SourceLines lines={lines} language={language} label={CONTENT.bodyLabel} hasLinks />
      ) : (
        <EntireText text={all} language={language} />
      )}
    </>
  );
}

/** All lines of a body, of which the editor renders those that are visible. */
function EntireText({ text, language }: { text: string; language: 'xml' | 'json' | 'text' }) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useEditor(box, CONTENT.bodyLabel);
  useEffect(() => {
    editor?.wrap(true);
    editor?.show(text, language);
  }, [editor, text, language]);
  return <div ref={box} className={styles.editor} />;
}
