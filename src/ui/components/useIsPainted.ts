import { useState, useSyncExternalStore } from 'react';

/**
 * Whether the component was painted once. For content that may appear a frame later than the rest of the component: rendering it together
 * with the first rows would delay them.
 */
export function useIsPainted(): boolean {
  const [paint] = useState(createPaint);
  // Nothing is painted when a page is rendered as a text, as in tests.
  return useSyncExternalStore(paint.subscribe, paint.isDone, () => true);
}

function createPaint(): { readonly subscribe: (notify: () => void) => () => void; readonly isDone: () => boolean } {
  let isDone = false;
  return {
    isDone: () => isDone,
    subscribe: (notify) => {
      // A message that is sent in the callback of a frame arrives after the frame was rendered.
      const { port1, port2 } = new MessageChannel();
      const frame = requestAnimationFrame(() => port2.postMessage(null));
      port1.onmessage = () => {
        isDone = true;
        notify();
      };
      return () => {
        cancelAnimationFrame(frame);
        port1.close();
      };
    },
  };
}
