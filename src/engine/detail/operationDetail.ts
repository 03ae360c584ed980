import { statusWithPhrase } from '../../core/explain/statusWithPhrase.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { Condition, Operation, Propstat, Range } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import { readableClark } from '../../core/read/dav/messages.ts';
import { rowMessages } from '../tree/messages.ts';
import { httpUrl } from './httpUrl.ts';
import {
  limited,
  causeLines,
  conditionLines,
  headerLines,
  hrefLines,
  type LazyLines,
  detailPage,
} from './detailLines.ts';
import type { RowTarget } from '../tree/rowKey.ts';
import { rowKey } from '../tree/rowKey.ts';
import { emptyValue, sentProperty } from './sentProperty.ts';
import { bodyPreview, contentOf } from './subContent.ts';
import { sourceLines } from './sourceLines.ts';
import type { DetailList, DetailPage, RowDetail } from '../api/engineApi.ts';
import type { Fact, FactName, StatedStatus } from '../api/treeRow.ts';
import { conditionsOfOperation } from './conditionsOfOperation.ts';
import { statusesOfOperation, statusOfPropstat } from './statedStatuses.ts';
import type { OperationNamer } from '../tree/operationCells.ts';
import { conditionAt } from '../tree/rowCells.ts';

/** A row of an operation or of a part of it, with its exchange. */
export interface DetailSubject {
  readonly target: RowTarget;
  readonly operation: Operation;
  readonly number: number;
  /** Number of visible operations that were not attempted because of it alone. */
  readonly dependents: number;
  readonly exchange: Exchange;
  readonly report: Report;
  readonly name: OperationNamer;
}

/** Creates the drawer of a row. */
export function operationDetail(subject: DetailSubject): RowDetail {
  const { target, operation, exchange } = subject;
  const part = rowPart(subject);
  const text = exchange.body.text;
  const range = part.range ?? operation.range;
  const content = contentOf(subject);
  return {
    key: rowKey(target),
    heading: limited(part.heading),
    outcome: part.outcome,
    statuses: part.statuses,
    ...(part.property && { property: part.property, base: exchange.request.url }),
    facts: [
      ...part.facts,
      ...(target.kind === 'operation' ? operationFacts(subject) : [fact('resource', operation.label, exchange)]),
    ].filter((one) => one.text !== ''),
    lists: firstPages(detailLists(subject, content)),
    ...(content && { body: bodyPreview(content) }),
    lines: text === null || range === null ? null : sourceLines(text, range),
  };
}

/** Returns the lists of a row. The drawer shows their first pages. */
export function detailLists(
  subject: DetailSubject,
  content = contentOf(subject),
): Readonly<Record<DetailList, LazyLines>> {
  const { target, operation, number, exchange, report, name } = subject;
  const isOperation = target.kind === 'operation';
  const { url } = exchange.request;
  return {
    conditions: conditionLines(rowPart(subject).conditions),
    hrefs: hrefLines(isOperation ? operation.hrefs.slice(1) : [], (href) => httpUrl(href, url)),
    causes: causeLines(isOperation ? report.causes(number) : [], (cause) =>
      name(report.operations.label(cause), cause),
    ),
    headers: headerLines(content?.headers ?? [], url),
    partHeaders: headerLines(content?.partHeaders ?? [], null),
  };
}

function firstPages(lists: Readonly<Record<DetailList, LazyLines>>): RowDetail['lists'] {
  const pages: Partial<Record<DetailList, DetailPage>> = {};
  for (const name of DETAIL_LISTS) if (lists[name].total > 0) pages[name] = detailPage(lists[name], 0);
  return pages;
}

const DETAIL_LISTS: readonly DetailList[] = ['conditions', 'hrefs', 'causes', 'headers', 'partHeaders'];

