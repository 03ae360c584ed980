import { FACTOR, type Growth } from './growthOf.ts';

const COLUMNS = ['family', 'size', 'action', 'n', `${FACTOR}n`, 'times'] as const;
const WIDTHS = [38, 8, 26, 12, 12, 6];

export const HEADING = line(COLUMNS);

/** Returns a line of the table. */
export function lineOf(family: string, size: number, { what, unit, small, large, isSuperlinear }: Growth): string {
  const ratio = large / small;
  return (
    line([
      family,
      String(size),
      what,
      amount(small, unit),
      amount(large, unit),
      Number.isFinite(ratio) ? ratio.toFixed(1) : '-',
    ]) + (isSuperlinear ? '  superlinear' : '')
  );
}

/** Returns the slowest action of a family, its memory, and everything that is superlinear. */
export function summaryOf(all: readonly Growth[]): readonly Growth[] {
  const slowest = all
    .filter(({ unit }) => unit === 'ms')
    .reduce<Growth | null>((worst, one) => (worst && worst.large >= one.large ? worst : one), null);
  return all.filter((one) => one === slowest || one.unit === 'MB' || one.isSuperlinear);
}

function amount(value: number, unit: Growth['unit']): string {
  if (!Number.isFinite(value)) return 'timeout';
  if (unit === 'bytes written') return `${Math.round(value / 1000)} KB out`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 0 || at === 2 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0)))
    .join('  ');
}
