import { curlOf } from '../../core/export/curl.ts';
import { type EngineApi, type Row, ROW_PAGE } from '../api/engineApi.ts';
import type { ParentRow } from '../api/treeRow.ts';
import type { VisibleRow } from '../tree/expansion.ts';
import type { ExchangeId } from '../api/exchangeId.ts';
import { requestSummary } from '../../core/read/requested/requestSummary.ts';
import { requestItemOfRow } from '../detail/requestItemOfRow.ts';
import { rowDetail, rowDetailLines, rowText } from '../detail/rowDetail.ts';
import { failureInGroup, failureRows } from '../failures/failureRows.ts';
import { markMuted } from '../mute/markMuted.ts';
import { muteRuleOf } from '../mute/muteRuleOf.ts';
import { copiedRows } from '../selection/copiedRows.ts';
import { RowSelections } from '../selection/rowSelections.ts';
import { treeRow } from '../tree/rowCells.ts';
import { markedRow, TreeMapping } from '../tree/treeMap.ts';
import { bodyLanguage, exchangeDetail } from './exchangeRow.ts';
import type { ExchangeStore } from './exchangeStore.ts';
import { candidatesFor, type RuleBook } from './ruleBook.ts';
import type { StoredExchange } from './storedExchange.ts';
import { tryRule } from './tryRule.ts';

/** The methods of the API that are about one exchange. */
export type ExchangeQueries = Pick<
  EngineApi,
  | 'exchange'
  | 'rows'
  | 'expand'
  | 'expandAll'
  | 'reveal'
  | 'nextFailure'
  | 'selectRows'
  | 'selectedRows'
  | 'copiedRows'
  | 'row'
  | 'rowDetailLines'
  | 'rowText'
  | 'requestItem'
  | 'requestSummary'
  | 'muteRuleOf'
  | 'failures'
  | 'failureInGroup'
  | 'treeMap'
  | 'markedRow'
  | 'showHidden'
  | 'body'
  | 'curl'
  | 'containers'
  | 'suggestRule'
  | 'tryRule'
>;

/** Creates the methods that are about one exchange. They return null, -1 or nothing for an unknown id. */
export function createExchangeQueries(store: ExchangeStore, ruleBook: RuleBook): ExchangeQueries {
  const find = <Result>(id: ExchangeId, query: (stored: StoredExchange) => Result): Result | null => {
    const stored = store.get(id);
    return stored ? query(stored) : null;
  };
  const selections = new RowSelections();
  return {
    exchange: (id) => find(id, exchangeDetail),
    rows: (id, query, from, to) => {
      const stored = store.get(id);
      if (!stored) return { total: 0, from, rows: [] };
      const tree = stored.view.tree(query);
      const muted = stored.view.mutes.of(query);
      const create = (row: VisibleRow): Row => markMuted(treeRow(row, stored, tree, stored.name), row, query, muted);
      const rows = tree.slice(from, to).map(create);
      const parents: ParentRow[][] = [];
      for (let page = from; page < from + rows.length; page += ROW_PAGE)
        parents.push(tree.parents(page).map(({ index, row }) => ({ index, row: create(row) })));
      return { total: tree.size, from, rows, ...(parents.some(({ length }) => length > 0) && { parents }) };
    },
    expand: (id, row, open, subtree) =>
      selections.whileToggling(row, subtree, () => store.get(id)?.view.expand(row, open, subtree)),
    expandAll: (id, open) => store.get(id)?.view.expandAll(open),
    reveal: (id, query, row) => store.get(id)?.view.reveal(query, row) ?? -1,
    nextFailure: (id, query, from, direction) => store.get(id)?.view.tree(query).nextFailure(from, direction) ?? -1,
    selectRows: (id, query, base, change) =>
      find(id, ({ view }) => selections.change(id, query, view.tree(query), base, change)),
    selectedRows: (id, query) => find(id, ({ view }) => selections.selected(id, query, view.tree(query))),
    copiedRows: (id, query, from) =>
      find(id, (stored) => {
        const tree = stored.view.tree(query);
        const selected = selections.selected(id, query, tree);
        return selected && copiedRows(stored, tree, selected, from);
      }),
    row: (id, row) => find(id, (stored) => rowDetail(stored, row)),
    rowDetailLines: (id, row, list, from) => find(id, (stored) => rowDetailLines(stored, row, list, from)),
    rowText: (id, row, kind) => find(id, (stored) => rowText(stored, row, kind)),
    requestItem: (id, row) => find(id, (stored) => requestItemOfRow(stored, row)),
    muteRuleOf: (id, row) => find(id, (stored) => muteRuleOf(stored, row)),
    requestSummary: (id) => find(id, ({ exchange, report }) => requestSummary(exchange, report)),
    failures: (id, most) => find(id, (stored) => failureRows(stored, most)),
    failureInGroup: (id, group, after) => find(id, (stored) => failureInGroup(stored, group, after)),
    treeMap: (id, query) =>
      find(id, ({ view }) => {
        const mapping = new TreeMapping(view.tree(query));
        mapping.advance(() => false);
        return mapping.result();
      }),
    markedRow: (id, query, from, to, near) => find(id, ({ view }) => markedRow(view.tree(query), from, to, near)) ?? -1,
    showHidden: (id, query, row) => find(id, ({ view }) => view.showHidden(query, row)),
    body: (id) =>
      find(id, (stored) => ({
        text: stored.exchange.body.text,
        language: bodyLanguage(stored),
        problems: stored.report.problems,
      })),
    curl: (id) =>
      find(id, ({ exchange, isRequestBodyLost }) => curlOf(exchange.request, exchange.body.text, isRequestBodyLost)),
    containers: (id) => find(id, candidatesFor) ?? [],
    suggestRule: (id, choice) => find(id, (stored) => ruleBook.suggest(stored, choice)),
    tryRule: (id, rule) => find(id, (stored) => tryRule(stored, rule, ruleBook.text)),
  };
}
