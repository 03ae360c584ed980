/** The load of a document in the inspected page. */
export interface PageLoad {
  /** Start of the request for the document, as Unix time in ms; null if DevTools does not list it. */
  readonly started: number | null;
}

/** Maximum number of known page loads: DevTools may list one again after its log was cleared. */
const MAX_KNOWN = 1000;
/** During a burst of events, at most 1/10 of the time is spent on `getHAR()`. */
const COST_FACTOR = 10;

/**
 * Distinguishes page loads from other causes of `onNavigated`, which Chromium also fires for `pushState`, `replaceState`, a
 * changed hash and `document.open()`. No script runs in the page, so the page cannot forge a load or detect the extension.
 *
 * Measured in Chromium 156: when the event fires, `getHAR().log.pages` lists the new document. The `id` of a page also
 * changes with `document.open()`; its `startedDateTime` (the request for the document) changes with a load alone. If the
 * list has no new entry, as when recording in the Network panel is off, only a changed origin proves a load: `pushState`
 * cannot change it. Without such proof, the log is kept.
 *
 * @param list returns `startedDateTime` of each page that DevTools lists; null if DevTools refuses
 * @returns a function to be called for every `onNavigated` event with its URL. It returns null if a pending decision for
 * an earlier event also covers this one; otherwise a promise of the load, or of null if the document is the same.
 */
export function createLoadDetector(
  list: () => Promise<readonly string[] | null>,
): (url: string) => Promise<PageLoad | null> | null {
  const known = new Set<string>();
  let origin: string | null = null;
  let pending: { hasNewOrigin: boolean } | null = null;

  /** @returns the loads that were not listed before */
  const newLoads = async (): Promise<readonly string[]> => {
    const fresh = ((await list()) ?? []).filter((started) => !known.has(started));
    for (const started of fresh) known.add(started);
    for (const oldest of known) {
      if (known.size <= MAX_KNOWN) break;
      known.delete(oldest);
    }
    return fresh;
  };
  let spent = 0;
  /** Resolves when the list may be requested next. */
  let nextRequest: Promise<unknown> = newLoads();

  const decide = async (event: { readonly hasNewOrigin: boolean }): Promise<PageLoad | null> => {
    // A later event starts a new decision.
    pending = null;
    const startedAt = performance.now();
    const fresh = await newLoads();
    spent = performance.now() - startedAt;
    if (fresh.length > 0) return { started: Math.max(...fresh.map((started) => Date.parse(started))) };
    return event.hasNewOrigin ? { started: null } : null;
  };

  return (url) => {
    const before = origin;
    origin = originOf(url);
    const hasNewOrigin = before !== null && before !== origin;
    if (pending) {
      pending.hasNewOrigin ||= hasNewOrigin;
      return null;
    }
    const event = { hasNewOrigin };
    pending = event;
    const decision = nextRequest.then(() => decide(event));
    nextRequest = decision
      .catch(() => null)
      .then(() => new Promise((resolve) => setTimeout(resolve, spent * (COST_FACTOR - 1))));
    return decision;
  };
}

/** The origin of a URL, or its scheme if the origin is opaque. */
function originOf(url: string): string {
  try {
    const { origin, protocol } = new URL(url);
    return origin === 'null' ? protocol : origin;
  } catch {
    return '';
  }
}
