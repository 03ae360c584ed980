import { useEffect, useState } from 'react';
import type { SourceLines as Lines } from '../../engine/detail/sourceLines.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { SourceLines } from '../drawer/SourceLines.tsx';
import styles from './Checks.module.css';

/** The lines of the body at the first place of a rule. */
export function Snippet({ exchange, rule }: { exchange: number; rule: string }) {
  const { engine } = useHost();
  const panel = usePanel();
  const format = useView((view) => view.detail?.format ?? null);
  const [lines, setLines] = useState<Lines | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const source = await engine.checkSource(exchange, rule, 0);
      if (isCurrent) setLines(source);
    };
    panel.run(load());
    return () => {
      isCurrent = false;
    };
  }, [engine, panel, exchange, rule]);
  if (!lines) return null;
  const language = format === 'webdav' ? 'xml' : 'json';
  return (
    <div className={styles.snippet}>
      <SourceLines lines={lines} language={language} />
    </div>
  );
}
