import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { COLUMNS } from '../../messages/columns.ts';
import styles from './ColumnDivider.module.css';
import { contentWidth } from './contentWidth.ts';
import { type DividedColumn, fitted, maximumOf, MINIMUM, resized, type ShownWidths } from './resizedColumns.ts';
import type { Columns } from './useColumnWidths.ts';

/** Pixels per press of an arrow key. */
const STEP = 10;

interface Props {
  readonly column: DividedColumn;
  readonly columns: Columns;
}

/**
 * The divider at the end of a column: dragging and the arrow keys resize the column, a double click and Enter fit it to its contents.
 * A focusable separator: https://www.w3.org/TR/wai-aria-1.2/#separator
 */
export function ColumnDivider({ column, columns }: Props) {
  const divider = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly start: number; readonly shown: ShownWidths } | null>(null);
  const [shown, setShown] = useState<ShownWidths>({ name: 0, status: 0, message: 0 });
  const measure = (): ShownWidths => shownWidths(divider.current);
  useEffect(() => {
    const header = divider.current?.closest('[role=row]');
    if (!header) return undefined;
    const observer = new ResizeObserver(() => setShown(shownWidths(divider.current)));
    for (const cell of header.children) observer.observe(cell);
    return () => observer.disconnect();
  }, []);

  const fit = (): void => {
    const tree = divider.current?.closest('[role=treegrid]');
    if (tree) columns.resize(fitted(column, contentWidth(tree, column), measure()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const now = measure();
    const width = new Map([
      ['ArrowLeft', now[column] - STEP],
      ['ArrowRight', now[column] + STEP],
      ['Home', MINIMUM[column]],
      ['End', maximumOf(column, now)],
    ]).get(event.key);
    if (width === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (width === undefined) fit();
    else columns.resize(resized(column, width, now));
  };
  return (
    <div
      ref={divider}
      className={styles.divider}
      role="separator"
      tabIndex={0}
      aria-label={COLUMNS.width[column]}
      title={COLUMNS.resize}
      aria-orientation="vertical"
      aria-valuemin={MINIMUM[column]}
      aria-valuenow={shown[column]}
      aria-valuemax={Math.max(MINIMUM[column], maximumOf(column, shown))}
      onKeyDown={onKeyDown}
      onDoubleClick={fit}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { start: event.clientX, shown: measure() };
      }}
      onPointerMove={({ clientX }) => {
        if (!drag.current || clientX === drag.current.start) return;
        const { start, shown: before } = drag.current;
        columns.resize(resized(column, before[column] + clientX - start, before));
      }}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
    />
  );
}

function shownWidths(divider: Element | null): ShownWidths {
  const header = divider?.closest('[role=row]');
  const widthOf = (column: string): number => {
    const cell = header?.querySelector(`[data-column=${column}]`);
    return cell instanceof HTMLElement ? cell.offsetWidth : 0;
  };
  return { name: widthOf('name'), status: widthOf('status'), message: widthOf('message') };
}
