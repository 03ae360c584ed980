import type { ProblemCode } from '../../core/model/problem.ts';
import { count, counted } from '../../core/text/format.ts';
import { SIGNS } from './panel.ts';

export const LIST = {
  label: 'Multi-status responses',
  divider: 'Size of the list',
  /** `✕ 2 / 4` */
  failed: (failed: number, total: number): string => `${SIGNS.failure} ${count(failed)} / ${count(total)}`,
  dependent: (dependent: number, total: number): string => `${SIGNS.dependent} ${count(dependent)} / ${count(total)}`,
  notice: (total: number): string => `${SIGNS.notice} ${count(total)}`,
  /** `✕ ? / 8`: something failed, and what or how much of it is not listed. */
  someFailed: (total: number): string => `${SIGNS.failure} ?${total === 0 ? '' : ` / ${count(total)}`}`,
  unknown: `${SIGNS.unknown} unknown`,
  unreadable: `${SIGNS.unknown} unreadable`,
  /** `? 17 of 18`: the others have no known result; `? 18`: there may be more than these. */
  unsure: (known: number, total: number): string =>
    `${SIGNS.unknown} ${known === total ? count(total) : `${count(known)} of ${count(total)}`}`,
  /** Beside any mark of a body with which something is wrong. */
  problem: '!',
  success: (total: number): string => `${SIGNS.success} ${count(total)}`,
  empty: '0',
  /** Beside what was read before. */
  bodyDropped: 'body dropped to save memory',
  failedAloud: (failed: number, total: number): string => `${count(failed)} of ${count(total)} failed`,
  dependentAloud: (dependent: number, total: number): string =>
    `${count(dependent)} of ${count(total)} failed because of another one`,
  noticeAloud: (total: number): string => `nothing failed, but look: ${count(total)}`,
  unknownAloud: 'outcome unknown',
  unsureAloud: (known: number, total: number): string =>
    known === total
      ? `outcome unknown: ${count(total)} succeeded, but there may be more`
      : `nothing failed that is known, but only ${count(known)} of ${count(total)} are`,
  statedAloud: 'the body states failures, but does not list them',
  nestedAloud: 'something nested in the items failed',
  problemAloud: (why: string): string => `, body with a problem: ${why}`,
  successAloud: (total: number): string => (total === 1 ? '1 succeeded' : `all ${count(total)} succeeded`),
  emptyAloud: 'no sub-operations',
  unreadableAloud: 'could not be read',
  unanswered: (items: number): string => `${counted(items, 'request item', 'request items')} without a result`,
  unlisted: 'states more failures than it lists',
} as const;

/** Why there is no body, in the few words that a line of the list has room for. */
export const MISSING: Readonly<Record<ProblemCode, string>> = {
  'body-unread': 'body not read by the page',
  'body-evicted': 'body evicted by the browser',
  'body-too-large': 'body too large for DevTools',
  'body-aborted': 'aborted',
  'body-lost-on-navigation': 'body lost on navigation',
  'body-corrupted': 'body damaged by the browser',
  'body-not-text': 'body is not text',
  'body-empty': 'empty body',
  'not-well-formed': 'not well-formed',
  'not-multistatus': 'not a multistatus',
  'no-sub-statuses': 'no results recognized',
  'limit-exceeded': 'exceeds a limit',
  'not-processed': 'could not be processed',
  'wrong-encoding': 'wrong encoding',
};
