import { count, counted } from '../../core/text/format.ts';
import type { SortKey } from '../../state/list/listOrder.ts';
import { SIGNS } from './panel.ts';

/** Above the list of responses. */
export const LIST_HEADER = {
  label: 'Order of the responses',
  sort: 'Sort by',
  keys: {
    recorded: 'As recorded',
    name: 'Method, path',
    failures: 'Failures',
    verdict: 'Verdict',
    duration: 'Duration',
    size: 'Size',
  } satisfies Record<SortKey, string>,
  reverse: 'Reverse order',
  group: 'Group by URL',
  groupTooltip: 'Show responses with the same method and URL, without its query, below one row',
  /** `✕ 3 in 2 others` */
  others: (failures: number, responses: number): string =>
    `${SIGNS.failure} ${count(failures)} in ${counted(responses, 'other', 'others')}`,
  /** Responses that may hide failures. */
  possibleOthers: (responses: number): string => `${SIGNS.unknown} ${counted(responses, 'other', 'others')}`,
  morePossible: (responses: number): string => `+ ${SIGNS.unknown} ${count(responses)}`,
  /** `3 failures in 2 other responses, and 1 response that may hide failures. Go to the next one (n)` */
  othersTooltip: (failures: number, responses: number, possible: number): string => {
    const parts = [
      responses > 0
        ? `${counted(failures, 'failure', 'failures')} in ${counted(responses, 'other response', 'other responses')}`
        : '',
      possible > 0
        ? counted(possible, 'other response that may hide failures', 'other responses that may hide failures')
        : '',
    ];
    return `${parts.filter((part) => part !== '').join(', and ')}. Go to the next one`;
  },
} as const;

/** A row of the list that contains the responses of one URL. */
export const LIST_GROUP = {
  responses: (responses: number): string => counted(responses, 'response', 'responses'),
  failing: (responses: number): string => `${count(responses)} with failures`,
  possible: (responses: number): string => `${SIGNS.unknown} ${count(responses)}`,
  possibleSpoken: (responses: number): string =>
    counted(responses, 'response may hide failures', 'responses may hide failures'),
} as const;
