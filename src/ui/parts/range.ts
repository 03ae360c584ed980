import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** The rows to draw, with the active one wherever it is: `aria-activedescendant` has to name something that is there. */
export function withActive(range: Range, active: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (active < 0 || active >= range.count || drawn.includes(active)) return drawn;
  return [...drawn, active].toSorted((a, b) => a - b);
}
