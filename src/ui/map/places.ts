import type { MapMark, MarkCounts, TreeMap } from '../../engine/api/mapApi.ts';

/** A mark on the map, with its position. */
export interface Place extends MapMark {
  /** Distance to the top of the map and height, as shares of its height. */
  readonly top: number;
  readonly height: number;
  /** The rows `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** The size of a tree, in CSS pixels. */
export interface TreeSize {
  readonly rowHeight: number;
  /** Height of the sticky header above the rows. */
  readonly headerHeight: number;
  /** Height of the element that contains the rows. */
  readonly contentHeight: number;
  /** Converts the height of the rows above a row into its position in that element; see scrollScale.ts. */
  readonly scrollAt: (top: number) => number;
}

/** Places the marks where the thumb of the scroll bar is when their rows are at the top. */
export function placesOf({ rows, buckets, marks }: TreeMap, size: TreeSize): Place[] {
  const { rowHeight, headerHeight, contentHeight, scrollAt } = size;
  const shareAt = (row: number): number =>
    (headerHeight + scrollAt(row * rowHeight)) / Math.max(1, headerHeight + contentHeight);
  return marks.map((mark) => {
    const from = Math.ceil((mark.bucket * rows) / buckets);
    const to = Math.ceil(((mark.bucket + 1) * rows) / buckets);
    const top = shareAt(from);
    return { ...mark, from, to, top, height: Math.max(0, shareAt(to) - top) };
  });
}

/** Returns the place that is nearest to a position, a share of the height of the map; null if there are none. */
export function nearestPlace(places: readonly Place[], at: number): Place | null {
  const distance = ({ top, height }: Place): number => Math.max(top - at, at - top - height, 0);
  let nearest: Place | null = null;
  for (const place of places) if (!nearest || distance(place) < distance(nearest)) nearest = place;
  return nearest;
}

/** The worst outcome at a place. */
export function worstOf({ failed, dependent }: MarkCounts): keyof MarkCounts {
  return failed > 0 ? 'failed' : dependent > 0 ? 'dependent' : 'unknown';
}

export function sumOf(all: readonly MarkCounts[]): MarkCounts {
  const sum = { failed: 0, dependent: 0, unknown: 0 };
  for (const { failed, dependent, unknown } of all) {
    sum.failed += failed;
    sum.dependent += dependent;
    sum.unknown += unknown;
  }
  return sum;
}
