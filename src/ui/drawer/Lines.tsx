import { useLayoutEffect, useRef } from 'react';
import { DRAWER } from '../../core/words/panel.ts';
import type { RawLine, RawLines } from '../../engine/questions.ts';
import styles from './Lines.module.css';
import { tinted, type Language } from './tint.ts';

/** So much is left to be seen above the mark. */
const ABOVE = 40;

/** The lines of the body that a row was read from, with their numbers; its own part is marked. */
export function Lines({ lines, language }: { lines: RawLines | null; language: Language }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    const mark = lines && current?.querySelector('mark');
    if (current && mark) current.scrollTop = Math.max(0, mark.offsetTop - ABOVE);
  }, [lines]);

  if (!lines) return <p className={styles.none}>{DRAWER.noLines}</p>;
  return (
    // Scrolled with the keys, so it has to take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.lines} tabIndex={0} role="group" aria-label={DRAWER.lines}>
      {numbered(lines).map(({ number, line }) => (
        <div key={number} className={line.mark ? styles.marked : styles.line}>
          <span className={styles.number}>{number}</span>
          <code>
            {line.skipped > 0 && <span className={styles.cut}>{DRAWER.skipped(line.skipped)}</span>}
            {tinted(line.text, line.mark, language).map(({ from, text, tint, marked }) =>
              marked ? (
                <mark key={from} className={styles[tint]}>
                  {text}
                </mark>
              ) : (
                <span key={from} className={styles[tint]}>
                  {text}
                </span>
              ),
            )}
            {line.cut > 0 && <span className={styles.cut}>{DRAWER.cut(line.cut)}</span>}
          </code>
        </div>
      ))}
    </div>
  );
}

function numbered({ first, lines }: RawLines): readonly { readonly number: number; readonly line: RawLine }[] {
  return lines.map((line, index) => ({ number: first + index, line }));
}
