import { statusWithPhrase } from '../../explain/statusWithPhrase.ts';
import { CommonFolder } from '../../groups/commonFolder.ts';
import { type Described, type Group, groupsOf } from '../../groups/equalResults.ts';
import { GROUPS } from '../../groups/groupMessages.ts';
import { failureStatuses, joinedParts, resultKey, resultParts } from '../../groups/resultParts.ts';
import type { Operation, Outcome } from '../../model/operation.ts';
import { isFailed } from '../../model/outcome.ts';
import { readableHref } from '../../text/readableHref.ts';
import type { Report } from '../../verdict/report.ts';
import { type Selected, selectedOperations } from '../selection.ts';
import { oneLine } from './oneLine.ts';
import { OUTLINE } from './outlineMessages.ts';

/** Equal results. All texts have one line. */
export interface FailureLine {
  /** 1 for operations that were not attempted because of those of the line before; else 0. */
  readonly level: 0 | 1;
  /** `27 × 423 Locked`; of several propstats `403 Forbidden, 424 Failed Dependency` */
  readonly status: string;
  /** Message, conditions, failed properties and causes; may be empty. If the results differ in it, that of the first one. */
  readonly message: string;
  /** The folder that contains all of them, with a slash at its end; '' if the names are complete. */
  readonly folder: string;
  /** The first few names, in document order. */
  readonly names: readonly string[];
  /** Number of results. */
  readonly count: number;
}

/** The exported results of a response that did not succeed, including nested ones and request items without a result. */
export interface Failures {
  /** Failures first. */
  readonly lines: readonly FailureLine[];
  /** Number of results that are in none of the lines. */
  readonly more: number;
}

/** From the worst. */
const LISTED: readonly Outcome[] = ['failure', 'partial', 'dependent', 'unknown'];

// Characters.
const LONGEST_NAME = 300;
const LONGEST_MESSAGE = 400;
const STATUSES = 4;
const CAUSES = 3;
const LEVELS = 4;

/**
 * @param lines maximum number of lines
 * @param names maximum number of names in a line
 */
export function failuresOf(selected: Selected, lines: number, names: number): Failures {
  const { report } = selected;
  const { listed, below } = listedOperations(selected);
  const all: FailureLine[] = [];
  let more = 0;
  const add = (line: FailureLine): void => {
    if (all.length < lines) all.push(line);
    else more += line.count;
  };
  for (const group of groupsOf(listed, (operation) => describe(report, operation, true))) {
    add(lineOf(report, group, 0, names));
    const dependents = group.operations.flatMap((operation) => below.get(operation) ?? []);
    for (const inner of groupsOf(dependents, (operation) => describe(report, operation, false)))
      add(lineOf(report, inner, 1, names));
  }
  if (selected.unanswered.length > 0) add(unansweredLine(selected.unanswered, names));
  return { lines: all, more };
}

/** Returns the operations that did not succeed, failures first; those that depend on one of them alone are below it. */
function listedOperations(selected: Selected): {
  readonly listed: readonly number[];
  readonly below: ReadonlyMap<number, readonly number[]>;
} {
  const { operations, causes } = selected.report;
  const byOutcome = new Map(LISTED.map((outcome): [Outcome, number[]] => [outcome, []]));
  const failed = new Uint8Array(operations.size);
  for (const top of selectedOperations(selected))
    for (let number = top; number < operations.end(top); number += 1) {
      const outcome = operations.outcome(number);
      byOutcome.get(outcome)?.push(number);
      if (isFailed(outcome)) failed[number] = 1;
    }
  const below = new Map<number, number[]>();
  const isAlone = (operation: number): boolean => {
    const [cause, another] = causes(operation).slice(0, 2);
    if (cause === undefined || another !== undefined || failed[cause] !== 1) return true;
    const others = below.get(cause);
    if (others) others.push(operation);
    else below.set(cause, [operation]);
    return false;
  };
  const listed = [...byOutcome].flatMap(([outcome, all]) => (outcome === 'dependent' ? all.filter(isAlone) : all));
  return { listed, below };
}

function lineOf(
  report: Report,
  { operations, text, isExample }: Group<DescribedFailure>,
  level: FailureLine['level'],
  most: number,
): FailureLine {
  const [first, ...others] = text.messages;
  const messages = isExample && first !== undefined ? [GROUPS.example(first), ...others] : text.messages;
  const names = operations.slice(0, most).map((operation) => pathOf(report, operation));
  const folder = operations.length === 1 ? '' : folderOf(report, operations);
  const isInFolder = folder !== '' && names.every((name) => name.startsWith(folder) && name !== folder);
  return {
    level,
    status: oneLine(GROUPS.times(operations.length, text.status), LONGEST_MESSAGE),
    message: oneLine(joinedParts(messages), LONGEST_MESSAGE),
    folder: isInFolder ? folder : '',
    names: isInFolder ? names.map((name) => name.slice(folder.length)) : names,
    count: operations.length,
  };
}

function folderOf({ operations, format }: Report, all: readonly number[]): string {
  if (format !== 'webdav') return '';
  const common = new CommonFolder();
  for (const operation of all) common.add(operations.label(operation)?.trim() ?? '');
  return oneLine(readableHref(common.folder), LONGEST_NAME);
}

function unansweredLine(items: Selected['unanswered'], most: number): FailureLine {
  const names = items
    .slice(0, most)
    .map(({ index, label }) => (label?.trim() ? oneLine(label, LONGEST_NAME) : `#${index}`));
  const status = GROUPS.times(items.length, OUTLINE.noResult);
  return { level: 0, status, message: '', folder: '', names, count: items.length };
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

interface DescribedFailure extends Described {
  readonly status: string;
}

/** @param isNamingCauses state the causes */
function describe(report: Report, number: number, isNamingCauses: boolean): DescribedFailure {
  const { operations } = report;
  const operation = operations.detail(number);
  const statuses = operations.statuses(number);
  const parts = resultParts(operation, statuses);
  return {
    status: oneLine(statusOf(operation), LONGEST_MESSAGE),
    messages: [...parts.map(({ text }) => text), isNamingCauses ? causesOf(report, number) : ''].filter(
      (text) => text !== '',
    ),
    pattern: resultKey(operation, failureStatuses(operation, statuses), parts),
  };
}

function statusOf(operation: Operation): string {
  const statuses = failureStatuses(operation, []);
  if (statuses.length > 0) return statuses.slice(0, STATUSES).map(statusWithPhrase).join(', ');
  if (operation.statusText !== null && operation.statusText.trim() !== '')
    return OUTLINE.invalidStatus(oneLine(operation.statusText, LONGEST_NAME));
  if (operation.code !== null) return operation.code;
  return operation.outcome === 'unknown' ? OUTLINE.noStatus : OUTLINE.failed;
}

function causesOf(report: Report, operation: number): string {
  const causes = report.causes(operation);
  const names = causes.slice(0, CAUSES).map((cause) => nameOf(report, cause));
  return names.length === 0 ? '' : GROUPS.because(names, causes.length - names.length);
}
