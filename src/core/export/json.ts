import type { Condition, Operation, Propstat } from '../model/operation.ts';
import type { Report } from '../model/report.ts';
import { redactHeaders, type Redactions } from '../redact/headers.ts';
import { LEFT_OUT } from '../words/export.ts';
import { type Selected, selectedOperations, type Selection } from './selection.ts';

/** The report of `report.schema.json`, version 1, as text. */
export function exportJson(selection: Selection): string {
  return `${JSON.stringify(reportOf(selection), null, 2)}\n`;
}

/** One operation as it stands in an export, for copying. */
export function operationJson(report: Report, operation: number): string {
  return JSON.stringify(operationOf(report, operation), null, 2);
}

function reportOf(selection: Selection): object {
  const redactions: Redactions = new Map();
  const responses = selection.exchanges.map((selected) => responseOf(selected, selection.secrets ? null : redactions));
  const shown = selection.exchanges.reduce((sum, selected) => sum + selectedOperations(selected).length, 0);
  const all = selection.exchanges.reduce((sum, { report }) => sum + report.summary.total, 0);
  const bodies = selection.exchanges.filter(({ exchange }) => exchange.body.text === null).length;
  const causes = selection.exchanges.reduce((sum, selected) => sum + causesLeftOut(selected), 0);
  return {
    schemaVersion: 1,
    generator: selection.generator,
    exported: {
      scope: selection.scope,
      filter: selection.filter,
      responses: responses.length,
      operations: shown,
      leftOut: [
        ...(shown < all ? [{ what: 'operations', count: all - shown, why: LEFT_OUT.filter }] : []),
        ...(causes > 0 ? [{ what: 'causes', count: causes, why: LEFT_OUT.causes }] : []),
        ...(bodies > 0 ? [{ what: 'bodies', count: bodies, why: LEFT_OUT.missingBody }] : []),
      ],
      redacted: [...redactions].map(([rule, count]) => ({ rule, count })),
    },
    responses,
  };
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
    operations: selectedOperations(selected).map((operation) => operationOf(report, operation)),
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
    operations: nested.map((child) => operationOf(report, child)),
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
