import { useState, type RefCallback } from 'react';
import { flushSync } from 'react-dom';

/** Whether an element is narrower than so many pixels, and the ref that it needs. */
export function useNarrow(limit: number): readonly [boolean, RefCallback<HTMLElement>] {
  const [narrow, setNarrow] = useState(() => window.innerWidth < limit);
  const [ref] = useState((): RefCallback<HTMLElement> => (element) => {
    if (!element) return undefined;
    const observer = new ResizeObserver((entries) => {
      const width = entries.at(-1)?.contentRect.width ?? 0;
      // It is told between layout and painting: what was drawn for the width of the window is never seen.
      flushSync(() => setNarrow(width < limit));
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return [narrow, ref];
}
