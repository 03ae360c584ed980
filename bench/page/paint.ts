// One channel for all tasks: the ports of a temporary one may be garbage-collected before the message arrives.
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Resolves in a new task, after those that are queued already and without the minimum delay of timers. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** Resolves when the current document is on screen, in the task after the next frame. @returns the time */
export async function painted(): Promise<number> {
  await nextFrame();
  await nextTask();
  return performance.now();
}

/** Resolves when the document meets a condition, which is checked after each change, without polling. */
export function documentMatches(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) {
      resolve();
      return;
    }
    const observer = new MutationObserver(() => {
      if (!condition()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** @returns the milliseconds from the start of some work until the document meets a condition and is painted */
export async function timeToPaint(work: () => unknown, condition: () => boolean): Promise<number> {
  const started = performance.now();
  work();
  await documentMatches(condition);
  performance.mark('bench:rows');
  const ended = await painted();
  performance.mark('bench:painted');
  return ended - started;
}
