import type { Condition, Operation, Propstat } from '../model/operation.ts';
import type { StatedTotals } from '../model/parsedBody.ts';
import type { PropertyCounter } from '../read/requested/propertyCounts.ts';
import type { Report } from '../verdict/report.ts';
import { FailureGroups } from '../groups/failureGroups.ts';
import { englishText } from '../messages.ts';
import { findingJson } from './findingJson.ts';
import { incompleteJson } from './incomplete.ts';
import { Elements, jsonPieces } from './pieces.ts';
import { propertyCounterFor, requestedPropertiesOf } from './requestedProperties.ts';
import type { Selected } from './selection.ts';

/** Returns one operation as an export contains it, for the clipboard. */
export function operationJson(report: Report, operation: number): string {
  return [...jsonPieces(operationOf(report, operation, listedCauses(report)))].join('');
}

/** Returns the causes of an operation that an export lists. */
export type Causes = (operation: number) => readonly number[];

// Limits the average number of causes per operation of a response: if many operations depend on many failures, listing all
// candidates would make the file grow quadratically.
const CAUSES_PER_OPERATION = 10;

export function listedCauses({ causes, operations, summary }: Report): Causes {
  if (summary.dependent === 0 && summary.total === operations.size) return () => [];
  let dependent = 0;
  for (let number = 0; number < operations.size; number += 1)
    if (operations.outcome(number) === 'dependent') dependent += 1;
  const listed = Math.floor((CAUSES_PER_OPERATION * operations.size) / Math.max(1, dependent));
  return (operation) => causes(operation).slice(0, listed);
}

export function causesLeftOut({ causes, operations }: Report, shown: readonly number[], listed: Causes): number {
  let count = 0;
  for (const top of shown)
    for (let number = top; number < operations.end(top); number += 1)
      if (operations.outcome(number) === 'dependent') count += causes(number).length - listed(number).length;
  return count;
}

export function responseOf(selected: Selected, shown: readonly number[], causes: Causes): object {
  const { exchange, report } = selected;
  const { request, response } = exchange;
  const counter = propertyCounterFor(selected);
  return {
    id: selected.id,
    entry: exchange.entry,
    file: exchange.file,
    startedDateTime: exchange.startedDateTime,
    time: exchange.time,
    request: { method: request.method, url: request.url, headers: request.headers, body: request.body },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      contentType: response.contentType,
      headers: response.headers,
      bodySize: response.bodySize,
      body: exchange.body.text,
    },
    format: report.format,
    dialect: report.dialect,
    evidence: report.evidence && englishText(report.evidence),
    confidence: report.confidence,
    verdict: { outcome: report.verdict.outcome, sentence: englishText(report.verdict.sentence) },
    summary: { ...report.summary, byStatus: Object.fromEntries(report.summary.byStatus) },
    description: report.description,
    syncToken: report.syncToken,
    ...(selected.incomplete ? {} : { failureGroups: failureGroupsOf(report) }),
    operations: new Elements(operationsOf(report, shown, causes, counter)),
    // Complete when the operations are written.
    ...(counter && { requestedProperties: new Elements(requestedPropertiesOf(counter)) }),
    checks: new Elements(findingsOf(selected)),
    problems: report.problems.map(({ code, message, offset, line, column }) => ({
      code,
      message: englishText(message),
      offset,
      line,
      column,
    })),
    unanswered: selected.unanswered,
    statedTotals: statedTotalsOf(report.statedTotals),
    incomplete: selected.incomplete ? incompleteJson(selected.incomplete) : null,
  };
}

/** The groups of all failures, also of those that the export leaves out, as the summary counts all operations. */
function failureGroupsOf(report: Report): readonly object[] {
  const { groups } = new FailureGroups(report).summary();
  return groups.map(({ outcome, statuses, count, dependents, folder, message, first }) => ({
    outcome,
    statuses,
    count,
    dependents,
    folder: folder === '' ? null : folder,
    message: message === '' ? null : message,
    first,
  }));
}

function* findingsOf({ checks }: Selected): Iterable<object> {
  for (const finding of checks().findings) yield findingJson(finding);
}

function statedTotalsOf(stated: StatedTotals | null): Pick<StatedTotals, 'total' | 'failed'> | null {
  return stated === null ? null : { total: stated.total, failed: stated.failed };
}

function* operationsOf(
  report: Report,
  numbers: Iterable<number>,
  causes: Causes,
  counter: PropertyCounter | null,
): Iterable<object> {
  for (const number of numbers) yield operationOf(report, number, causes, counter);
}

function operationOf(report: Report, number: number, causes: Causes, counter: PropertyCounter | null = null): object {
  const { operations } = report;
  const operation: Operation = operations.detail(number);
  const { propstats, hrefs } = operation;
  counter?.add({ propstats, hrefs });
  const nested: number[] = [];
  for (let child = number + 1; child < operations.end(number); child = operations.end(child)) nested.push(child);
  return {
    index: number,
    pointer: operation.pointer,
    range: operation.range,
    label: operation.label,
    hrefs,
    method: operation.method,
    status: operation.status,
    statusText: operation.statusText,
    outcome: operation.outcome,
    note: operation.note && englishText(operation.note),
    message: operation.message && englishText(operation.message),
    conditions: operation.conditions.map(conditionOf),
    location: operation.location,
    retryAfter: operation.retryAfter,
    requestIndex: operation.requestIndex,
    causedBy: causes(number),
    propstats: propstats.map(propstatOf),
    operations: nested.length === 0 ? nested : new Elements(operationsOf(report, nested, causes, counter)),
    group: operation.group,
    code: operation.code,
    recovered: operation.recovered,
    unrequested: operation.unrequested,
  };
}

function propstatOf({ status, statusText, outcome, properties, conditions, description }: Propstat): object {
  return {
    status,
    statusText,
    outcome,
    properties: properties.map(({ name, value }) => ({ name, value })),
    conditions: conditions.map(conditionOf),
    description,
  };
}

function conditionOf({ name, hrefs, text, target }: Condition): object {
  return { name, hrefs, text, ...(target != null && { target }) };
}
