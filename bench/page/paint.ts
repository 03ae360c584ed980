// One channel for good: the ports of a short-lived one may be collected before the message has come.
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Resolves in the next task: after whatever waits already, and without the delay that timers have. */
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

/** Resolves with the time when what stands in the document now is on screen: the task after the next frame. */
export async function painted(): Promise<number> {
  await nextFrame();
  await nextTask();
  return performance.now();
}

/** Resolves when the document is as wanted; it is looked at after each change, never by the clock. */
export function becomes(isWanted: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isWanted()) {
      resolve();
      return;
    }
    const observer = new MutationObserver(() => {
      if (!isWanted()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Milliseconds from the begin of some work until the document is as wanted and on screen. */
export async function toPaint(work: () => unknown, isWanted: () => boolean): Promise<number> {
  const started = performance.now();
  work();
  await becomes(isWanted);
  return (await painted()) - started;
}
