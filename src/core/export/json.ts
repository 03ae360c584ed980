import type { Condition, Operation, Propstat } from '../model/operation.ts';
import type { Report } from '../model/report.ts';
import { redactHeaders, type Redactions } from '../redact/headers.ts';
import { LEFT_OUT } from '../words/export.ts';
import { Elements, jsonPieces } from './pieces.ts';
import { type ExportWriter, type Selected, selectedOperations, type Selection } from './selection.ts';

/** The report of `report.schema.json`, version 1. */
export function jsonWriter({ scope, filter, generator, secrets }: Selection): ExportWriter {
  const redactions: Redactions = new Map();
  let responses = 0;
  let shown = 0;
  let all = 0;
  let causes = 0;
  let bodies = 0;
  const add = (selected: Selected): Iterable<string> => {
    const { report, exchange } = selected;
    const before = responses === 0 ? '' : ',';
    responses += 1;
    shown += selectedOperations(selected).length;
    all += report.summary.total;
    causes += causesLeftOut(selected);
    if (exchange.body.text === null) bodies += 1;
    const response = responseOf(selected, secrets ? null : redactions);
    return concat([`${before}\n    `], jsonPieces(response, '    '));
  };
  const head = (): string => {
    const exported = {
      scope,
      filter,
      responses,
      operations: shown,
      leftOut: [
        ...(shown < all ? [{ what: 'operations', count: all - shown, why: LEFT_OUT.filter }] : []),
        ...(causes > 0 ? [{ what: 'causes', count: causes, why: LEFT_OUT.causes }] : []),
        ...(bodies > 0 ? [{ what: 'bodies', count: bodies, why: LEFT_OUT.missingBody }] : []),
      ],
      redacted: [...redactions].map(([rule, count]) => ({ rule, count })),
    };
    const text = JSON.stringify({ schemaVersion: 1, generator, exported }, null, 2);
    return `${text.slice(0, text.lastIndexOf('\n'))},\n  "responses": [`;
  };
  return { add, head, foot: () => (responses === 0 ? ']\n}\n' : '\n  ]\n}\n') };
}

function* concat(...lists: readonly Iterable<string>[]): Iterable<string> {
  for (const list of lists) yield* list;
}

/** One operation as it stands in an export, for copying. */
export function operationJson(report: Report, operation: number): string {
  return [...jsonPieces(operationOf(report, operation))].join('');
}

/** How many candidates for causes are above what is kept of each operation. */
function causesLeftOut(selected: Selected): number {
  const { causes, summary } = selected.report;
  if (summary.dependent === 0) return 0;
  return selectedOperations(selected).reduce(
    (sum, operation) => sum + Math.max(0, causes(operation).length - CAUSES_KEPT),
    0,
  );
}

function responseOf(selected: Selected, redactions: Redactions | null): object {
  const { exchange, report } = selected;
  const { request, response } = exchange;
  const headers = (list: typeof request.headers): typeof request.headers =>
    redactions ? redactHeaders(list, redactions) : list;
  return {
    id: selected.id,
    entry: exchange.entry,
    file: exchange.file,
    startedDateTime: exchange.startedDateTime,
    time: exchange.time,
    request: { method: request.method, url: request.url, headers: headers(request.headers), body: request.body },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      contentType: response.contentType,
      headers: headers(response.headers),
      bodySize: response.bodySize,
      body: exchange.body.text,
    },
    format: report.format,
    dialect: report.dialect,
    evidence: report.evidence,
    confidence: report.confidence,
    verdict: report.verdict,
    summary: report.summary,
    description: report.description,
    syncToken: report.syncToken,
    operations: new Elements(operationsOf(report, selectedOperations(selected))),
    checks: [],
    problems: report.problems.map(({ code, message, offset, line, column }) => ({
      code,
      message,
      offset,
      line,
      column,
    })),
    unanswered: report.unanswered,
  };
}

// Where many depend on any of many, the candidates of each would make the file grow with the square of their number.
const CAUSES_KEPT = 100;

function* operationsOf(report: Report, numbers: Iterable<number>): Iterable<object> {
  for (const number of numbers) yield operationOf(report, number);
}

function operationOf(report: Report, number: number): object {
  const { operations } = report;
  const operation: Operation = operations.detail(number);
  const nested: number[] = [];
  for (let child = number + 1; child < operations.end(number); child = operations.end(child)) nested.push(child);
  return {
    index: number,
    pointer: operation.pointer,
    range: operation.range,
    label: operation.label,
    hrefs: operation.hrefs,
    method: operation.method,
    status: operation.status,
    statusText: operation.statusText,
    outcome: operation.outcome,
    note: operation.note,
    message: operation.message,
    conditions: operation.conditions.map(conditionOf),
    location: operation.location,
    retryAfter: operation.retryAfter,
    requestIndex: operation.requestIndex,
    causedBy: report.causes(number).slice(0, CAUSES_KEPT),
    propstats: operation.propstats.map(propstatOf),
    operations: nested.length === 0 ? nested : new Elements(operationsOf(report, nested)),
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

function conditionOf({ name, hrefs, text }: Condition): object {
  return { name, hrefs, text };
}
