import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import { type Outcome, OUTCOMES } from '../../../core/model/operation.ts';
import type { Report } from '../../../core/verdict/report.ts';
import type { RowContents } from '../../api/treeRow.ts';
import type { RowKey } from '../../api/treeRow.ts';
import { countAll } from '../outcomeCounts.ts';
import type { NodeTarget, RowTarget } from '../rowKey.ts';
import { rowKey } from '../rowKey.ts';
import type { Visibility } from '../visibility.ts';
import { createViewBlocks, openByDefault, type ViewBlocks } from './viewBlocks.ts';
import { nodeOfTarget, targetOfNode } from './viewIndex.ts';
import { totalOf, type ViewLayout } from './viewLayout.ts';

/** The nodes of a view in the tree under one filter. */
export class ViewRows {
  readonly layout: ViewLayout;
  readonly #isOpenByDefault: Uint8Array;

  constructor(layout: ViewLayout) {
    this.layout = layout;
    this.#isOpenByDefault = openByDefault(layout);
  }

  /** @param isOpen whether a node is expanded */
  blocks(
    isOpen: (target: RowTarget, byDefault: boolean) => boolean,
    report: Report,
    visibility: Visibility,
  ): ViewBlocks {
    const { index } = this.layout;
    const isFlat = report.operations.size === report.summary.total;
    return createViewBlocks(
      this.layout,
      (node) => isOpen(targetOfNode(index, node), this.#isOpenByDefault[node] === 1),
      visibility.hidden > 0,
      isFlat ? null : (operation, to) => countAll({ report, visibility }, operation, to),
    );
  }

  /** The node of a row; -1 if it is not shown. */
  nodeOf(target: NodeTarget): number {
    const node = nodeOfTarget(this.layout.index, target);
    return node > 0 && this.layout.isRow[node] === 1 ? node : -1;
  }

  /** Returns the rows that contain an operation of the first level, from the inside out. */
  above(operation: number): RowKey[] {
    return this.#from(this.layout.rowOf(operation));
  }

  /** Returns the rows that contain a node, from the inside out. */
  aboveNode(target: NodeTarget): RowKey[] {
    return this.#from(this.layout.index.parents[this.nodeOf(target)] ?? -1);
  }

  /** Returns the nodes below a node that are rows. */
  below(target: NodeTarget): RowKey[] {
    const { children, starts, index } = this.layout;
    const keys: RowKey[] = [];
    const pending = [this.nodeOf(target)];
    for (let node = pending.pop(); node !== undefined && node !== -1; node = pending.pop()) {
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) {
        const child = children[at] ?? 0;
        if (child >= 0) continue;
        keys.push(rowKey(targetOfNode(index, ~child)));
        pending.push(~child);
      }
    }
    return keys;
  }

  /** The numbers of shown operations in a node. */
  contents(target: NodeTarget): RowContents {
    const { counts } = this.layout;
    const node = this.nodeOf(target);
    const of = (outcome: Outcome): number => counts[node * OUTCOMES.length + outcomeNumber(outcome)] ?? 0;
    const outcomes = {
      failure: of('failure'),
      partial: of('partial'),
      dependent: of('dependent'),
      unknown: of('unknown'),
      notice: of('notice'),
      success: of('success'),
    };
    return { outcomes, total: node === -1 ? 0 : totalOf(counts, node) };
  }

  #from(inner: number): RowKey[] {
    const { index } = this.layout;
    const keys: RowKey[] = [];
    for (let node = inner; node > 0; node = index.parents[node] ?? 0) keys.push(rowKey(targetOfNode(index, node)));
    return keys;
  }
}
