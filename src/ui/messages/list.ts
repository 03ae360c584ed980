import type { ProblemCode } from '../../core/model/problem.ts';
import { count, counted } from '../../core/text/format.ts';
import { SIGNS } from './panel.ts';

/** The list of responses. Keys ending in `Spoken` are for screen readers. */
export const LIST = {
  label: 'Multi-status responses',
  divider: 'List size',
  /** `✕ 2 / 4` */
  failed: (failed: number, total: number): string => `${SIGNS.failure} ${count(failed)} / ${count(total)}`,
  dependent: (dependent: number, total: number): string => `${SIGNS.dependent} ${count(dependent)} / ${count(total)}`,
  notice: (total: number): string => `${SIGNS.notice} ${count(total)}`,
  /** `✕ ? / 8`: an unknown number of results failed. */
  someFailed: (total: number): string => `${SIGNS.failure} ?${total === 0 ? '' : ` / ${count(total)}`}`,
  unknown: `${SIGNS.unknown} unknown`,
  unreadable: `${SIGNS.unknown} unreadable`,
  /** `? 17 of 18`: the outcome of one is unknown; `? 18`: results may be missing. */
  partlyKnown: (known: number, total: number): string =>
    `${SIGNS.unknown} ${known === total ? count(total) : `${count(known)} of ${count(total)}`}`,
  /** Follows the badge of a body with a problem. */
  problem: '!',
  muted: (failures: number): string => `${count(failures)} muted`,
  mutedSpoken: (failures: number): string => `${counted(failures, 'failure is', 'failures are')} muted`,
  mayHideSpoken: ', but there may be others',
  success: (total: number): string => `${SIGNS.success} ${count(total)}`,
  empty: '0',
  bodyDropped: 'body dropped to save memory',
  failedSpoken: (failed: number, total: number): string => `${count(failed)} of ${count(total)} failed`,
  dependentSpoken: (dependent: number, total: number): string =>
    `${count(dependent)} of ${count(total)} not attempted because of others`,
  noticeSpoken: (total: number): string => `none of ${count(total)} failed, but there are notices`,
  unknownSpoken: 'outcome unknown',
  partlyKnownSpoken: (known: number, total: number): string =>
    known === total
      ? `outcome unknown: ${count(total)} succeeded, but results may be missing`
      : `no known failures, but only ${count(known)} of ${count(total)} outcomes are known`,
  statedSpoken: 'the body states failures but does not list them',
  nestedSpoken: 'a nested result failed',
  problemSpoken: (problem: string): string => `, problem with the body: ${problem}`,
  successSpoken: (total: number): string => (total === 1 ? '1 succeeded' : `all ${count(total)} succeeded`),
  emptySpoken: 'no sub-operations',
  unreadableSpoken: 'unreadable',
  unanswered: (items: number): string => `${counted(items, 'request item', 'request items')} without a result`,
  unlisted: 'states more failures than it lists',
  /** `checks: 1 error, 2 warnings` */
  checks: (errors: number, warnings: number): string =>
    `checks: ${[
      errors > 0 ? counted(errors, 'error', 'errors') : '',
      warnings > 0 ? counted(warnings, 'warning', 'warnings') : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}`,
} as const;

/** Why a body is missing or wrong, short enough for the second line of a list item. */
export const SHORT_PROBLEMS: Readonly<Record<ProblemCode, string>> = {
  'body-unread': 'body not read by the page',
  'body-evicted': 'body evicted by the browser',
  'body-too-large': 'body too large for DevTools',
  'body-aborted': 'aborted',
  'body-not-saved': 'body not in the file',
  'body-lost-on-navigation': 'body lost on navigation',
  'body-corrupted': 'body damaged by the browser',
  'body-not-text': 'body is not text',
  'body-empty': 'empty body',
  'not-well-formed': 'not well-formed',
  'not-multistatus': 'not a multistatus',
  'no-sub-statuses': 'no results recognized',
  'limit-exceeded': 'exceeds a limit',
  'incomplete-results': 'does not list all results',
  'not-processed': 'could not be processed',
  'wrong-encoding': 'wrong encoding',
};
