import { statusWithPhrase } from '../core/explain/phrase.ts';
import { operationJson } from '../core/export/json.ts';
import type { Exchange } from '../core/har/exchange.ts';
import type { Operation, Propstat, Range } from '../core/model/operation.ts';
import type { Report } from '../core/model/report.ts';
import { readableClark } from '../core/words/dav.ts';
import { DETAIL, ROW } from '../core/words/row.ts';
import type { Place } from './key.ts';
import { keyOf } from './key.ts';
import { linesAround } from './lines.ts';
import type { RowDetail } from './questions.ts';
import { conditionAt, type Namer } from './row.ts';

type Fact = RowDetail['facts'][number];

// A value of megabytes would stall the drawer; the Body tab has all of it.
const LONGEST_FACT = 10_000;
const CAUSES_TOLD = 20;

/** The drawer of one row: what it says in full, and where it stands in the body. */
export function detailOf(
  place: Place,
  operation: Operation,
  number: number,
  exchange: Exchange,
  report: Report,
  name: Namer,
): RowDetail {
  const part = partOf(place, operation);
  const text = exchange.body.text;
  const range = part.range ?? operation.range;
  return {
    key: keyOf(place),
    heading: part.heading,
    outcome: part.outcome,
    facts: [
      ...part.facts,
      ...(place.kind === 'operation'
        ? operationFacts(operation, number, exchange, report, name)
        : [fact(DETAIL.resource, operation.label, exchange)]),
    ].filter((one) => one.text !== ''),
    conditions: part.conditions,
    lines: text === null || range === null ? null : linesAround(text, range),
    json: operationJson(report, number),
  };
}

/** The drawer of a request item that nobody answered. */
export function unansweredDetail(place: Place & { readonly kind: 'unanswered' }, report: Report): RowDetail | null {
  const item = report.unanswered[place.index];
  if (!item) return null;
  return {
    key: keyOf(place),
    heading: ROW.noResult,
    outcome: null,
    facts: [
      plain(DETAIL.item, item.label ?? '', true),
      plain(DETAIL.request, DETAIL.requestItem(item.index)),
      plain(DETAIL.note, ROW.unansweredItem(item.index)),
    ].filter((one) => one.text !== ''),
    conditions: [],
    lines: null,
    json: JSON.stringify(item, null, 2),
  };
}

interface Part {
  readonly heading: string;
  readonly outcome: RowDetail['outcome'];
  readonly facts: readonly Fact[];
  readonly conditions: RowDetail['conditions'];
  readonly range: Range | null;
}

function partOf(place: Place, operation: Operation): Part {
  const ofOperation: Part = {
    heading: heading(operation),
    outcome: operation.outcome,
    facts: [],
    conditions: operation.conditions,
    range: operation.range,
  };
  if (place.kind === 'condition') {
    const condition = conditionAt(operation, place.propstat, place.index);
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
  if (place.kind === 'propstat') {
    const propstat = operation.propstats[place.index];
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
  if (place.kind === 'property') {
    const propstat = operation.propstats[place.propstat];
    const property = propstat?.properties[place.index];
    if (!propstat || !property) return ofOperation;
    const end = property.name.indexOf('}');
    return {
      heading: property.name.slice(end + 1),
      outcome: propstat.outcome,
      facts: [
        plain(DETAIL.namespace, property.name.slice(1, end), true),
        plain(DETAIL.value, property.value ?? ROW.emptyValue, true),
        ...propstatFacts(propstat),
      ],
      conditions: propstat.conditions,
      range: property.range,
    };
  }
  return ofOperation;
}

function heading(operation: Operation): string {
  if (operation.status !== null) return statusWithPhrase(operation.status);
  const statuses = [...new Set(operation.propstats.flatMap(({ status }) => status ?? []))];
  if (statuses.length > 0) return statuses.map(statusWithPhrase).join(', ');
  return (
    operation.code ??
    (operation.outcome === 'success' ? ROW.succeeded : operation.outcome === 'failure' ? ROW.failed : ROW.noStatus)
  );
}

function propstatHeading({ status }: Propstat): string {
  return status === null ? ROW.noStatus : statusWithPhrase(status);
}

function propstatFacts({ status, statusText, description }: Propstat): Fact[] {
  return [
    plain(DETAIL.status, status === null ? ROW.noStatus : statusWithPhrase(status)),
    plain(DETAIL.sent, differs(status, statusText) ? (statusText ?? '') : '', true),
    plain(DETAIL.description, description ?? ''),
  ];
}

function differs(status: number | null, sent: string | null): boolean {
  return sent !== null && (status === null || !sent.endsWith(statusWithPhrase(status)));
}

function operationFacts(operation: Operation, number: number, exchange: Exchange, report: Report, name: Namer): Fact[] {
  const [, ...otherHrefs] = operation.hrefs;
  const causes = report.causes(number);
  const causeNames = causes.slice(0, CAUSES_TOLD).map((cause) => name(report.operations.label(cause), cause));
  return [
    fact(
      report.format === 'webdav' ? DETAIL.resource : DETAIL.item,
      operation.label,
      exchange,
      report.format === 'webdav',
    ),
    ...otherHrefs.map((href) => fact(DETAIL.also, href, exchange)),
    plain(DETAIL.message, operation.message ?? ''),
    plain(DETAIL.sent, differs(operation.status, operation.statusText) ? (operation.statusText ?? '') : '', true),
    plain(DETAIL.code, operation.code ?? '', true),
    plain(DETAIL.note, operation.note ?? ''),
    plain(DETAIL.causes, causeNames.join(', ') + (causes.length > CAUSES_TOLD ? ` … (${causes.length})` : '')),
    fact(DETAIL.location, operation.location, exchange),
    plain(DETAIL.retryAfter, operation.retryAfter ?? ''),
    plain(DETAIL.method, operation.method ?? ''),
    plain(DETAIL.request, operation.requestIndex === null ? '' : DETAIL.requestItem(operation.requestIndex)),
    plain(DETAIL.place, operation.pointer, true),
  ];
}

function plain(name: string, text: string, mono = false): Fact {
  return { name, text: text.length > LONGEST_FACT ? `${text.slice(0, LONGEST_FACT)}…` : text, href: null, mono };
}

/** A text that may be a link. Only http and https ever become one; `javascript:` and the rest stay text. */
function fact(name: string, href: string | null, exchange: Exchange, isLink = true): Fact {
  return {
    ...plain(name, href ?? '', true),
    href: isLink && href !== null ? httpUrl(href, exchange.request.url) : null,
  };
}

function httpUrl(href: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
