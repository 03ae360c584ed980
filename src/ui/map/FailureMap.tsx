import { memo, type MouseEvent, useMemo, useState } from 'react';
import { useHost, usePanel, useView } from '../context.ts';
import { MAP } from '../messages/map.ts';
import styles from './FailureMap.module.css';
import { nearestPlace, type Place, placesOf, sumOf, type TreeSize, worstOf } from './places.ts';
import { useTreeMap } from './useTreeMap.ts';

/** Distance in pixels from which the counts of a place are shown. */
const NEAR = 6;

interface Props extends TreeSize {
  readonly exchange: number;
}

/**
 * Where in the tree failures, failed dependencies and unknown outcomes are. A click goes to the nearest place. It is an aid for the pointer:
 * the keys `n` and `p` go to the same rows, and screen readers get the totals.
 */
export const FailureMap = memo(({ exchange, rowHeight, headerHeight, contentHeight, scrollAt }: Props) => {
  const panel = usePanel();
  const { engine } = useHost();
  const query = useView((view) => view.query);
  const map = useTreeMap(exchange);
  const [hovered, setHovered] = useState<Place | null>(null);
  const places = useMemo(
    () => (map ? placesOf(map, { rowHeight, headerHeight, contentHeight, scrollAt }) : []),
    [map, rowHeight, headerHeight, contentHeight, scrollAt],
  );
  if (!map || places.length === 0) return null;

  const placeAt = ({ clientY, currentTarget }: MouseEvent, within: number): Place | null => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const at = (clientY - top) / height;
    const place = nearestPlace(places, at);
    const isNear = place && at >= place.top - within / height && at <= place.top + place.height + within / height;
    return isNear ? place : null;
  };
  const goTo = async ({ from, to }: Place): Promise<void> => {
    const row = await engine.markedRow(exchange, query, from, to, from);
    if (row < 0) return;
    await panel.rows.select(row);
    panel.openDrawer(true);
  };
  const hide = (): void => setHovered(null);
  return (
    <>
      <button
        type="button"
        className={styles.map}
        tabIndex={-1}
        aria-label={MAP.summary(sumOf(places), map.rows)}
        onPointerMove={(event) => setHovered(placeAt(event, NEAR))}
        onPointerLeave={hide}
        // Pressing it must not move the focus from the tree.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const place = placeAt(event, Number.POSITIVE_INFINITY);
          if (place) panel.run(goTo(place));
        }}
      >
        <Marks places={places} />
      </button>
      {hovered && (
        <span className={styles.hint} role="tooltip" style={{ top: `${(hovered.top + hovered.height / 2) * 100}%` }}>
          {MAP.counts(hovered)}
        </span>
      )}
    </>
  );
});
FailureMap.displayName = 'FailureMap';

const Marks = memo(({ places }: { places: readonly Place[] }) =>
  places.map((place) => (
    <i
      key={place.bucket}
      className={styles[worstOf(place)]}
      style={{ top: `${place.top * 100}%`, height: `${place.height * 100}%` }}
    />
  )),
);
Marks.displayName = 'Marks';
