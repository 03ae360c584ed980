/** The load of a document in the inspected page. */
export interface PageLoad {
  /** Start of the request for the document, as Unix time in ms; null if DevTools does not list it. */
  readonly started: number | null;
}

/** Number of known page loads: DevTools may list one again after its log was cleared. */
const MOST_KNOWN = 1000;
/** At most 1/10 of the time is spent on `getHAR()` during many events. */
const COST_FACTOR = 10;

/**
 * Distinguishes page loads from other causes of `onNavigated`, which Chromium also fires for `pushState`, `replaceState`, a
 * changed hash and `document.open()`. No script runs in the page, so the page cannot forge a load or detect the extension.
 *
 * Measured in Chromium 156: when the event fires, `getHAR().log.pages` lists the new document. The `id` of a page also
 * changes with `document.open()`; its `startedDateTime` (the request for the document) changes with a load alone. If the
 * list has nothing new, as when recording in the Network panel is off, only a changed origin proves a load: `pushState`
 * cannot change it. In doubt, the log is kept.
 *
 * @param list `startedDateTime` of each page that DevTools lists; null if it lists none
 * @returns a function to be called for every `onNavigated` with the URL. It returns null if the decision on an earlier
 * event, not made yet, covers this one too; otherwise a promise of the load, or of null for the same document.
 */
export function createLoadDetector(
  list: () => Promise<readonly string[] | null>,
): (url: string) => Promise<PageLoad | null> | null {
  const known = new Set<string>();
  let site: string | null = null;
  let waiting: { crossed: boolean } | null = null;

  /** @returns the loads that were not listed before */
  const newLoads = async (): Promise<readonly string[]> => {
    const fresh = ((await list()) ?? []).filter((started) => !known.has(started));
    for (const started of fresh) known.add(started);
    for (const oldest of known) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
    return fresh;
  };
  let spent = 0;
  /** Resolves when the list may be requested again. */
  let turn: Promise<unknown> = newLoads();

  const decide = async (mine: { readonly crossed: boolean }): Promise<PageLoad | null> => {
    // A later event needs a decision of its own.
    waiting = null;
    const began = performance.now();
    const fresh = await newLoads();
    spent = performance.now() - began;
    if (fresh.length > 0) return { started: Math.max(...fresh.map((started) => Date.parse(started))) };
    return mine.crossed ? { started: null } : null;
  };

  return (url) => {
    const before = site;
    site = siteOf(url);
    const crossed = before !== null && before !== site;
    if (waiting) {
      waiting.crossed ||= crossed;
      return null;
    }
    const mine = { crossed };
    waiting = mine;
    const decision = turn.then(() => decide(mine));
    turn = decision
      .catch(() => null)
      .then(() => new Promise((resolve) => setTimeout(resolve, spent * (COST_FACTOR - 1))));
    return decision;
  };
}

/** The origin of a URL, or its scheme if the origin is opaque. */
function siteOf(url: string): string {
  try {
    const { origin, protocol } = new URL(url);
    return origin === 'null' ? protocol : origin;
  } catch {
    return '';
  }
}
