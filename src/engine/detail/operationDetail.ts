import { statusWithPhrase } from '../../core/explain/statusWithPhrase.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { Condition, Operation, Propstat, Range } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import { readableClark } from '../../core/read/dav/messages.ts';
import { rowMessages } from '../tree/messages.ts';
import {
  truncate,
  causeLines,
  conditionLines,
  hrefLines,
  type LazyLines,
  MAX_TEXT,
  detailPage,
} from './detailLines.ts';
import type { RowTarget } from '../tree/rowKey.ts';
import { rowKey } from '../tree/rowKey.ts';
import { sourceLines } from './sourceLines.ts';
import type { DetailList, DetailPage, RowDetail } from '../api/engineApi.ts';
import type { Fact, FactName } from '../api/treeRow.ts';
import { conditionAt, type OperationNamer } from '../tree/rowCells.ts';

/** A row of an operation or of a part of it, with its exchange. */
export interface DetailSubject {
  readonly target: RowTarget;
  readonly operation: Operation;
  readonly number: number;
  readonly exchange: Exchange;
  readonly report: Report;
  readonly name: OperationNamer;
}

/** Creates the drawer of a row. */
export function operationDetail(subject: DetailSubject): RowDetail {
  const { target, operation, exchange } = subject;
  const part = rowPart(target, operation);
  const text = exchange.body.text;
  const range = part.range ?? operation.range;
  return {
    key: rowKey(target),
    heading: truncate(part.heading),
    outcome: part.outcome,
    facts: [
      ...part.facts,
      ...(target.kind === 'operation' ? operationFacts(subject) : [fact('resource', operation.label, exchange)]),
    ].filter((one) => one.text !== ''),
    lists: firstPages(detailLists(subject)),
    lines: text === null || range === null ? null : sourceLines(text, range),
  };
}

/** Returns the lists of a row. The drawer shows their first pages. */
export function detailLists({
  target,
  operation,
  number,
  exchange,
  report,
  name,
}: DetailSubject): Readonly<Record<DetailList, LazyLines>> {
  const isOperation = target.kind === 'operation';
  const { url } = exchange.request;
  return {
    conditions: conditionLines(rowPart(target, operation).conditions),
    hrefs: hrefLines(isOperation ? operation.hrefs.slice(1) : [], (href) => httpUrl(href, url)),
    causes: causeLines(isOperation ? report.causes(number) : [], (cause) =>
      name(report.operations.label(cause), cause),
    ),
  };
}

function firstPages(lists: Readonly<Record<DetailList, LazyLines>>): RowDetail['lists'] {
  const first = (lines: LazyLines): DetailPage | null => (lines.total === 0 ? null : detailPage(lines, 0));
  const [conditions, hrefs, causes] = [first(lists.conditions), first(lists.hrefs), first(lists.causes)];
  return { ...(conditions && { conditions }), ...(hrefs && { hrefs }), ...(causes && { causes }) };
}

/** Returns the full label of a row. */
export function rowLabel({ target, operation, number, name }: DetailSubject): DisplayText {
  if (target.kind === 'operation') return operation.label ?? name(null, number);
  if (target.kind === 'condition')
    return conditionAt(operation, target.propstat, target.index)?.name ?? operation.label ?? '';
  if (target.kind === 'property')
    return operation.propstats[target.propstat]?.properties[target.index]?.name ?? operation.label ?? '';
  return rowPart(target, operation).heading;
}

/** Creates the drawer of an unanswered request item. */
export function unansweredDetail(
  target: RowTarget & { readonly kind: 'unanswered' },
  report: Report,
): RowDetail | null {
  const item = report.unanswered[target.index];
  if (!item) return null;
  return {
    key: rowKey(target),
    heading: rowMessages.noResult,
    outcome: null,
    facts: [
      plain('item', item.label ?? '', true),
      plain('request', rowMessages.requestItem(item.index)),
      plain('note', rowMessages.unansweredItem(item.index)),
    ].filter((one) => one.text !== ''),
    lists: {},
    lines: null,
  };
}

