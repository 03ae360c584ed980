import { lazy, memo, Suspense } from 'react';
import type { SortColumn } from '../../../engine/tree/order.ts';
import { TREE } from '../../messages/detail.ts';
import { usePanel, useView } from '../../context.ts';
import { classNames } from '../../classNames.ts';
import { Icon } from '../../components/Icon.tsx';
import type { Columns } from '../columns/useColumnWidths.ts';
import { nextOrder, sortedColumn } from './columnSort.ts';
import { SortButton } from './SortButton.tsx';
import styles from './TreeHeader.module.css';

const COLUMNS: readonly SortColumn[] = ['name', 'status', 'message'];

// Rows are painted without it.
const ColumnDivider = lazy(async () => ({ default: (await import('../columns/ColumnDivider.tsx')).ColumnDivider }));

interface Props {
  readonly className: string | undefined;
  readonly columns: Columns;
}

/** The headers of the columns. A press sorts the rows by a column. */
export const TreeHeader = memo(({ className, columns }: Props) => (
  <div className={classNames(styles.head, className)} role="row" aria-rowindex={1}>
    {COLUMNS.map((column) => (
      <ColumnHeader key={column} column={column} columns={columns} />
    ))}
  </div>
));
TreeHeader.displayName = 'TreeHeader';

function ColumnHeader({ column, columns }: { column: SortColumn; columns: Columns }) {
  const panel = usePanel();
  const order = useView((view) => view.query.order);
  const sorted = sortedColumn(order);
  const next = nextOrder(column, order);
  return (
    <span
      className={styles.column}
      role="columnheader"
      aria-label={TREE.columns[column]}
      aria-sort={sorted.column === column ? sorted.direction : 'none'}
      data-column={column}
    >
      <button type="button" className={styles.sort} title={TREE.sortBy(next)} onClick={() => panel.sortRows(next)}>
        {TREE.columns[column]}
        <Icon name={sorted.direction === 'ascending' ? 'up' : 'down'} size={14} />
      </button>
      {column === 'name' && <SortButton />}
      {(column === 'name' || (column === 'status' && !columns.isNarrow)) && (
        <Suspense>
          <ColumnDivider column={column} columns={columns} />
        </Suspense>
      )}
    </span>
  );
}
