import { spawnSync } from 'node:child_process';
import type { CDPSession } from 'playwright';
import type { Browser } from '../../demo/chromium.ts';
import { until } from '../../demo/until.ts';

/** Memory in bytes. */
export interface Memory {
  /** The DevTools page and the panel after garbage collection: objects, strings, elements, and compressed bodies. */
  readonly pages: number;
  /** The engine's worker after garbage collection. */
  readonly worker: number;
  /** Resident memory of the process that contains both; null if `ps` is not available. */
  readonly process: number | null;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

/** Connects to the pages and the worker. Call it after the panel is shown. @returns a function that measures their memory */
export async function watchMemory(browser: Browser): Promise<() => Promise<Memory>> {
  const whole = await browser.context.browser()?.newBrowserCDPSession();
  if (!whole) throw new Error('Chromium was started without a connection to the whole browser.');
  // Both pages are in one process, so collecting and measuring one includes the other.
  const pages = await browser.context.newCDPSession(await browser.panelFrame());
  const askWorker = await workerSession(whole);
  return async () => {
    await pages.send('HeapProfiler.collectGarbage');
    await askWorker('HeapProfiler.collectGarbage');
    return {
      pages: total(await pages.send('Runtime.getHeapUsage')),
      worker: total((await askWorker('Runtime.getHeapUsage')) as HeapUsage),
      process: await processMemory(whole),
    };
  };
}

function total({ usedSize, embedderHeapUsedSize, backingStorageSize }: HeapUsage): number {
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** Playwright has no CDP session for a worker inside a page, so messages are sent through the session of the browser. */
async function workerSession(whole: CDPSession): Promise<(method: string) => Promise<unknown>> {
  const target = await until("the engine's worker", async () => {
    const { targetInfos } = await whole.send('Target.getTargets', { filter: [{ type: 'worker' }] });
    return targetInfos.find(({ url }) => /^chrome-extension:.*\/worker/u.test(url));
  });
  const { sessionId } = await whole.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const waiting = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }
  >();
  whole.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(event.message) as { id: number; result?: unknown; error?: object };
    const pending = waiting.get(id);
    waiting.delete(id);
    if (error) pending?.reject(new Error(`The engine's worker: ${JSON.stringify(error)}`));
    else pending?.resolve(result);
  });
  whole.on('Target.detachedFromTarget', (gone) => {
    if (gone.sessionId !== sessionId) return;
    for (const { reject } of waiting.values()) reject(new Error("The engine's worker has ended."));
  });
  let last = 0;
  return (method) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      whole
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: last, method }) })
        .catch(reject);
    });
}

async function processMemory(whole: CDPSession): Promise<number | null> {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const { status, stdout } = spawnSync('ps', ['-o', 'rss=,args=', '-p', ids.join(',')], { encoding: 'utf8' });
  if (status !== 0) return null;
  const line = stdout.split('\n').find((each) => each.includes('--extension-process'));
  return line === undefined ? null : Number.parseInt(line, 10) * 1024;
}
