import { statusWithPhrase } from '../explain/statusWithPhrase.ts';
import { englishText } from '../messages.ts';
import type { Condition, Operation, Outcome, Propstat } from '../model/operation.ts';
import { cellText } from '../text/cell.ts';
import { conditionText, localName } from './conditionText.ts';
import { GROUPS } from './groupMessages.ts';
import { messagePattern } from './messagePattern.ts';

/** A part of what a result states besides its status, on one line. */
export interface ResultPart {
  readonly text: string;
  /** The same without what differs between equal results. */
  readonly pattern: string;
}

/** Maximum number of conditions. */
const CONDITIONS = 20;
/** Maximum number of properties of a propstat that are named. */
const PROPERTIES = 20;

const FAILED: ReadonlySet<Outcome> = new Set(['failure', 'partial', 'dependent']);

function failedPropstats({ propstats }: Pick<Operation, 'propstats'>): readonly Propstat[] {
  return propstats.filter(({ outcome }) => FAILED.has(outcome));
}

/** Returns the status of an operation; if it has only statuses of properties, those of the properties that failed by themselves. */
export function failureStatuses(detail: Operation, statuses: readonly number[]): readonly number[] {
  if (detail.status !== null) return [detail.status];
  const failed = failedPropstats(detail);
  const causes = failed.filter(({ outcome }) => outcome !== 'dependent');
  const own = (causes.length > 0 ? causes : failed).flatMap(({ status }) => status ?? []);
  return own.length > 0 ? [...new Set(own)] : statuses;
}

/** Whether the status of an operation shows its code. */
function isShown(code: string, detail: Operation, statuses: readonly number[]): boolean {
  const stated = failureStatuses(detail, statuses);
  if (stated.length === 0 && !detail.statusText) return true;
  return stated.map(statusWithPhrase).some((text) => text.includes(code)) || detail.statusText?.includes(code) === true;
}

/**
 * Returns the code and message of an operation, its conditions, the properties that failed, and its note.
 *
 * @param statuses as of `Operations.statuses`
 * @param allProperties name all properties
 */
export function resultParts(
  detail: Operation,
  statuses: readonly number[],
  allProperties = false,
): readonly ResultPart[] {
  const { code, conditions, note, label } = detail;
  const message = detail.message === null || isOfProperties(detail) ? '' : cellText(englishText(detail.message));
  const text =
    code === null || isShown(code, detail, statuses) || message.includes(code) ? message : withCode(code, message);
  const parts: ResultPart[] = text === '' ? [] : [{ text, pattern: messagePattern(text, label) }];
  // The conditions of JSON items repeat the message.
  const inJson = conditions.some(({ target }) => target !== undefined);
  if (text === '' || !inJson) parts.push(...conditionParts(conditions));
  for (const propstat of failedPropstats(detail)) {
    const most = allProperties ? propstat.properties.length : PROPERTIES;
    if (propstat.properties.length > 0) parts.push(propertiesPart(propstat, most, label));
  }
  if (note === null) return parts;
  const remark = cellText(englishText(note));
  return [...parts, { text: remark, pattern: remark }];
}

/** Joins sentences and parts of them: only the last one keeps its full stop. */
export function joinedParts(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text, index, all) => (index < all.length - 1 ? text.replace(/\.$/, '') : text))
    .join('; ');
}

/** Returns a key that is equal for operations that differ only in names and numbers in their messages. */
export function resultKey(
  { outcome, status, statusText, code, recovered }: Pick<Operation, 'outcome' | 'status'> & Partial<Operation>,
  stated: readonly number[],
  parts: readonly ResultPart[],
): string {
  const shown = status === null && stated.length === 0 ? (statusText ?? '') : stated.join();
  const head = `${outcome} ${shown}${recovered === true ? ' recovered' : ''}`;
  if (parts.length === 0 && code == null) return head;
  return [head, code ?? '', ...parts.map(({ pattern }) => pattern)].join('\n');
}

/** Whether the message consists of the descriptions of propstats, which are displayed with their properties. */
function isOfProperties(detail: Operation): boolean {
  const listed = failedPropstats(detail).filter(({ properties }) => properties.length > 0);
  const descriptions = new Set(listed.flatMap(({ description }) => description ?? []));
  return descriptions.size > 0 && detail.message === [...descriptions].join('; ');
}

function withCode(code: string, message: string): string {
  const shown = cellText(code);
  return message === '' ? shown : `${shown}: ${message}`;
}

function conditionParts(conditions: readonly Condition[]): readonly ResultPart[] {
  return conditions.slice(0, CONDITIONS).map((condition) => {
    const name = cellText(localName(condition.name));
    return {
      text: cellText(conditionText(condition)),
      pattern: condition.target == null ? name : `${name} (${cellText(condition.target)})`,
    };
  });
}

/** `403 acl, displayname: cannot-modify-protected-property` */
function propertiesPart(propstat: Propstat, most: number, label: string | null): ResultPart {
  const { status, properties, conditions, description } = propstat;
  const names = properties.slice(0, most).map(({ name }) => cellText(localName(name)));
  const listed = `${status ?? GROUPS.noStatus} ${GROUPS.andMore(names, properties.length - names.length)}`;
  const why = conditionParts(conditions);
  const sent = cellText(description ?? '');
  const withReason = (reasons: readonly string[]): string => {
    const reason = joinedParts(reasons);
    return reason === '' ? listed : `${listed}: ${reason}`;
  };
  return {
    text: withReason([sent, ...why.map(({ text }) => text)]),
    pattern: withReason([messagePattern(sent, label), ...why.map(({ pattern }) => pattern)]),
  };
}
