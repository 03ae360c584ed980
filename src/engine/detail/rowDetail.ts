import { NO_CHECKS } from '../../core/checks/responseChecks.ts';
import type { DisplayText } from '../../core/model/message.ts';
import { rowMessages } from '../tree/messages.ts';
import { operationJson } from '../../core/export/responseJson.ts';
import { safeHref } from '../../core/text/readableHref.ts';
import { safeJson } from '../../core/text/safeText.ts';
import { createRedactor } from '../../core/redact/redactor.ts';
import { operationDetail, rowLabel, detailLists, type DetailSubject, unansweredDetail } from './operationDetail.ts';
import { bodyText } from './subContent.ts';
import { detailPage } from './detailLines.ts';
import { nodeDetail } from './nodeDetail.ts';
import { parseRowKey } from '../tree/rowKey.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { DetailList, DetailPage, RowDetail, RowKey, RowTextKind } from '../api/engineApi.ts';

/** Creates the drawer of a row; null if the key is not valid. */
export function rowDetail(stored: StoredExchange, row: RowKey): RowDetail | null {
  const target = parseRowKey(row);
  if (target?.kind === 'unanswered') return unansweredDetail(target, stored.report);
  if (target?.kind === 'node') return nodeDetail(stored, target);
  const subject = subjectOf(stored, row);
  return subject && operationDetail(subject);
}

export function rowDetailLines(stored: StoredExchange, row: RowKey, list: DetailList, from: number): DetailPage | null {
  const lists = listsIn(stored, row);
  return lists && detailPage(lists[list], Math.max(0, from));
}

export function rowText(stored: StoredExchange, row: RowKey, what: RowTextKind): DisplayText | null {
  const target = parseRowKey(row);
  if (target?.kind === 'unanswered') {
    const item = stored.report.unanswered[target.index];
    if (!item || (what !== 'label' && what !== 'json')) return null;
    if (what === 'label') return item.label;
    return safeJson(JSON.stringify(redactedReport(stored).unanswered[target.index], null, 2));
  }
  const subject = subjectOf(stored, row);
  if (!subject) return null;
  if (what === 'json') return safeJson(operationJson(redactedReport(stored), subject.number));
  const isWebDav = stored.report.format === 'webdav';
  if (what === 'label')
    return isWebDav && target?.kind === 'operation' ? copiedHref(rowLabel(subject)) : rowLabel(subject);
  if (what === 'body') return bodyText(subject);
  const texts = detailLists(subject)[what].texts();
  return rowMessages.lines(isWebDav && what === 'hrefs' ? texts.map(copiedHref) : texts);
}

function copiedHref(href: DisplayText): DisplayText {
  return typeof href === 'string' ? safeHref(href) : href;
}

/** Copied JSON is as in an export without secrets. Its ranges refer to the body that the panel shows. */
function redactedReport({ exchange, report }: StoredExchange): Report {
  return createRedactor().response({ exchange, report, checks: NO_CHECKS }, { positions: 'original' }).report;
}

type Lists = ReturnType<typeof detailLists>;

/** The lists of the last requested row. Parsing them again for each page would take quadratic time. */
const latest = new WeakMap<Report, { readonly row: RowKey; readonly lists: Lists }>();

function listsIn(stored: StoredExchange, row: RowKey): Lists | null {
  const known = latest.get(stored.report);
  if (known?.row === row) return known.lists;
  const subject = subjectOf(stored, row);
  if (!subject) return null;
  const lists = detailLists(subject);
  latest.set(stored.report, { row, lists });
  return lists;
}

function subjectOf({ report, exchange, name, view }: StoredExchange, row: RowKey): DetailSubject | null {
  const target = parseRowKey(row);
  if (!target || !('operation' in target) || target.operation === null) return null;
  const number = target.operation;
  if (number >= report.operations.size) return null;
  const operation = report.operations.detail(number);
  const dependents = report.summary.dependent === 0 ? 0 : view.dependents(number);
  return { target, operation, number, dependents, exchange, report, name };
}
