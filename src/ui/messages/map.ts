import type { MarkCounts } from '../../engine/api/mapApi.ts';
import { count, counted } from '../../core/text/format.ts';
import { notAttempted, SIGNS } from './panel.ts';

/** The texts of the map beside the scroll bar. */
export const MAP = {
  /** The counts of a place: `✕ 41 failed · ↳ 27 not attempted because of others`. */
  counts: ({ failed, dependent, unknown }: MarkCounts): string =>
    [
      failed > 0 ? `${SIGNS.failure} ${count(failed)} failed` : '',
      dependent > 0 ? `${SIGNS.dependent} ${notAttempted(dependent)}` : '',
      unknown > 0 ? `${SIGNS.unknown} ${count(unknown)} unknown` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  /** The accessible name of the map. */
  summary: ({ failed, dependent, unknown }: MarkCounts, rows: number): string =>
    `Map of ${counted(rows, 'row', 'rows')}: ${count(failed)} failed, ${notAttempted(dependent)}, ${count(unknown)} unknown`,
} as const;
