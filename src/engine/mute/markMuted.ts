import type { Query } from '../api/query.ts';
import type { Row } from '../api/treeRow.ts';
import type { VisibleRow } from '../tree/expansion.ts';
import { rowMessages } from '../tree/messages.ts';
import type { MutedOperations } from './mutedOperations.ts';

/**
 * Says in a row that it is muted, or that muted rows are hidden.
 *
 * @param muted what the query mutes in the response; null for nothing
 */
export function markMuted(row: Row, { target, count }: VisibleRow, query: Query, muted: MutedOperations | null): Row {
  if (!muted) return row;
  if (target.kind === 'hidden' && query.showMuted !== true) {
    const isFiltered = query.text !== '' || query.chip !== 'all';
    return { ...row, name: isFiltered ? rowMessages.hiddenOrMuted(count) : rowMessages.hiddenMuted(count) };
  }
  if (target.kind !== 'operation' || muted.marks[target.operation] === 0) return row;
  return { ...row, note: row.note ?? rowMessages.muted };
}
