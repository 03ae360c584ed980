import { type Profiler, Session } from 'node:inspector';

/** Counts the code blocks that have run, by V8's precise coverage of the scripts whose URL contains a text. */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();
  readonly #urlPart: string;

  constructor(urlPart: string) {
    this.#urlPart = urlPart;
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The number of blocks that have run. */
  get size(): number {
    return this.#seen.size;
  }

  /** Takes the coverage. @returns the number of blocks that ran for the first time since the last call */
  take(): number {
    let found = 0;
    for (const { url, functions } of this.#taken()) {
      if (!url.includes(this.#urlPart)) continue;
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
    // In the same thread, the callback runs before `post` returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, response) => {
      if (error) throw error;
      ({ result } = response);
    });
    return result;
  }
}
