import { useMemo } from 'react';
import type { SentProperty } from '../../engine/api/treeRow.ts';
import { VALUES } from '../messages/values.ts';
import { partsOf, partText } from './valueTexts.ts';

/** Parts in a cell. The drawer lists all of them. */
const MAX_PARTS = 20;

/** The readable value of a property on one line; the text as sent if there is none. */
export function ValueCell({ property, sent }: { property: SentProperty; sent: string }) {
  const text = useMemo(
    () => partsOf(property)?.slice(0, MAX_PARTS).map(partText).join(VALUES.separator) ?? sent,
    [property, sent],
  );
  return <>{text}</>;
}
