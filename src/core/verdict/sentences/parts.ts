import type { VerdictFacts } from '../verdictFacts.ts';
import { count, counted } from '../../text/format.ts';
import { readableClark } from '../../read/dav/messages.ts';

// Parts that the sentences of verdicts are made of.

/** Number of statuses that a sentence names. */
const STATUSES_NAMED = 4;

/** The first part, a semicolon, and the others with commas between them. */
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

/** `2 resources were deleted`, `1 has no valid status`: the first that applies has the noun. */
export function tallied(tallies: readonly Tally[], noun: readonly [one: string, many: string] | null): string[] {
  return tallies
    .filter(({ value }) => value > 0)
    .map(({ value, one, many }, index) => {
      const amount = noun !== null && index === 0 ? counted(value, ...noun) : count(value);
      return `${amount} ${value === 1 ? one : many}`;
    });
}

/** A 3xx status or a notice: nothing failed, but the request may not have been carried out. */
export function redirected(value: number, statuses: readonly number[]): Tally {
  const what = statuses.length > 0 ? `a 3xx status${codes(statuses)}` : 'a notice';
  return { value, one: `has ${what}`, many: `have ${what}` };
}

/** A server error is not a refusal. */
export function refusal(failures: number, failed: readonly number[]): string {
  return failed.every((status) => status < 500) ? `${was(failures)} refused` : 'failed';
}

/** The condition that the first failure names. */
export function reason({ condition }: VerdictFacts): string | null {
  return condition === null ? null : readableClark(condition).replace(/^DAV:/, '');
}
