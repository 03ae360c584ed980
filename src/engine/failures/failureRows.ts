import { groupStatus, type FailureGroup } from '../../core/groups/failureGroups.ts';
import type { FailureRow, FailureRows } from '../api/failureApi.ts';
import type { RowKey } from '../api/treeRow.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { cell, statusCell } from '../tree/operationCells.ts';
import { operationKey, parseRowKey } from '../tree/rowKey.ts';

/** @param most maximum number of groups */
export function failureRows(stored: StoredExchange, most: number): FailureRows {
  const { groups, causes, dependents } = stored.view.failures.summary();
  return {
    groups: groups.slice(0, most).map((group) => failureRow(stored, group)),
    total: groups.length,
    causes,
    dependents,
  };
}

function failureRow(stored: StoredExchange, group: FailureGroup): FailureRow {
  const { operations } = stored.report;
  const { outcome, count, first, message, dependents } = group;
  const status = groupStatus(group);
  return {
    key: operationKey(first),
    outcome,
    status: status === '' ? statusCell(operations.detail(first), []) : status,
    count,
    name: count === 1 ? cell(stored.name(operations.label(first), first)) : folderName(stored, group),
    message,
    dependents,
  };
}

/** The name of the common folder, relative to the request; null if it is the resource of the request. */
function folderName({ name }: StoredExchange, { folder, first }: FailureGroup): string | null {
  if (folder === '') return null;
  const shown = cell(name(folder, first));
  return typeof shown === 'string' && shown.endsWith('/') ? shown : null;
}

/** Returns the row of the next operation of a group. @param after a row of an operation, or a part of one */
export function failureInGroup(stored: StoredExchange, group: number, after: RowKey | null): RowKey | null {
  const target = after === null ? null : parseRowKey(after);
  const from = target && 'operation' in target ? (target.operation ?? -1) : -1;
  const next = stored.view.failures.next(group, from);
  return next === null ? null : operationKey(next);
}
