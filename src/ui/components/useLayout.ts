import { useState, type RefCallback } from 'react';
import { flushSync } from 'react-dom';

/**
 * Chooses a layout by the size of an element.
 *
 * @param choose takes width and height in CSS pixels; it must not depend on anything else
 * @returns the layout, and the ref for the element
 */
export function useLayout<Layout>(
  choose: (width: number, height: number) => Layout,
): readonly [Layout, RefCallback<HTMLElement>] {
  const [layout, setLayout] = useState(() => choose(window.innerWidth, window.innerHeight));
  const [ref] = useState((): RefCallback<HTMLElement> => (element) => {
    if (!element) return undefined;
    const observer = new ResizeObserver((entries) => {
      // Of the border box: a scrollbar that a layout brings must not lead to another layout.
      const [size] = entries.at(-1)?.borderBoxSize ?? [];
      if (!size) return;
      const { inlineSize: width, blockSize: height } = size;
      // The observer runs between layout and paint, so the layout for the size of the window is never painted.
      flushSync(() => setLayout(choose(width, height)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return [layout, ref];
}
