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
    // Its texts would not be redacted.
    summary: () => null,
    detail: (operation) => new RedactedOperation(operations.detail(operation), redact),
  };
}

interface Parts {
  readonly text: Redact;
  readonly range: (range: Range | null) => Range | null;
}

/** An operation whose texts are redacted when they are read: most formats read few of them. */
class RedactedOperation implements Operation {
  readonly #operation: Operation;
  readonly #redact: Parts;
  readonly status: number | null;
  readonly outcome: Operation['outcome'];
  readonly requestIndex: number | null;
  readonly recovered: boolean;
  readonly unrequested: boolean;

  constructor(operation: Operation, redact: Parts) {
    this.#operation = operation;
    this.#redact = redact;
    this.status = operation.status;
    this.outcome = operation.outcome;
    this.requestIndex = operation.requestIndex;
    this.recovered = operation.recovered;
    this.unrequested = operation.unrequested;
  }

  get pointer(): string {
    return this.#redact.text(this.#operation.pointer);
  }

  get range(): Range | null {
    return this.#redact.range(this.#operation.range);
  }

  get label(): string | null {
    return this.#text(this.#operation.label);
  }

  get hrefs(): readonly string[] {
    return this.#operation.hrefs.map(this.#redact.text);
  }

  get method(): string | null {
    return this.#text(this.#operation.method);
  }

  get statusText(): string | null {
    return this.#text(this.#operation.statusText);
  }

  get note(): DisplayText | null {
    return redactDisplayText(this.#operation.note, this.#redact.text);
  }

  get message(): DisplayText | null {
    return redactDisplayText(this.#operation.message, this.#redact.text);
  }

  get conditions(): readonly Condition[] {
    return this.#operation.conditions.map((condition) => redactCondition(condition, this.#redact));
  }

  get location(): string | null {
    return this.#text(this.#operation.location);
  }

  get retryAfter(): string | null {
    return this.#text(this.#operation.retryAfter);
  }

  get propstats(): readonly Propstat[] {
    return this.#operation.propstats.map((propstat) => redactPropstat(propstat, this.#redact));
  }

  get group(): string | null {
    return this.#text(this.#operation.group);
  }

  get code(): string | null {
    return this.#text(this.#operation.code);
  }

  #text(value: string | null): string | null {
    return orNull(this.#redact.text, value);
  }
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
