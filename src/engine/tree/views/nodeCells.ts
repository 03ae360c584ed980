import type { Format } from '../../../core/model/parsedBody.ts';
import type { Report } from '../../../core/verdict/report.ts';
import type { Row, RowKind } from '../../api/treeRow.ts';
import { rowMessages } from '../messages.ts';
import { cell, type OperationCells } from '../operationCells.ts';
import type { NodeTarget } from '../rowKey.ts';
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
    const ofFolders = index.lengths[node] !== 0;
    const words = ofFolders ? rowMessages.folders : isWebDav ? rowMessages.files : rowMessages.items;
    return { ...own, kind: 'equal', title: null, name: words(contents.total), contents };
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

function kindOf({ set }: NodeTarget): RowKind {
  return set === 'folder' || set === 'list' ? 'folder' : 'result';
}
