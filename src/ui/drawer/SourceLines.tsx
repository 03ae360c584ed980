import { Fragment, useLayoutEffect, useRef } from 'react';
import { DRAWER } from '../messages/detail.ts';
import type { SourceLine, SourceLines } from '../../engine/detail/sourceLines.ts';
import { classNames } from '../classNames.ts';
import styles from './SourceLines.module.css';
import { highlightLines, type HighlightedLine, type Language, splitAtBreaks, urlIn } from './highlight.ts';

/** Space above the mark, in pixels. */
const ABOVE = 40;

interface Props {
  readonly lines: SourceLines | null;
  readonly language: Language;
  readonly label?: string;
  /** Whether JSON strings that are http or https URLs are links. */
  readonly hasLinks?: boolean;
}

/** Numbered lines of a text; the part that belongs to the row is marked. */
export function SourceLines({ lines, language, label = DRAWER.lines, hasLinks = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || !lines) return undefined;
    let width = -1;
    // A new width wraps the lines differently. A new height must not change the scroll position.
    const observer = new ResizeObserver(() => {
      if (current.clientWidth === width) return;
      width = current.clientWidth;
      showMark(current);
    });
    // The observer also reports the initial width, before the lines are painted.
    observer.observe(current);
    return () => observer.disconnect();
  }, [lines]);

  if (!lines) return <p className={styles.none}>{DRAWER.noLines}</p>;
  return (
    // Focusable, so that the arrow keys scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.lines} tabIndex={0} role="group" aria-label={label}>
      {numberedLines(lines, language).map(({ number, line, highlighted }) => (
        <div key={number} className={line.mark ? styles.marked : styles.line}>
          <span className={styles.number}>{number}</span>
          <code>
            {line.skipped > 0 && <span className={styles.cut}>{DRAWER.skipped(line.skipped)}</span>}
            <Text line={highlighted} hasLinks={hasLinks} />
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

/** Tags of at most this many characters do not wrap. */
const MAX_UNBROKEN = 32;

function Text({ line: { tokens, breaks }, hasLinks }: { line: HighlightedLine; hasLinks: boolean }) {
  return tokens.map((token) => {
    const { from, type, marked } = token;
    const Tag = marked ? 'mark' : 'span';
    const url = hasLinks && type === 'string' ? urlIn(token.text) : null;
    const isUnbroken = type === 'tag' && token.text.length <= MAX_UNBROKEN;
    return (
      <Fragment key={from}>
        {breaks.has(from) && <wbr />}
        <Tag className={classNames(styles[type], isUnbroken && styles.unbroken)}>
          {url === null ? (
            <Broken parts={splitAtBreaks(token, breaks)} />
          ) : (
            <a href={url} target="_blank" rel="noopener noreferrer">
              <Broken parts={splitAtBreaks(token, breaks)} />
            </a>
          )}
        </Tag>
      </Fragment>
    );
  });
}

/** Parts of a text, between which it may wrap. */
function Broken({ parts }: { parts: readonly string[] }) {
  return parts.map((part, index) => (
    // The order never changes.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

interface NumberedLine {
  readonly number: number;
  readonly line: SourceLine;
  readonly highlighted: HighlightedLine;
}

function numberedLines({ first, lines }: SourceLines, language: Language): readonly NumberedLine[] {
  const highlighted = highlightLines(lines, language);
  return lines.flatMap((line, index) => {
    const tokens = highlighted[index];
    return tokens ? [{ number: first + index, line, highlighted: tokens }] : [];
  });
}
