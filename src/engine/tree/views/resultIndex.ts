import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import type { DisplayText } from '../../../core/model/message.ts';
import { isMessage } from '../../../core/model/message.ts';
import { messagePattern } from '../../../core/groups/messagePattern.ts';
import { outcomeOfStatus } from '../../../core/model/outcome.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { rowMessages } from '../messages.ts';
import type { Ranks } from '../order.ts';
import { messageCell, statusCell } from '../operationCells.ts';
import { addNode, createNodeTable, typedNodes } from './nodeTable.ts';
import { NODE, type ViewIndexing } from './viewIndex.ts';

const OPERATIONS_PER_STEP = 64;
/** More different messages are one group, so that the memory for texts is limited. */
const MAX_MESSAGES = 1000;

/** The group of an operation. */
interface GroupKey {
  readonly key: string | number;
  readonly name: () => DisplayText;
  /** The name of the group if its operations have different names. */
  readonly pattern?: string;
}

/** Groups operations by their worst status, together with their outcome. */
export function statusIndexing(report: Report, ranks: Ranks): ViewIndexing {
  const { operations } = report;
  return indexing(report, NODE.status, (operation) => {
    const worst = worstStatus(operations.statuses(operation));
    const rank = ranks.of(operation);
    return {
      key: (worst ?? 0) * 8 + rank,
      name: () => {
        const shown = operations.detail(operation);
        return statusCell({ ...shown, status: worst, statusText: null, code: null }, []);
      },
    };
  });
}

function worstStatus(statuses: readonly number[]): number | null {
  if (statuses.length < 2) return statuses[0] ?? null;
  return statuses.reduce((worst, status) => (rankOf(status) < rankOf(worst) ? status : worst));
}

function rankOf(status: number): number {
  return outcomeNumber(outcomeOfStatus(status));
}

const OTHERS: GroupKey = { key: 'others', name: () => rowMessages.otherMessages };
const NO_MESSAGE: GroupKey = { key: '', name: () => rowMessages.noMessage };
const BECAUSE_OF_OTHERS: GroupKey = { key: 'because', name: () => rowMessages.becauseOfOthers };

/** Groups operations by the pattern of their message, or by their conditions. */
export function messageIndexing(report: Report): ViewIndexing {
  const { operations } = report;
  return indexing(report, NODE.message, (operation) => {
    const missing = operations.missing(operation);
    const summary = operations.summary?.(operation) ?? null;
    const isDependent = operations.outcome(operation) === 'dependent';
    if (summary && missing === 0) return isDependent ? BECAUSE_OF_OTHERS : NO_MESSAGE;
    const shown = summary ?? operations.detail(operation);
    const message = messageCell(shown, missing);
    if (isMessage(message)) return { key: `${message.key} ${JSON.stringify(message.params)}`, name: () => message };
    if (message === '') return isDependent ? BECAUSE_OF_OTHERS : NO_MESSAGE;
    const pattern = messagePattern(message, shown.label);
    return { key: `: ${pattern}`, name: () => message, pattern };
  });
}

function* indexing(report: Report, kind: number, groupOf: (operation: number) => GroupKey): ViewIndexing {
  const { operations } = report;
  const release = operations.hold?.();
  const table = createNodeTable();
  addNode(table, -1, NODE.root, 0);
  const names: DisplayText[] = [''];
  const known = new Map<string | number, number>();
  // There are fewer than 6,000 combinations of status and outcome.
  const nodeOf = new Uint16Array(operations.size);
  let count = 0;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    let group = groupOf(operation);
    if (known.size >= MAX_MESSAGES && kind === NODE.message && !known.has(group.key)) group = OTHERS;
    let node = known.get(group.key);
    if (node === undefined) {
      node = addNode(table, 0, kind, operation);
      names.push(group.name());
      known.set(group.key, node);
    } else if (group.pattern !== undefined && names[node] !== group.pattern && names[node] !== group.name())
      names[node] = group.pattern;
    nodeOf[operation] = node;
    count += 1;
    if (count % OPERATIONS_PER_STEP === 0) yield;
  }
  release?.();
  return {
    ...typedNodes(table),
    nodeOf,
    name: (node) => names[node] ?? '',
    path: () => null,
    nameIn: () => null,
  };
}
