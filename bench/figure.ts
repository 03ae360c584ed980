/** A value with its unit. */
export interface Amount {
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MB' | 'kB' | 'frames' | 'rows' | '';
}

/** A row of the table: our value and the value of a peer for the same task. */
export interface Figure {
  /** The key of the committed figure; the same in every run. */
  readonly id: string;
  readonly section: string;
  readonly what: string;
  readonly ours: Amount;
  readonly peer: Amount & { readonly name: string };
  /** The largest ratio to the peer, or the largest or smallest value. Null: the figure has no target. */
  readonly target: { readonly ratio: number } | { readonly most: number } | { readonly least: number } | null;
}

export function ratioOf({ ours, peer }: Figure): number {
  return ours.value / peer.value;
}

/** Whether the target is met; null if there is none. */
export function isMet(figure: Figure): boolean | null {
  const { target, ours } = figure;
  if (!target) return null;
  if ('ratio' in target) return ratioOf(figure) <= target.ratio;
  return 'most' in target ? ours.value <= target.most : ours.value >= target.least;
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

export function targetText({ target, ours }: Figure): string {
  if (!target) return '';
  if ('ratio' in target) return `≤ ${number(target.ratio)} ×`;
  return 'most' in target
    ? `≤ ${amount({ value: target.most, unit: ours.unit })}`
    : `≥ ${amount({ value: target.least, unit: ours.unit })}`;
}

export function verdictText(figure: Figure): string {
  const met = isMet(figure);
  return met === null ? '' : met ? 'met' : 'MISSED';
}