interface RowPart {
  readonly heading: DisplayText;
  readonly outcome: RowDetail['outcome'];
  readonly facts: readonly Fact[];
  readonly conditions: readonly Condition[];
  readonly range: Range | null;
}

function rowPart(target: RowTarget, operation: Operation): RowPart {
  const ofOperation: RowPart = {
    heading: heading(operation),
    outcome: operation.outcome,
    facts: [],
    conditions: operation.conditions,
    range: operation.range,
  };
  if (target.kind === 'condition') {
    const condition = conditionAt(operation, target.propstat, target.index);
    return condition
      ? {
          ...ofOperation,
          heading: readableClark(condition.name),
          outcome: 'failure',
          conditions: [condition],
          range: condition.range,
        }
      : ofOperation;
  }
  if (target.kind === 'propstat') {
    const propstat = operation.propstats[target.index];
    return propstat
      ? {
          heading: propstatHeading(propstat),
          outcome: propstat.outcome,
          facts: propstatFacts(propstat),
          conditions: propstat.conditions,
          range: propstat.range,
        }
      : ofOperation;
  }
  if (target.kind === 'property') {
    const propstat = operation.propstats[target.propstat];
    const property = propstat?.properties[target.index];
    if (!propstat || !property) return ofOperation;
    const end = property.name.indexOf('}');
    return {
      heading: property.name.slice(end + 1),
      outcome: propstat.outcome,
      facts: [
        plain('namespace', property.name.slice(1, end), true),
        plain('value', property.value ?? rowMessages.emptyValue, true),
        ...propstatFacts(propstat),
      ],
      conditions: propstat.conditions,
      range: property.range,
    };
  }
  return ofOperation;
}

function heading(operation: Operation): DisplayText {
  if (operation.status !== null) return statusWithPhrase(operation.status);
  const statuses = [...new Set(operation.propstats.flatMap(({ status }) => status ?? []))];
  if (statuses.length > 0) return statuses.map(statusWithPhrase).join(', ');
  return (
    operation.code ??
    (operation.outcome === 'success'
      ? rowMessages.succeeded
      : operation.outcome === 'failure'
        ? rowMessages.failed
        : rowMessages.noStatus)
  );
}

function propstatHeading({ status }: Propstat): DisplayText {
  return status === null ? rowMessages.noStatus : statusWithPhrase(status);
}

function propstatFacts({ status, statusText, description }: Propstat): Fact[] {
  return [
    plain('status', status === null ? rowMessages.noStatus : statusWithPhrase(status)),
    plain('sent', differs(status, statusText) ? (statusText ?? '') : '', true),
    plain('description', description ?? ''),
  ];
}

function differs(status: number | null, sent: string | null): boolean {
  return sent !== null && (status === null || !sent.endsWith(statusWithPhrase(status)));
}

function operationFacts({ operation, exchange, report }: DetailSubject): Fact[] {
  return [
    fact(report.format === 'webdav' ? 'resource' : 'item', operation.label, exchange, report.format === 'webdav'),
    plain('message', operation.message ?? ''),
    plain('sent', differs(operation.status, operation.statusText) ? (operation.statusText ?? '') : '', true),
    plain('code', operation.code ?? '', true),
    plain('note', operation.note ?? ''),
    fact('location', operation.location, exchange),
    plain('retryAfter', operation.retryAfter ?? ''),
    plain('method', operation.method ?? ''),
    plain('request', operation.requestIndex === null ? '' : rowMessages.requestItem(operation.requestIndex)),
    plain('place', operation.pointer, true),
  ];
}

function plain(name: FactName, text: DisplayText, mono = false): Fact {
  return { name, text: truncate(text), href: null, mono };
}

/** A text that may be a link. Only http and https URLs become links, never `javascript:` URLs. */
function fact(name: FactName, href: string | null, exchange: Exchange, isLink = true): Fact {
  return {
    ...plain(name, href ?? '', true),
    href: isLink && href !== null ? httpUrl(href, exchange.request.url) : null,
  };
}

function httpUrl(href: string, base: string | null): string | null {
  // A truncated text is not a link.
  if (href.length > MAX_TEXT) return null;
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
