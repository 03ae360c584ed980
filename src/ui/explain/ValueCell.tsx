import { useMemo } from 'react';
import type { SentProperty } from '../../engine/api/treeRow.ts';
import { valueLine } from './valueTexts.ts';

/** The readable value of a property on one line; the text as sent if there is none. */
export function ValueCell({ property, sent }: { property: SentProperty; sent: string }) {
  const text = useMemo(() => valueLine(property) ?? sent, [property, sent]);
  return <>{text}</>;
}
