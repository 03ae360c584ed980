import { useState, type RefCallback } from 'react';
import { flushSync } from 'react-dom';

/**
 * Chooses a layout by the size of an element.
 *
 * @param choose takes width and height in CSS pixels; a pure function
 * @returns the layout and a ref for the element
 */
export function useLayout<Layout>(
  choose: (width: number, height: number) => Layout,
): readonly [Layout, RefCallback<HTMLElement>] {
  const [layout, setLayout] = useState(() => choose(window.innerWidth, window.innerHeight));
  const [ref] = useState((): RefCallback<HTMLElement> => (element) => {
    if (!element) return undefined;
    const observer = new ResizeObserver((entries) => {
      // Not the content box: a scrollbar that appears in one layout must not switch to another.
      const [size] = entries.at(-1)?.borderBoxSize ?? [];
      if (!size) return;
      const { inlineSize: width, blockSize: height } = size;
      // Resize observers run between layout and paint, so the initial guess is never painted.
      flushSync(() => setLayout(choose(width, height)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return [layout, ref];
}
