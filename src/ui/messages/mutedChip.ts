import { count, counted } from '../../core/text/format.ts';

/** The number of muted failures, beside the chips. */
export const MUTED_CHIP = {
  text: (failures: number): string => `${count(failures)} muted`,
  title: (failures: number): string =>
    `${counted(failures, 'failure is', 'failures are')} muted by your rules and not counted in “Failed”. Show the rules`,
} as const;
