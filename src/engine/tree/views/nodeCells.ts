import { statusWithPhrase } from '../../../core/explain/statusWithPhrase.ts';
import { isFailed } from '../../../core/model/outcome.ts';
import type { Format } from '../../../core/model/parsedBody.ts';
import type { Report } from '../../../core/verdict/report.ts';
import type { Row, RowKind } from '../../api/treeRow.ts';
import { rowMessages } from '../messages.ts';
import { cell, type OperationCells } from '../operationCells.ts';
import type { NodeTarget } from '../rowKey.ts';
import { IS_FOLDER, SAME_STATUS } from './viewIndex.ts';
import type { ViewRows } from './viewRows.ts';

/** In a folder, an operation has the last part of its path as its name. */
export function nameInView({ operations }: Report, view: ViewRows | null, operation: number): Partial<Row> {
  if (!view || operations.parent(operation) !== -1) return {};
  const label = operations.label(operation);
  const name = view.layout.index.nameIn(operation, label);
  if (name === null) return {};
  return { name: cell(name), title: label !== null && label !== name ? cell(label) : null };
}

/** @param own the cells of an operation in the folder or group: those of equal results are the same */
export function nodeCells(
  target: NodeTarget,
  format: Format | null,
  view: ViewRows | null,
  own: OperationCells,
): Pick<Row, 'name' | 'message'> & Partial<Row> {
  if (!view) return { name: '', message: '' };
  const { index } = view.layout;
  const node = view.nodeOf(target);
  const contents = view.contents(target);
  const isWebDav = format === 'webdav';
  if (target.set === 'equal') {
    const bits = index.lengths[node] ?? 0;
    const shared = (bits & SAME_STATUS) === 0 ? own : ofStatus(own);
    const words = (bits & IS_FOLDER) !== 0 ? rowMessages.folders : isWebDav ? rowMessages.files : rowMessages.items;
    return { ...shared, kind: 'equal', title: null, name: words(contents.total), contents };
  }
  const words = isWebDav ? rowMessages.resources : rowMessages.items;
  return {
    kind: kindOf(target),
    name: cell(index.name(node)),
    title: index.path(node),
    message: words(contents.total),
    contents,
  };
}

/** The cells of results of which only the outcome and the status are the same. */
function ofStatus({ outcome, status, ...others }: OperationCells): OperationCells {
  const statusText =
    status !== null
      ? statusWithPhrase(status)
      : outcome === 'success'
        ? rowMessages.succeeded
        : outcome !== null && isFailed(outcome)
          ? rowMessages.failed
          : rowMessages.noStatus;
  return { ...others, outcome, status, statusText, message: '', causes: [], note: null };
}

function kindOf({ set }: NodeTarget): RowKind {
  return set === 'folder' || set === 'list' ? 'folder' : 'result';
}
