import { type Figure, isMet, number, ratioOf } from './figure.ts';

/** What is committed: the ratio of each figure, when and with what it was measured. */
export interface Committed {
  readonly date: string;
  readonly versions: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** A ratio may grow by so much before it counts as worse. */
const SLACK = 1.25;

export function committedOf(figures: readonly Figure[], date: string, versions: string): Committed {
  return {
    date,
    versions,
    ratios: Object.fromEntries(figures.map((figure) => [figure.id, Number(ratioOf(figure).toPrecision(4))])),
  };
}

/** The figures that are worse than the committed ones, in words. Where less is worse (`least`), only the promise counts. */
export function regressions(figures: readonly Figure[], { ratios }: Committed): string[] {
  return figures.flatMap((figure) => {
    const before = ratios[figure.id];
    const { target } = figure;
    if (target && 'least' in target) return isMet(figure) === false ? [`${figure.id}: below what is promised`] : [];
    const now = ratioOf(figure);
    return before === undefined || now <= before * SLACK
      ? []
      : [`${figure.id}: ${number(now)} ×, was ${number(before)} × (+${Math.round((now / before - 1) * 100)} %)`];
  });
}

/**
 * The better one of two measurements of each figure: other programs on the machine make a figure worse, never better.
 */
export function better(first: readonly Figure[], second: readonly Figure[]): Figure[] {
  return first.map((figure) => {
    const again = second.find(({ id }) => id === figure.id);
    return again && ratioOf(again) < ratioOf(figure) ? again : figure;
  });
}
