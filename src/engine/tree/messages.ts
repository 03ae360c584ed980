import { catalog } from '../../core/model/message.ts';
import type { Outcome } from '../../core/model/operation.ts';
import { count, counted } from '../../core/text/format.ts';

/** Texts of the rows of the tree and of the drawer that are not texts of the response. */
export const rowMessages = catalog('row', {
  collectionItself: '(the collection itself)',
  resourceItself: '(the resource itself)',
  properties: (properties: number): string =>
    properties === 0 ? 'no properties' : counted(properties, 'property', 'properties'),
  noStatus: 'no status',
  invalidStatus: (sent: string): string => `“${sent}” is not a valid status`,
  succeeded: 'succeeded',
  failed: 'failed',
  missing: (properties: number): string => `${counted(properties, 'property', 'properties')} missing`,
  /** @param status of a propstat: `404 Not Found` */
  missingWith: (status: string): string => `${status} · missing`,
  hidden: (operations: number): string =>
    `${count(operations)} more ${operations === 1 ? 'is' : 'are'} hidden by the filter`,
  hiddenMuted: (operations: number): string => `${count(operations)} more ${operations === 1 ? 'is' : 'are'} muted`,
  hiddenOrMuted: (operations: number): string =>
    `${count(operations)} more ${operations === 1 ? 'is' : 'are'} muted or hidden by the filter`,
  muted: 'muted',
  thisFolder: '(this folder)',
  noMessage: '(no message)',
  otherMessages: '(other messages)',
  becauseOfOthers: '(not attempted because of another failure)',
  /** Equal results in one folder. */
  files: (files: number): string => counted(files, 'file', 'files'),
  folders: (folders: number): string => counted(folders, 'folder', 'folders'),
  resources: (resources: number): string => counted(resources, 'resource', 'resources'),
  items: (items: number): string => counted(items, 'item', 'items'),
  building: 'building…',
  /** The drawer of a folder or group. */
  contents: (total: number, outcomes: Readonly<Record<Outcome, number>>): string =>
    [
      [outcomes.failure + outcomes.partial, 'failed'],
      [outcomes.dependent, 'not attempted because of others'],
      [outcomes.unknown, 'unknown'],
      [outcomes.notice, outcomes.notice === 1 ? 'notice' : 'notices'],
      [outcomes.success, 'succeeded'],
    ]
      .flatMap(([value, word]) => (value === 0 ? [] : `${count(Number(value))} ${word}`))
      .concat(`${count(total)} in all`)
      .join(', '),
  /** Beside the number of hidden operations. */
  showHidden: 'Click or press Enter to show',
  emptyValue: '(empty)',
  recovered: 'recovered',
  unrequested: 'not requested',
  noResult: 'no result',
  /** @param index from 0, as in the request and in verdicts */
  requestItem: (index: number): string => `request item #${index}`,
  /** A header that is not stated for the operation itself. */
  ofWholeResponse: (value: string): string => `${value} (header of the whole response)`,
  unansweredItem: (index: number): string => `request item #${index} has no result in the response`,
  requestWithoutBody: 'The request has no body.',
  requestBodyUnavailable: 'The body of the request is not available.',
  notInRequest: 'The request does not contain this item.',
  propertyNotInRequest: 'The request does not name this property.',
  noRequestItem: 'No single item of the request is known to belong to this row.',
  /** The drawer of a cause. */
  dependents: (operations: number): string =>
    `${counted(operations, 'operation was', 'operations were')} not attempted because of this one`,
  lines: (lines: readonly string[]): string => lines.join('\n'),
});

/** The name of the element in the row of a condition. */
export const ERROR_ELEMENT = 'DAV:error';

/** The name of an operation without a label, by its position from 1. */
export function unnamed(position: number): string {
  return `#${count(position)}`;
}
