import { type DisplayText, isMessage } from '../model/message.ts';
import type { Condition, Operation, Operations, Property, Propstat, Range } from '../model/operation.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../verdict/report.ts';
import type { Places } from './redactExchange.ts';
import { redactMessage } from './redactMessage.ts';

type Redact = (text: string) => string;

/**
 * Replaces the secrets in all texts of a report. Operations are redacted when they are read, so that a report of many costs nothing.
 *
 * @param places positions in the body that is written; null if positions stay as they are
 */
export function redactReport(report: Report, text: Redact, places: Places | null): Report {
  return {
    ...report,
    evidence: report.evidence === null ? null : redactMessage(report.evidence, text),
    description: orNull(text, report.description),
    syncToken: orNull(text, report.syncToken),
    operations: redactOperations(report.operations, text, places),
    problems: report.problems.map((problem) => redactProblem(problem, text, places)),
    unanswered: report.unanswered.map(({ index, label }) => ({ index, label: orNull(text, label) })),
    statedTotals: report.statedTotals && { ...report.statedTotals, source: text(report.statedTotals.source) },
    verdict: { outcome: report.verdict.outcome, sentence: redactMessage(report.verdict.sentence, text) },
  };
}

function redactDisplayText(value: DisplayText | null, text: Redact): DisplayText | null {
  return isMessage(value) ? redactMessage(value, text) : orNull(text, value);
}

function orNull(text: Redact, value: string | null): string | null {
  return value === null ? null : text(value);
}

function redactProblem(problem: Problem, text: Redact, places: Places | null): Problem {
  const redacted = { ...problem, message: redactMessage(problem.message, text) };
  if (places === null || problem.offset === null) return redacted;
  return { ...redacted, offset: places.offset(problem.offset), ...places.lineColumn(problem.offset) };
}

function redactOperations(operations: Operations, text: Redact, places: Places | null): Operations {
  const range = (one: Range | null): Range | null => (one === null || places === null ? one : places.range(one));
  const redact: Parts = { text, range };
  const { group } = operations;
  return {
    ...operations,
    label: (operation) => orNull(text, operations.label(operation)),
    ...(group && { group: (operation: number) => orNull(text, group(operation)) }),
    detail: (operation) => redactOperation(operations.detail(operation), redact),
  };
}

interface Parts {
  readonly text: Redact;
  readonly range: (range: Range | null) => Range | null;
}

function redactOperation(operation: Operation, redact: Parts): Operation {
  const { text, range } = redact;
  return {
    pointer: text(operation.pointer),
    // Finding a range takes long in some formats, and not every format of export has it.
    get range() {
      return range(operation.range);
    },
    label: orNull(text, operation.label),
    hrefs: operation.hrefs.map(text),
    method: orNull(text, operation.method),
    status: operation.status,
    statusText: orNull(text, operation.statusText),
    outcome: operation.outcome,
    note: redactDisplayText(operation.note, text),
    message: redactDisplayText(operation.message, text),
    conditions: operation.conditions.map((condition) => redactCondition(condition, redact)),
    location: orNull(text, operation.location),
    retryAfter: orNull(text, operation.retryAfter),
    requestIndex: operation.requestIndex,
    propstats: operation.propstats.map((propstat) => redactPropstat(propstat, redact)),
    group: orNull(text, operation.group),
    code: orNull(text, operation.code),
    recovered: operation.recovered,
    unrequested: operation.unrequested,
  };
}

function redactPropstat(propstat: Propstat, { text, range }: Parts): Propstat {
  return {
    ...propstat,
    statusText: orNull(text, propstat.statusText),
    properties: propstat.properties.map((property) => redactProperty(property, { text, range })),
    conditions: propstat.conditions.map((condition) => redactCondition(condition, { text, range })),
    description: orNull(text, propstat.description),
    range: range(propstat.range),
  };
}

function redactProperty(property: Property, { text, range }: Parts): Property {
  const { name, value } = property;
  return { ...property, value: value === null ? null : redactNamed(name, value, text), range: range(property.range) };
}

function redactCondition(condition: Condition, { text, range }: Parts): Condition {
  const { name, hrefs, text: content, target } = condition;
  const isElement = target === undefined;
  return {
    // In JSON the name is a text from the body, not the name of an element.
    name: isElement ? name : text(name),
    hrefs: hrefs.map(text),
    text: content === null ? null : isElement ? redactNamed(name, content, text) : text(content),
    ...(!isElement && { target: orNull(text, target) }),
    get range() {
      return range(condition.range);
    },
  };
}

/** @param name `{namespace}local` of the element, which may tell that its content is secret */
function redactNamed(name: string, content: string, text: Redact): string {
  const tag = `<${name.slice(name.indexOf('}') + 1)}>`;
  return text(tag + content).slice(tag.length);
}
