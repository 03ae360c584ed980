/** What the inspected page says of its document. */
export interface DocumentSign {
  /** `performance.timeOrigin`: only ever compared for being the same, since clocks are set and differ between devices. */
  readonly origin: number;
  /** `performance.now()`: milliseconds since the document began. */
  readonly age: number;
}

/** Milliseconds between attempts to learn which document it is: at first it has no execution context. */
const PAUSES = [20, 50, 100, 200, 400, 800, 1600, 3200];

/**
 * Tells whether `onNavigated` brought a new document, for it also fires for `pushState`, `replaceState` and a changed
 * hash. Measured: the page then answers with the same time origin as before; after a load, a reload or Back with another
 * one, or not at all because there is no execution context yet.
 * @param sign null where the page did not answer
 * @returns to be called for every `onNavigated`; answers true for a new document
 */
export function watchDocuments(sign: () => Promise<DocumentSign | null>): () => Promise<boolean> {
  let origin: number | null = null;
  // When the present document was announced.
  let announced = Date.now();
  let turn = 0;
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (): Promise<{ readonly origin: number; readonly began: number } | null> => {
    const asked = Date.now();
    const answer = await sign();
    return answer && { origin: answer.origin, began: asked - answer.age };
  };

  const learn = async (mine: number): Promise<void> => {
    for (const pause of PAUSES) {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      const answer = await ask();
      if (mine !== turn) return;
      if (answer && answer.began <= announced) {
        origin = answer.origin;
        return;
      }
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (mine !== turn) return;
    }
  };

  const decide = async (at: number): Promise<boolean> => {
    const answer = await ask();
    turn += 1;
    // A document that nobody knows yet is the one announced last, if it began before it was announced.
    const same = answer !== null && (origin === null ? answer.began <= announced : answer.origin === origin);
    if (!same) announced = at;
    // One that began after this navigation was announced belongs to the next navigation, which is still to come.
    origin = answer && answer.began <= announced ? answer.origin : null;
    if (origin === null) void learn(turn);
    return !same;
  };

  void learn(turn);
  return () => {
    const at = Date.now();
    // One after the other: each is compared with the one before.
    const decision = last.then(() => decide(at));
    last = decision;
    return decision;
  };
}
