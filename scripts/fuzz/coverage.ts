import { type Profiler, Session } from 'node:inspector';

/**
 * Tells whether code that has run reached places that nothing reached before: V8's precise coverage, block by block, of the
 * scripts whose URL holds a text.
 */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();
  readonly #part: string;

  constructor(part: string) {
    this.#part = part;
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many blocks have been reached. */
  get size(): number {
    return this.#seen.size;
  }

  /** How many blocks ran for the first time since the last call. */
  take(): number {
    let found = 0;
    for (const { url, functions } of this.#taken()) {
      if (!url.includes(this.#part)) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          if (count === 0) continue;
          const key = `${url}:${startOffset}:${endOffset}`;
          if (this.#seen.has(key)) continue;
          this.#seen.add(key);
          found += 1;
        }
      }
    }
    return found;
  }

  #taken(): readonly Profiler.ScriptCoverage[] {
    let result: readonly Profiler.ScriptCoverage[] = [];
    // In the same thread the answer comes before `post` returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      ({ result } = answer);
    });
    return result;
  }
}
