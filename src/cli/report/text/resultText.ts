import { statusWithPhrase } from '../../../core/explain/statusWithPhrase.ts';
import type { DisplayText } from '../../../core/model/message.ts';
import type { Condition, Operation, Outcome, Propstat } from '../../../core/model/operation.ts';
import { readableClark } from '../../../core/read/dav/messages.ts';
import { safeLine } from '../../../core/text/safeText.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { englishText } from '../../../engine/messages.ts';
import { rowMessages } from '../../../engine/tree/messages.ts';
import { cell, conditionText, type OperationNamer, statusCell } from '../../../engine/tree/rowCells.ts';
import { TEXT_REPORT } from './messages.ts';

/** What a line states about an operation besides its name. */
export interface ResultText {
  readonly outcome: Outcome;
  /** `423 Locked` */
  readonly status: string;
  /** Why, and which properties: in one line or several. */
  readonly messages: readonly string[];
  /** Equal for operations that differ only in names and numbers in their messages. */
  readonly pattern: string;
}

/** A part of a message, and the same without what differs between equal failures. */
interface Part {
  readonly text: string;
  readonly pattern: string;
}

export interface ResultTextOptions {
  readonly report: Report;
  readonly name: OperationNamer;
  /** List all properties. */
  readonly isVerbose: boolean;
}

/** Returns a text for the terminal, on one line. */
export function shown(text: DisplayText): string {
  return safeLine(englishText(text).replace(/\s+/g, ' '));
}

/**
 * Returns what is displayed about an operation.
 *
 * @param isBelowCause it is displayed below its cause, so that the message need not name it
 */
export function resultText(operation: number, options: ResultTextOptions, isBelowCause: boolean): ResultText {
  const { operations } = options.report;
  const outcome = operations.outcome(operation);
  const because = isBelowCause ? '' : causesText(operation, options);
  const own = operations.status(operation);
  const isPlain = operations.isPlain?.(operation) === true && operations.statuses(operation).length === 1;
  if (own !== null && isPlain) {
    const missing = missingText(operations.missing(operation));
    const status = statusWithPhrase(own);
    return { outcome, status, messages: present([missing, because]), pattern: `${outcome} ${status}` };
  }
  const detail = operations.detail(operation);
  const status = statusOf(detail, operations.statuses(operation));
  const parts = partsOf(detail, status, options);
  const missing = parts.length === 0 ? missingText(operations.missing(operation)) : '';
  return {
    outcome,
    status,
    messages: present([...parts.map(({ text }) => text), missing, because]),
    pattern: [outcome, status, detail.code ?? '', ...parts.map(({ pattern }) => pattern)].join('\n'),
  };
}

function present(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}

/** Joins sentences and parts of them: only the last one keeps its full stop. */
export function joined(texts: readonly string[]): string {
  return present(texts)
    .map((text, index, all) => (index < all.length - 1 ? text.replace(/\.$/, '') : text))
    .join('; ');
}

function missingText(properties: number): string {
  return properties === 0 ? '' : englishText(rowMessages.missing(properties));
}

/** The status; of an operation that has only statuses of properties, the statuses of those that failed by themselves. */
function statusOf(detail: Operation, statuses: readonly number[]): string {
  const failed = detail.status === null ? failedPropstats(detail) : [];
  const causes = failed.filter(({ outcome }) => outcome !== 'dependent');
  const own = (causes.length > 0 ? causes : failed).flatMap(({ status }) => status ?? []);
  return shown(statusCell(detail, own.length > 0 ? [...new Set(own)] : statuses));
}

const FAILED: ReadonlySet<Outcome> = new Set(['failure', 'partial', 'dependent']);

function failedPropstats({ propstats }: Operation): readonly Propstat[] {
  return propstats.filter(({ outcome }) => FAILED.has(outcome));
}

function partsOf(detail: Operation, status: string, { isVerbose }: ResultTextOptions): readonly Part[] {
  const { code, conditions, note } = detail;
  const failed = failedPropstats(detail);
  const message = detail.message === null || isOfProperties(detail) ? '' : shown(cell(detail.message));
  const text = code === null || status.includes(code) || message.includes(code) ? message : withCode(code, message);
  const parts: Part[] = text === '' ? [] : [{ text, pattern: patternOf(text, detail.label) }];
  // The conditions of JSON items repeat the message.
  const inJson = conditions.some(({ target }) => target !== undefined);
  if (text === '' || !inJson) parts.push(...conditionParts(conditions));
  for (const propstat of failed) if (propstat.properties.length > 0) parts.push(propertiesPart(propstat, isVerbose));
  const remark = note ?? (detail.recovered ? rowMessages.recovered : null);
  if (remark !== null) parts.push({ text: shown(cell(remark)), pattern: shown(cell(remark)) });
  return parts;
}

/** Whether the message consists of the descriptions of propstats, which are displayed with their properties. */
function isOfProperties(detail: Operation): boolean {
  const listed = failedPropstats(detail).filter(({ properties }) => properties.length > 0);
  const descriptions = new Set(listed.flatMap(({ description }) => description ?? []));
  return descriptions.size > 0 && detail.message === [...descriptions].join('; ');
}

function withCode(code: string, message: string): string {
  const shownCode = shown(cell(code));
  return message === '' ? shownCode : `${shownCode}: ${message}`;
}

/** Maximum number of conditions in a message. */
const CONDITIONS = 20;

function conditionParts(conditions: readonly Condition[]): readonly Part[] {
  return conditions.slice(0, CONDITIONS).map((condition) => ({
    text: shown(cell(conditionText(condition))),
    pattern: `${condition.name} ${condition.target ?? ''}`,
  }));
}

/** Maximum number of properties that a message names. */
const PROPERTIES = 20;

/** `403 acl, displayname: cannot-modify-protected-property` */
function propertiesPart({ status, properties, conditions, description }: Propstat, isVerbose: boolean): Part {
  const named = properties.slice(0, isVerbose ? properties.length : PROPERTIES);
  const names = named.map(({ name }) => shown(readableClark(name)).replace(/^DAV:/, ''));
  const listed = [
    status ?? shown(rowMessages.noStatus),
    TEXT_REPORT.andMore(names, properties.length - names.length),
  ].join(' ');
  const why = conditionParts(conditions);
  const text = joined([shown(cell(description ?? '')), ...why.map((part) => part.text)]);
  return {
    text: text === '' ? listed : `${listed}: ${text}`,
    pattern: [listed, patternOf(description ?? '', null), ...why.map(({ pattern }) => pattern)].join(' '),
  };
}

/** Quoted texts and words, which may contain apostrophes. Each is matched once, from its start, so that this takes linear time. */
const PARTS = /"[^"]*"|“[^”]*”|'[^']*'|[^\s"“']+(?:'[^\s"“']+)*/g;

/** Replaces what differs between the messages of equal failures: the name of the operation, quoted texts, paths and words with digits. */
function patternOf(message: string, label: string | null): string {
  const general = label === null || label.length < 2 ? message : message.replaceAll(label, '#');
  return general.replace(PARTS, (part) => (/^["“'].+|[\d/@]/.test(part) ? '#' : part));
}

/** Maximum number of causes in a message. */
const CAUSES = 3;

function causesText(operation: number, { report, name }: ResultTextOptions): string {
  const causes = report.causes(operation);
  if (causes.length === 0) return '';
  const names = causes.slice(0, CAUSES).map((cause) => shown(name(report.operations.label(cause), cause)));
  return TEXT_REPORT.because(names, causes.length - names.length);
}
