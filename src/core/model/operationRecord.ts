import type { Operation, Operations } from './operation.ts';

/** An operation with its nested operations, for formats that do not need columns. */
export interface OperationRecord extends Operation {
  readonly operations: readonly OperationRecord[];
}

const DEFAULTS = {
  range: null,
  label: null,
  hrefs: [],
  method: null,
  status: null,
  statusText: null,
  note: null,
  message: null,
  conditions: [],
  location: null,
  retryAfter: null,
  requestIndex: null,
  propstats: [],
  group: null,
  code: null,
  recovered: false,
  unrequested: false,
  operations: [],
} as const;

/** Creates a record with defaults for the members that are omitted. */
export function createOperationRecord(
  known: Pick<OperationRecord, 'pointer' | 'outcome'> & Partial<OperationRecord>,
): OperationRecord {
  return { ...DEFAULTS, ...known };
}

/** Returns a list of records as {@link Operations}, in preorder. */
export function operationsOfRecords(records: readonly OperationRecord[]): Operations {
  const flat: OperationRecord[] = [];
  const parents: number[] = [];
  const ends: number[] = [];
  const visit = (list: readonly OperationRecord[], parent: number): void => {
    for (const record of list) {
      const at = flat.push(record) - 1;
      parents.push(parent);
      ends.push(at + 1);
      visit(record.operations, at);
      ends[at] = flat.length;
    }
  };
  visit(records, -1);

  const record = (operation: number): OperationRecord => {
    const found = flat[operation];
    if (!found) throw new RangeError(`no operation ${operation} among ${flat.length}`);
    return found;
  };
  return {
    size: flat.length,
    parent: (operation) => parents[operation] ?? -1,
    end: (operation) => ends[operation] ?? operation + 1,
    outcome: (operation) => record(operation).outcome,
    status: (operation) => record(operation).status,
    statuses: (operation) => {
      const { status } = record(operation);
      return status === null ? [] : [status];
    },
    label: (operation) => record(operation).label,
    missing: () => 0,
    detail: record,
  };
}

export const NO_OPERATIONS: Operations = operationsOfRecords([]);
