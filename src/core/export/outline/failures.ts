import { statusWithPhrase } from '../../explain/statusWithPhrase.ts';
import { englishText } from '../../messages.ts';
import type { Condition, Operation, Outcome, Propstat } from '../../model/operation.ts';
import { readableClark } from '../../read/dav/messages.ts';
import { readableHref } from '../../text/readableHref.ts';
import type { Report } from '../../verdict/report.ts';
import { type Selected, selectedOperations } from '../selection.ts';
import { oneLine } from './oneLine.ts';
import { OUTLINE } from './outlineMessages.ts';

/** Results with the same outcome, status and message. All texts have one line. */
export interface FailureGroup {
  readonly outcome: Outcome | 'unanswered';
  /** `423 Locked`; of several propstats `403 Forbidden, 424 Failed Dependency` */
  readonly status: string;
  /** Message, conditions, failed properties and causes; may be empty. */
  readonly message: string;
  /** The first few names, in document order. */
  readonly names: readonly string[];
  /** Number of results. */
  readonly count: number;
}

/** The exported results of a response that did not succeed, including nested ones and request items without a result. */
export interface Failures {
  /** Failures first. */
  readonly groups: readonly FailureGroup[];
  /** Number of results that are in none of the groups. */
  readonly more: number;
}

/** From the worst. */
const LISTED: readonly Outcome[] = ['failure', 'partial', 'dependent', 'unknown'];

// Characters.
const LONGEST_NAME = 300;
const LONGEST_MESSAGE = 400;
const STATUSES = 4;
const PROPERTIES = 20;
const CONDITIONS = 20;
const CAUSES = 3;
const LEVELS = 4;

/**
 * @param groups maximum number of groups
 * @param names maximum number of names in a group
 */
export function failuresOf(selected: Selected, groups: number, names: number): Failures {
  const { report } = selected;
  const { operations } = report;
  const found = new Map<string, FailureGroup & { names: string[]; count: number }>();
  let more = 0;
  const add = (outcome: FailureGroup['outcome'], [status, message]: readonly [string, string], name: () => string) => {
    const key = JSON.stringify([outcome, status, message]);
    let group = found.get(key);
    if (!group) {
      if (found.size === groups) return void (more += 1);
      group = { outcome, status, message, names: [], count: 0 };
      found.set(key, group);
    }
    group.count += 1;
    if (group.names.length < names) group.names.push(name());
  };
  const shown = selectedOperations(selected);
  for (const outcome of LISTED)
    for (const top of shown)
      for (let number = top; number < operations.end(top); number += 1)
        if (operations.outcome(number) === outcome)
          add(outcome, describe(report, number), () => pathOf(report, number));
  for (const { index, label } of selected.unanswered)
    add('unanswered', [OUTLINE.noResult, ''], () => (label?.trim() ? oneLine(label, LONGEST_NAME) : `#${index}`));
  return { groups: [...found.values()], more };
}

/** The name of an operation, after those of the operations that contain it. */
function pathOf(report: Report, operation: number): string {
  const names: string[] = [];
  let at = operation;
  for (; at >= 0 && names.length < LEVELS; at = report.operations.parent(at)) names.push(nameOf(report, at));
  if (at >= 0) names.push('…');
  return oneLine(names.toReversed().join(' › '), LONGEST_NAME);
}

function nameOf({ operations, format }: Report, operation: number): string {
  const label = operations.label(operation)?.trim() ?? '';
  if (label === '') return OUTLINE.unnamed(operation + 1);
  return oneLine(format === 'webdav' ? readableHref(label) : label, LONGEST_NAME);
}

function describe(report: Report, number: number): readonly [status: string, message: string] {
  const operation = report.operations.detail(number);
  const failed = operation.propstats.filter(({ outcome }) => LISTED.includes(outcome));
  const parts = [
    operation.message === null ? '' : englishText(operation.message),
    conditionsOf(operation),
    propertiesOf(failed),
    operation.note === null ? '' : englishText(operation.note),
    causesOf(report, number),
  ];
  const message = parts.filter((part) => part !== '').join('; ');
  return [oneLine(statusOf(operation, failed), LONGEST_MESSAGE), oneLine(message, LONGEST_MESSAGE)];
}

function statusOf(operation: Operation, failed: readonly Propstat[]): string {
  if (operation.status !== null) return statusWithPhrase(operation.status);
  const statuses = [...new Set(failed.flatMap(({ status }) => status ?? []))];
  if (statuses.length > 0) return statuses.slice(0, STATUSES).map(statusWithPhrase).join(', ');
  if (operation.statusText !== null && operation.statusText.trim() !== '')
    return OUTLINE.invalidStatus(oneLine(operation.statusText, LONGEST_NAME));
  if (operation.code !== null) return operation.code;
  return operation.outcome === 'unknown' ? OUTLINE.noStatus : OUTLINE.failed;
}

/** The names of the properties, after their status if there are several: `403 acl, owner; 424 getetag`. */
function propertiesOf(failed: readonly Propstat[]): string {
  const all = failed.slice(0, STATUSES).map(({ status, properties }) => {
    const names = properties.slice(0, PROPERTIES).map(({ name }) => localName(name));
    const text = OUTLINE.andOthers(names, properties.length - names.length);
    return failed.length === 1 || status === null ? text : `${status} ${text}`;
  });
  return all.filter((text) => text.trim() !== '').join('; ');
}

function conditionsOf({ conditions, propstats }: Operation): string {
  const all = [...conditions, ...propstats.flatMap((propstat) => propstat.conditions)];
  return all.slice(0, CONDITIONS).map(conditionOf).join('; ');
}

/** `lock-token-submitted: /files/budget.xlsx`; in JSON `blank (email): is required` */
function conditionOf({ name, hrefs, text, target }: Condition): string {
  const content = hrefs.length > 0 ? hrefs.slice(0, CONDITIONS).join(', ') : (text ?? '');
  const subject = target == null ? localName(name) : `${localName(name)} (${target})`;
  return content === '' ? subject : `${subject}: ${content}`;
}

function localName(name: string): string {
  return readableClark(name).replace(/^DAV:/, '');
}

function causesOf(report: Report, operation: number): string {
  const causes = report.causes(operation);
  const names = causes.slice(0, CAUSES).map((cause) => nameOf(report, cause));
  return names.length === 0 ? '' : OUTLINE.because(names, causes.length - names.length);
}
