import { startTransition, useEffect, useState } from 'react';

/**
 * Whether the component was painted once. For content that may appear a frame later than the rest of the component: rendering it together
 * with the first rows would delay them.
 */
export function useIsPainted(): boolean {
  // Nothing is painted where the page is rendered as a text, as in tests.
  const [isPainted, setIsPainted] = useState(() => !('requestAnimationFrame' in globalThis));
  useEffect(() => {
    // A message that is sent in the callback of a frame arrives after the frame was rendered.
    const { port1, port2 } = new MessageChannel();
    const frame = requestAnimationFrame(() => port2.postMessage(null));
    // A transition yields to input. Without it, React would render this within the next change of the view.
    port1.onmessage = () => startTransition(() => setIsPainted(true));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, []);
  return isPainted;
}
