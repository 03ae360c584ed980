import { Fragment, useLayoutEffect, useRef } from 'react';
import { DRAWER } from '../messages/panel.ts';
import type { RawLine, RawLines } from '../../engine/detail/sourceLines.ts';
import { classNames } from '../classNames.ts';
import styles from './SourceLines.module.css';
import { drawnLines, type DrawnLine, type Language, stretchesOf } from './highlight.ts';

/** So much is left to be seen above the mark. */
const ABOVE = 40;

/** The lines of the body that a row was read from, with their numbers; its own part is marked. */
export function SourceLines({ lines, language }: { lines: RawLines | null; language: Language }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || !lines) return undefined;
    let width = -1;
    // Another width breaks the lines elsewhere; another height leaves alone what the user has scrolled to.
    const observer = new ResizeObserver(() => {
      if (current.clientWidth === width) return;
      width = current.clientWidth;
      showMark(current);
    });
    // It tells the width that there is as well, before the lines are painted.
    observer.observe(current);
    return () => observer.disconnect();
  }, [lines]);

  if (!lines) return <p className={styles.none}>{DRAWER.noLines}</p>;
  return (
    // Scrolled with the keys, so it has to take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.lines} tabIndex={0} role="group" aria-label={DRAWER.lines}>
      {numbered(lines, language).map(({ number, line, drawn }) => (
        <div key={number} className={line.mark ? styles.marked : styles.line}>
          <span className={styles.number}>{number}</span>
          <code>
            {line.skipped > 0 && <span className={styles.cut}>{DRAWER.skipped(line.skipped)}</span>}
            <Text line={drawn} />
            {line.cut > 0 && <span className={styles.cut}>{DRAWER.cut(line.cut)}</span>}
          </code>
        </div>
      ))}
    </div>
  );
}

function showMark(box: HTMLElement): void {
  const mark = box.querySelector('mark');
  if (mark) box.scrollTop = Math.max(0, mark.offsetTop - ABOVE);
}

/** A tag of so many characters stays in one line. */
const WHOLE = 32;

function Text({ line: { pieces, seams } }: { line: DrawnLine }) {
  return pieces.map((piece) => {
    const { from, tint, marked } = piece;
    const Tag = marked ? 'mark' : 'span';
    const whole = tint === 'tag' && piece.text.length <= WHOLE;
    return (
      <Fragment key={from}>
        {seams.has(from) && <wbr />}
        <Tag className={classNames(styles[tint], whole && styles.whole)}>
          {stretchesOf(piece, seams).map((stretch, index) => (
            // They never change their order.
            // oxlint-disable-next-line react/no-array-index-key
            <Fragment key={index}>
              {index > 0 && <wbr />}
              {stretch}
            </Fragment>
          ))}
        </Tag>
      </Fragment>
    );
  });
}

interface Numbered {
  readonly number: number;
  readonly line: RawLine;
  readonly drawn: DrawnLine;
}

function numbered({ first, lines }: RawLines, language: Language): readonly Numbered[] {
  const drawn = drawnLines(lines, language);
  return lines.flatMap((line, index) => {
    const one = drawn[index];
    return one ? { number: first + index, line, drawn: one } : [];
  });
}
