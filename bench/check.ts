import { type Figure, isMet, number, ratioOf } from './figure.ts';

/** The content of figures.json: the ratio of each figure by id, and the date and versions of the measurement. */
export interface Committed {
  readonly date: string;
  readonly versions: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** A ratio that grows by more than this factor is a regression. */
const SLACK = 1.25;

export function committedOf(figures: readonly Figure[], date: string, versions: string): Committed {
  return {
    date,
    versions,
    ratios: Object.fromEntries(figures.map((figure) => [figure.id, Number(ratioOf(figure).toPrecision(4))])),
  };
}

/** Describes the figures that are worse than the committed ones. A figure with a lower limit is only compared with that limit. */
export function regressions(figures: readonly Figure[], { ratios }: Committed): string[] {
  return figures.flatMap((figure) => {
    const before = ratios[figure.id];
    const { target } = figure;
    if (target && 'least' in target) return isMet(figure) === false ? [`${figure.id}: below its target`] : [];
    const now = ratioOf(figure);
    return before === undefined || now <= before * SLACK
      ? []
      : [`${figure.id}: ${number(now)} ×, was ${number(before)} × (+${Math.round((now / before - 1) * 100)} %)`];
  });
}

/**
 * The better of two measurements of each figure: other programs on the machine make a figure worse, never better.
 */
export function better(first: readonly Figure[], second: readonly Figure[]): Figure[] {
  return first.map((figure) => {
    const again = second.find(({ id }) => id === figure.id);
    return again && ratioOf(again) < ratioOf(figure) ? again : figure;
  });
}
