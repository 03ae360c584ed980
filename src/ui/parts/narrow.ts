import { useState, type RefCallback } from 'react';

/** Whether an element is narrower than so many pixels, and the ref that it needs. */
export function useNarrow(limit: number): readonly [boolean, RefCallback<HTMLElement>] {
  const [narrow, setNarrow] = useState(() => window.innerWidth < limit);
  const [ref] = useState((): RefCallback<HTMLElement> => (element) => {
    if (!element) return undefined;
    const measure = (): void => setNarrow(element.clientWidth < limit);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  });
  return [narrow, ref];
}
