import { rowMessages } from '../tree/messages.ts';
import { operationCells } from '../tree/operationCells.ts';
import { type NodeTarget, rowKey } from '../tree/rowKey.ts';
import { nodeCells } from '../tree/views/nodeCells.ts';
import type { RowDetail } from '../api/engineApi.ts';
import type { Fact } from '../api/treeRow.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { limited } from './detailLines.ts';
import { statusesOfOperation } from './statedStatuses.ts';

/** Creates the drawer of a folder or group of the view that is shown; null if there is no such row. */
export function nodeDetail({ exchange, report, name, view }: StoredExchange, target: NodeTarget): RowDetail | null {
  const rows = view.shownNodes;
  if (!rows || rows.nodeOf(target) === -1) return null;
  const operation = report.operations.detail(target.first);
  const own = operationCells(operation, target.first, report, name);
  const cells = nodeCells(target, report.format, rows, own);
  const { contents } = cells;
  const text = (factName: Fact['name'], value: Fact['text'], mono = false): Fact => ({
    name: factName,
    text: limited(value),
    href: null,
    mono,
  });
  // The others in a folder may have other statuses.
  const isOneStatus = target.set === 'equal' || target.set === 'status';
  return {
    key: rowKey(target),
    heading: limited(cells.name),
    outcome: cells.outcome ?? null,
    statuses: isOneStatus ? statusesOfOperation(operation, { request: exchange.request, report }) : [],
    facts: [
      text('resource', cells.title ?? '', true),
      text('status', cells.statusText ?? ''),
      text('message', target.set === 'equal' ? cells.message : ''),
      text('results', contents ? rowMessages.contents(contents.total, contents.outcomes) : ''),
    ].filter((one) => one.text !== ''),
    lists: {},
    lines: null,
  };
}
