import type { Outcome } from '../../../core/model/operation.ts';
import type { VerdictOutcome } from '../../../core/verdict/report.ts';

/** Functions that color a text, or return it unchanged. */
export interface Paint {
  readonly plain: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly good: (text: string) => string;
}

const plain = (text: string): string => text;
export const PLAIN: Paint = { plain, bold: plain, dim: plain, bad: plain, warn: plain, good: plain };

const sgr =
  (code: number) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;
export const COLORED: Paint = { plain, bold: sgr(1), dim: sgr(2), bad: sgr(31), warn: sgr(33), good: sgr(32) };

const MARKS: Readonly<Record<VerdictOutcome, readonly [mark: string, paint: keyof Paint]>> = {
  'all-succeeded': ['✓', 'good'],
  mixed: ['✕', 'bad'],
  'all-failed': ['✕', 'bad'],
  unknown: ['?', 'warn'],
  empty: ['–', 'warn'],
  unreadable: ['!', 'warn'],
};

/** Returns the mark before a verdict, because status is never shown by color alone. */
export function verdictMark(outcome: VerdictOutcome, paint: Paint): string {
  const [mark, name] = MARKS[outcome];
  return paint[name](mark);
}

/** Returns the function that colors an operation's status. */
export function outcomePaint(outcome: Outcome | null, paint: Paint): (text: string) => string {
  if (outcome === 'failure' || outcome === 'partial') return paint.bad;
  return outcome === 'success' ? paint.good : paint.warn;
}
