import { intervalOfMedian, median } from './measure.ts';

/** A value with its unit. */
export interface Amount {
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MB' | 'kB' | 'frames' | 'rows' | '';
}

/** Bounds of the ratio of our value to the peer's. Targets have no units: those measure the machine. */
export interface Target {
  /** A larger ratio misses the target. */
  readonly most: number;
  /** A smaller ratio is not plausible: the measurement is wrong. */
  readonly least: number;
}

/** A row of the table: our value and the value of a peer for the same task, in the same unit and from the same run. */
export interface Figure {
  /** The key of the committed figure; the same in every run. */
  readonly id: string;
  readonly section: string;
  readonly what: string;
  readonly ours: Amount;
  readonly peer: Amount & { readonly name: string };
  /** The ratio in each round. Absent if the figure was not measured in rounds. */
  readonly ratios?: readonly number[];
  /** Null: the figure has no target. */
  readonly target: Target | null;
}

export type Verdict = 'met' | 'missed' | 'implausible';

/** Returns the median of the ratios of all rounds: other programs slow down both sides of a round. */
export function ratioOf({ ours, peer, ratios }: Figure): number {
  return ratios && ratios.length > 0 ? median(ratios) : ours.value / peer.value;
}

/** Whether the target is met; null if there is none. */
export function verdictOf(figure: Figure): Verdict | null {
  const { target } = figure;
  if (!target) return null;
  const ratio = ratioOf(figure);
  // NaN is in no range.
  if (!(ratio >= target.least)) return 'implausible';
  return ratio <= target.most ? 'met' : 'missed';
}

export function amount({ value, unit }: Amount): string {
  return `${number(value)} ${unit}`.trim();
}

/** Formats a number with about three significant digits. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(Math.abs(value) < 0.1 ? 2 : 3)));
}

/** The ratio and, if there were several rounds, the interval that contains their median: `0.25 × (0.23–0.28)`. */
export function ratioText(figure: Figure): string {
  const [low, high] = intervalOfMedian(figure.ratios ?? []);
  const interval = (figure.ratios?.length ?? 0) > 1 ? ` (${number(low)}–${number(high)})` : '';
  return `${number(ratioOf(figure))} ×${interval}`;
}

/** `0.01–0.06 ×`, or `1 ×` if only one ratio is right. */
export function targetText({ target }: Figure): string {
  if (!target) return '';
  const { most, least } = target;
  return least === most ? `${number(most)} ×` : `${number(least)}–${number(most)} ×`;
}

export function verdictText(figure: Figure): string {
  const verdict = verdictOf(figure);
  return verdict === null || verdict === 'met' ? (verdict ?? '') : verdict.toUpperCase();
}
