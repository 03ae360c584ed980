import { writtenWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';

const EARLIER = new Set(
  'previous previously earlier prior preceding precedent upstream prerequisite parent dependency dependencies'.split(
    ' ',
  ),
);
const FAILED = new Set('fail failed fails failing failure failures error errors errored unsuccessful'.split(' '));
const DENYING = new Set('no not never without zero didnt wasnt'.split(' '));
const LONGEST = 120;

/** Whether a reason states that an earlier step failed: `previous step failed`, `UPSTREAM_FAILED`. */
export function statesEarlierFailure(reason: string): boolean {
  return reason.length <= LONGEST && isEarlierFailure(reason);
}

const isEarlierFailure = memoize((reason: string): boolean => {
  const words = writtenWords(reason.replaceAll(/['’]/g, ''));
  return (
    words.some((word) => EARLIER.has(word)) &&
    words.some((word) => FAILED.has(word)) &&
    !words.some((word) => DENYING.has(word))
  );
});
