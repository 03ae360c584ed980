import type { Exchange } from '../../../core/har/exchange.ts';
import type { Report } from '../../../core/verdict/report.ts';
import type { TreeView } from '../../api/treeView.ts';
import type { Ranks } from '../order.ts';
import { folderIndexing } from './folderIndex.ts';
import { messageIndexing, statusIndexing } from './resultIndex.ts';
import type { ViewIndex, ViewIndexing } from './viewIndex.ts';

interface Entry {
  /** Null when the index is complete, so that what it needed is not kept. */
  indexing: ViewIndexing | null;
  index: ViewIndex | null;
}

/** The indexes of the views of a report, created when a view is first shown. */
export class ViewIndexes {
  readonly #report: Report;
  readonly #exchange: Exchange;
  readonly #ranks: () => Ranks;
  readonly #entries = new Map<TreeView, Entry>();

  /** @param ranks returns the outcome of each operation */
  constructor(report: Report, exchange: Exchange, ranks: () => Ranks) {
    this.#report = report;
    this.#exchange = exchange;
    this.#ranks = ranks;
  }

  isReady(view: TreeView): boolean {
    return this.#entry(view).index !== null;
  }

  /** Creates a part of an index, until `enough` returns true. @returns whether it is complete */
  advance(view: TreeView, enough: () => boolean): boolean {
    const entry = this.#entry(view);
    while (entry.indexing) {
      const { done, value } = entry.indexing.next();
      if (done) {
        entry.index = value;
        entry.indexing = null;
      } else if (enough()) return false;
    }
    return true;
  }

  /** Returns an index, completed if it is not yet. */
  get(view: TreeView): ViewIndex {
    this.advance(view, () => false);
    const { index } = this.#entry(view);
    if (!index) throw new Error(`the view ${view} has no index`);
    return index;
  }

  #entry(view: TreeView): Entry {
    const known = this.#entries.get(view);
    if (known) return known;
    const entry: Entry = { indexing: this.#indexing(view), index: null };
    this.#entries.set(view, entry);
    return entry;
  }

  #indexing(view: TreeView): ViewIndexing {
    switch (view) {
      case 'folder':
        return folderIndexing(this.#report, this.#exchange);
      case 'status':
        return statusIndexing(this.#report, this.#ranks());
      case 'message':
        return messageIndexing(this.#report);
    }
  }
}
