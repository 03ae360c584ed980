/** How large something is, as people read it. */
export interface Amount {
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MB' | 'kB' | 'frames' | 'rows' | '';
}

/** One line of the table: what we need for something beside what somebody else needs for it. */
export interface Figure {
  /** Stays the same from run to run: the committed figure is found by it. */
  readonly id: string;
  readonly section: string;
  readonly what: string;
  readonly ours: Amount;
  readonly peer: Amount & { readonly name: string };
  /** What is promised: at most so many times the peer's, or at most so much at all. Null: told, not promised. */
  readonly target: { readonly ratio: number } | { readonly most: number } | { readonly least: number } | null;
}

export function ratioOf({ ours, peer }: Figure): number {
  return ours.value / peer.value;
}

/** Null where nothing is promised. */
export function isMet(figure: Figure): boolean | null {
  const { target, ours } = figure;
  if (!target) return null;
  if ('ratio' in target) return ratioOf(figure) <= target.ratio;
  return 'most' in target ? ours.value <= target.most : ours.value >= target.least;
}

export function amount({ value, unit }: Amount): string {
  return `${number(value)} ${unit}`.trim();
}

/** Three digits that mean something. */
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