/** Returns the full label of a row. */
export function rowLabel(subject: DetailSubject): DisplayText {
  const { target, operation, number, name } = subject;
  if (target.kind === 'operation') return operation.label ?? name(null, number);
  if (target.kind === 'condition')
    return conditionAt(operation, target.propstat, target.index)?.name ?? operation.label ?? '';
  if (target.kind === 'property')
    return operation.propstats[target.propstat]?.properties[target.index]?.name ?? operation.label ?? '';
  return rowPart(subject).heading;
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
    statuses: [],
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
  readonly statuses: readonly StatedStatus[];
  readonly conditions: readonly Condition[];
  readonly range: Range | null;
  readonly property?: RowDetail['property'];
}

/** Maximum length of a property whose readable value is shown. */
const MAX_SENT_LENGTH = 50_000;

function rowPart({ target, operation, exchange, report }: DetailSubject): RowPart {
  const context = { request: exchange.request, report };
  const ofOperation: RowPart = {
    heading: heading(operation),
    outcome: operation.outcome,
    facts: [],
    statuses: statusesOfOperation(operation, context),
    conditions: conditionsOfOperation(operation),
    range: operation.range,
  };
  if (target.kind === 'condition') {
    const condition = conditionAt(operation, target.propstat, target.index);
    const stating = target.propstat === null ? undefined : operation.propstats[target.propstat];
    return condition
      ? {
          ...ofOperation,
          heading: readableClark(condition.name),
          outcome: 'failure',
          statuses: stating ? statusOfPropstat(stating, context) : ofOperation.statuses,
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
          statuses: statusOfPropstat(propstat, context),
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
        plain('value', property.value ?? emptyValue(propstat, { exchange, report }), true),
        ...propstatFacts(propstat),
      ],
      statuses: statusOfPropstat(propstat, context),
      conditions: propstat.conditions,
      range: property.range,
      property: sentProperty(property, { exchange, report }, MAX_SENT_LENGTH) ?? { name: property.name },
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

function operationFacts({ operation, exchange, report, dependents }: DetailSubject): Fact[] {
  return [
    fact(report.format === 'webdav' ? 'resource' : 'item', operation.label, exchange, report.format === 'webdav'),
    plain('message', operation.message ?? ''),
    plain('sent', differs(operation.status, operation.statusText) ? (operation.statusText ?? '') : '', true),
    plain('dependents', dependents === 0 ? '' : rowMessages.dependents(dependents)),
    plain('code', operation.code ?? '', true),
    plain('note', operation.note ?? ''),
    fact('location', operation.location, exchange),
    plain('retryAfter', operation.retryAfter ?? retryAfterOfResponse(operation, exchange) ?? ''),
    plain('method', operation.method ?? ''),
    plain('request', operation.requestIndex === null ? '' : rowMessages.requestItem(operation.requestIndex)),
    plain('place', operation.pointer, true),
  ];
}

/** Statuses that Retry-After is defined for (RFC 9110 sections 10.2.3 and 15.5.14, RFC 6585 section 4). */
const RETRY_AFTER_STATUSES: ReadonlySet<number> = new Set([413, 429, 503]);

/** The Retry-After header of the whole response, for an operation that should be repeated later; null if there is none. */
function retryAfterOfResponse({ status }: Operation, { response }: Exchange): DisplayText | null {
  if (status === null || !RETRY_AFTER_STATUSES.has(status)) return null;
  const header = response.headers.find(({ name }) => name.toLowerCase() === 'retry-after');
  return header ? rowMessages.ofWholeResponse(header.value) : null;
}

function plain(name: FactName, text: DisplayText, mono = false): Fact {
  return { name, text: limited(text), href: null, mono };
}

/** A text that may be a link. Only http and https URLs become links, never `javascript:` URLs. */
function fact(name: FactName, href: string | null, exchange: Exchange, isLink = true): Fact {
  return {
    ...plain(name, href ?? '', true),
    href: isLink && href !== null ? httpUrl(href, exchange.request.url) : null,
  };
}
