import { type DisplayText, isMessage, type Message } from '../model/message.ts';
import type { Condition, Operation, Operations, Property, Propstat, Range } from '../model/operation.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../verdict/report.ts';
import type { Places } from './redactExchange.ts';

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

/** Replaces the secrets in the parameters of a message. */
function redactMessage({ key, params }: Message, text: Redact): Message {
  return { key, params: params.map((param) => redactParam(param, text)) };
}

function redactDisplayText(value: DisplayText | null, text: Redact): DisplayText | null {
  return isMessage(value) ? redactMessage(value, text) : orNull(text, value);
}

function redactParam(param: unknown, text: Redact): unknown {
  if (typeof param === 'string') return text(param);
  if (Array.isArray(param)) return param.map((one) => redactParam(one, text));
  if (isMessage(param)) return redactMessage(param, text);
  if (typeof param !== 'object' || param === null) return param;
  return Object.fromEntries(Object.entries(param).map(([name, value]) => [name, redactParam(value, text)]));
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
    ...operation,
    pointer: text(operation.pointer),
    range: range(operation.range),
    label: orNull(text, operation.label),
    hrefs: operation.hrefs.map(text),
    statusText: orNull(text, operation.statusText),
    note: redactDisplayText(operation.note, text),
    message: redactDisplayText(operation.message, text),
    conditions: operation.conditions.map((condition) => redactCondition(condition, redact)),
    location: orNull(text, operation.location),
    propstats: operation.propstats.map((propstat) => redactPropstat(propstat, redact)),
    group: orNull(text, operation.group),
    code: orNull(text, operation.code),
  };
}

function redactPropstat(propstat: Propstat, redact: Parts): Propstat {
  return {
    ...propstat,
    statusText: orNull(redact.text, propstat.statusText),
    properties: propstat.properties.map((property) => redactProperty(property, redact)),
    conditions: propstat.conditions.map((condition) => redactCondition(condition, redact)),
    description: orNull(redact.text, propstat.description),
    range: redact.range(propstat.range),
  };
}

function redactProperty(property: Property, { text, range }: Parts): Property {
  const { name, value } = property;
  return { ...property, value: value === null ? null : redactNamed(name, value, text), range: range(property.range) };
}

function redactCondition(condition: Condition, { text, range }: Parts): Condition {
  const { name, hrefs, text: content, target } = condition;
  const common = { hrefs: hrefs.map(text), range: range(condition.range) };
  if (target === undefined)
    return { ...common, name, text: content === null ? null : redactNamed(name, content, text) };
  // In JSON the name is a text from the body, not the name of an element.
  return { ...common, name: text(name), text: orNull(text, content), target: orNull(text, target) };
}

/** @param name `{namespace}local` of the element, which may tell that its content is secret */
function redactNamed(name: string, content: string, text: Redact): string {
  const tag = `<${name.slice(name.indexOf('}') + 1)}>`;
  return text(tag + content).slice(tag.length);
}
