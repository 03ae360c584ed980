import { useEffect, useState } from 'react';
import type { CompletedPart } from '../../../core/filter/completion/completionAt.ts';
import { useHost, usePanel } from '../../context.ts';
import { suggestionsFor, type Suggestions } from './suggestions.ts';

/**
 * Requests the suggestions for a part of the filter, again when all values are collected and when the responses change.
 *
 * @param part the same object as long as it does not change
 * @returns the last ones, until the next ones arrive; null if there is no part
 */
export function useSuggestions(part: CompletedPart | null): Suggestions | null {
  const { engine } = useHost();
  const panel = usePanel();
  const [found, setFound] = useState<{ readonly part: CompletedPart; readonly suggestions: Suggestions } | null>(null);
  useEffect(() => {
    if (!part) return undefined;
    let isWanted = true;
    const request = async (): Promise<boolean> => {
      const suggestions = await suggestionsFor(part, engine);
      if (isWanted) setFound({ part, suggestions });
      return suggestions.isComplete;
    };
    const update = async (): Promise<void> => {
      if ((await request()) || !isWanted) return;
      await engine.collectFilterValues();
      if (isWanted) await request();
    };
    panel.run(update());
    const unsubscribe = panel.store.subscribe(({ overview }, before) => {
      if (overview !== before.overview) panel.run(update());
    });
    return () => {
      isWanted = false;
      unsubscribe();
    };
  }, [part, engine, panel]);
  if (!part || !found) return null;
  return isSameList(found.part, part) ? found.suggestions : null;
}

/** Whether suggestions for one part are useful for the other until its own arrive. */
function isSameList(a: CompletedPart, b: CompletedPart): boolean {
  return a.kind === 'key' ? b.kind === 'key' : b.kind === 'value' && a.key === b.key;
}
