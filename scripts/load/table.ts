import type { Flatness } from './flatness.ts';
import type { Memory } from './memory.ts';
import type { Waits } from './user.ts';

/** The results at the end of a minute. */
export interface Minute extends Memory {
  readonly minute: number;
  readonly sent: number;
  readonly kept: number;
  readonly dropped: number;
  /** The number of correct list items. */
  readonly correct: number;
  readonly waits: Waits;
}

const COLUMNS = [
  'minute',
  'sent',
  'kept',
  'dropped',
  'correct',
  'pages MB',
  'worker MB',
  'process MB',
  'select ms',
  'chip ms',
  'filter ms',
  'export ms',
];

/** A Markdown table with aligned columns, also legible in a terminal. */
export function tableOf(minutes: readonly Minute[]): string {
  const rows = minutes.map(({ minute, sent, kept, dropped, correct, pages, worker, process, waits }) => [
    String(minute),
    ...[sent, kept, dropped, correct].map(count),
    megabytes(pages),
    megabytes(worker),
    process === null ? '—' : megabytes(process),
    ...[waits.select, waits.chip, waits.filter, waits.export].map((wait) => count(Math.round(wait))),
  ]);
  const widths = COLUMNS.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`;
  return [line(COLUMNS), rule, ...rows.map(line)].join('\n');
}

/** A Markdown list with the change of each kind of memory. */
export function flatnessOf(all: readonly Flatness[]): string {
  return all
    .map(({ what, middle, last, isFlat }) => {
      const change = ((last / middle - 1) * 100).toFixed(1);
      return `- ${what}: ${megabytes(middle)} MB in the second third after the limit, ${megabytes(last)} MB in the last: ${change} %${isFlat ? '' : ', which is not flat'}`;
    })
    .join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
