import { type Figure, number, ratioOf, verdictOf } from './figure.ts';
import { intervalOfMedian } from './measure.ts';

/** The content of figures.json: the ratio of each figure by id, and the date and versions of the measurement. */
export interface Committed {
  readonly date: string;
  readonly versions: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** A ratio that grows by more than this factor is a regression. */
const SLACK = 1.25;
/** A ratio that shrinks by more than this factor is not plausible. */
const FAR_BETTER = 5;

export function committedOf(figures: readonly Figure[], date: string, versions: string): Committed {
  return {
    date,
    versions,
    ratios: Object.fromEntries(figures.map((figure) => [figure.id, Number(ratioOf(figure).toPrecision(4))])),
  };
}

/** What is wrong with a figure. */
export interface Fault {
  readonly id: string;
  readonly text: string;
}

/** Describes the figures whose ratios are not plausible. */
export function implausible(figures: readonly Figure[]): Fault[] {
  return figures.flatMap((figure) =>
    verdictOf(figure) === 'implausible'
      ? [
          {
            id: figure.id,
            text: `${number(ratioOf(figure))} × is not plausible: expected at least ${number(figure.target?.least ?? 0)} ×`,
          },
        ]
      : [],
  );
}

/**
 * Describes the figures that are worse than the committed ones, or so much better that the measurement must be wrong. Of a figure
 * that was measured in rounds, the entire interval must be worse.
 */
export function regressions(figures: readonly Figure[], { ratios }: Committed): Fault[] {
  return figures.flatMap((figure) => {
    const before = ratios[figure.id];
    if (before === undefined) return [];
    const now = ratioOf(figure);
    const [low] = figure.ratios ? intervalOfMedian(figure.ratios) : [now];
    const was = `${number(now)} ×, was ${number(before)} ×`;
    if (low > before * SLACK) return [{ id: figure.id, text: `${was} (+${Math.round((now / before - 1) * 100)} %)` }];
    return now < before / FAR_BETTER
      ? [{ id: figure.id, text: `${was}: not plausible, unless the code became that much faster` }]
      : [];
  });
}

/** Adds the rounds of a second measurement. A figure without rounds is replaced. */
export function combined(first: readonly Figure[], second: readonly Figure[]): Figure[] {
  return first.map((figure) => {
    const again = second.find(({ id }) => id === figure.id);
    if (!again) return figure;
    return figure.ratios && again.ratios ? { ...again, ratios: [...figure.ratios, ...again.ratios] } : again;
  });
}
