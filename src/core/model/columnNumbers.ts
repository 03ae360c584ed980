import { type Outcome, OUTCOMES } from './operation.ts';

// The numbers that store outcomes and statuses in typed arrays.

const NUMBERS: Readonly<Record<Outcome, number>> = {
  failure: OUTCOMES.indexOf('failure'),
  partial: OUTCOMES.indexOf('partial'),
  dependent: OUTCOMES.indexOf('dependent'),
  unknown: OUTCOMES.indexOf('unknown'),
  notice: OUTCOMES.indexOf('notice'),
  success: OUTCOMES.indexOf('success'),
};
const NO_STATUS = -1;

/** Returns the index of an outcome in {@link OUTCOMES}: 0 for the worst. */
export function outcomeNumber(outcome: Outcome): number {
  return NUMBERS[outcome];
}

/** Returns the outcome with this index in {@link OUTCOMES}. */
export function outcomeOfNumber(number: number | undefined): Outcome {
  return OUTCOMES[number ?? -1] ?? 'unknown';
}

/** Returns the number that stores a status in an `Int16Array`: -1 for none. */
export function statusNumber(status: number | null): number {
  return status ?? NO_STATUS;
}

/** Returns the status that {@link statusNumber} stored, or null. */
export function statusOfNumber(number: number | undefined): number | null {
  return number === undefined || number === NO_STATUS ? null : number;
}
