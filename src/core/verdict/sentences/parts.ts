import type { VerdictFacts } from '../verdictFacts.ts';
import { count, counted } from '../../text/format.ts';
import { readableClark } from '../../read/dav/messages.ts';

// Parts of the sentences of verdicts.

/** Maximum number of statuses in a sentence. */
const STATUSES_NAMED = 4;

/** Joins parts: the first, a semicolon, and the others separated by commas. */
export function clauses(parts: readonly (string | null)[]): string {
  const [first = '', ...others] = parts.filter((part) => part !== null);
  return others.length > 0 ? `${first}; ${others.join(', ')}` : first;
}

/** ` (423, 403)`; empty without statuses. */
export function codes(statuses: readonly number[]): string {
  if (statuses.length === 0) return '';
  const more = statuses.length > STATUSES_NAMED ? ', …' : '';
  return ` (${statuses.slice(0, STATUSES_NAMED).join(', ')}${more})`;
}

/** `200`, `200 or 201`, `200, 201 or 204` */
export function either(statuses: readonly number[]): string {
  const named = statuses.slice(0, STATUSES_NAMED).map(String);
  if (statuses.length > STATUSES_NAMED) return `${named.join(', ')} or others`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} or ${named.at(-1)}`;
}

export function be(value: number): string {
  return value === 1 ? 'is' : 'are';
}

export function was(value: number): string {
  return value === 1 ? 'was' : 'were';
}

/** `2 more were not removed because of them` */
export function because(dependent: number, causes: number, done: string): string {
  return `${count(dependent)} more ${was(dependent)} not ${done} because of ${causes === 1 ? 'it' : 'them'}`;
}

/** A count with its predicate in the singular and the plural. */
export interface Tally {
  readonly value: number;
  readonly one: string;
  readonly many: string;
}

/** `2 resources were deleted`, `1 has no valid status`: only the first has the noun. */
export function tallied(tallies: readonly Tally[], noun: readonly [one: string, many: string] | null): string[] {
  return tallies
    .filter(({ value }) => value > 0)
    .map(({ value, one, many }, index) => {
      const amount = noun !== null && index === 0 ? counted(value, ...noun) : count(value);
      return `${amount} ${value === 1 ? one : many}`;
    });
}

/** Tallies notices, such as 3xx statuses: nothing failed, but the operation may not have been performed. */
export function redirected(value: number, statuses: readonly number[]): Tally {
  const what = statuses.length > 0 ? `a 3xx status${codes(statuses)}` : 'a notice';
  return { value, one: `has ${what}`, many: `have ${what}` };
}

/** `were refused`, or `failed` if one of the statuses is a server error. */
export function refusal(failures: number, failed: readonly number[]): string {
  return failed.every((status) => status < 500) ? `${was(failures)} refused` : 'failed';
}

/** Returns the condition of the first failure, without the prefix `DAV:`. */
export function reason({ condition }: VerdictFacts): string | null {
  return condition === null ? null : readableClark(condition).replace(/^DAV:/, '');
}
