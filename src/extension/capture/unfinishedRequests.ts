import { entryKey, startTime, type NetworkRequest } from './networkEntry.ts';
import type { RequestLog } from './requestLog.ts';

/** A request that had not finished at the last poll. */
interface PendingRequest {
  readonly request: NetworkRequest;
  /** Compared between two polls to detect whether the response still grows. */
  readonly progress: string;
}

/** By `entryKey`. */
export type PendingRequests = ReadonlyMap<string, PendingRequest>;

export interface UnfinishedResults {
  /** Requests from before capture started: their bodies may be available. */
  readonly earlier: readonly NetworkRequest[];
  /** Requests that did not change since the last poll: the page does not read their bodies. */
  readonly unread: readonly NetworkRequest[];
}

/**
 * Finds 207s in `getHAR()` for which no `onRequestFinished` event has come. Chrome sends none for a `no-store` response whose body the page
 * does not read.
 */
export class UnfinishedRequests {
  readonly #log: RequestLog;
  readonly #captureStart = Date.now();
  #pending = new Map<string, PendingRequest>();
  /** Start time before which entries are ignored: they were cleared, or sent while recording was off. */
  #ignoredUntil = 0;

  constructor(log: RequestLog) {
    this.#log = log;
  }

  /** Number of requests to compare in the next poll. */
  get size(): number {
    return this.#pending.size;
  }

  /** Ignores requests that started before this Unix time in ms. */
  ignoreBefore(time: number): void {
    this.#ignoredUntil = time;
  }

  /** @param entries all entries of `getHAR()` */
  compare(entries: readonly NetworkRequest[]): UnfinishedResults {
    const before = this.#pending;
    this.#pending = new Map();
    const earlier: NetworkRequest[] = [];
    const unread: NetworkRequest[] = [];
    for (const request of this.#unlogged(entries)) {
      if (startTime(request) < this.#captureStart) {
        earlier.push(request);
        continue;
      }
      const key = entryKey(request);
      // The page is still reading a response that grows, or the response has just finished and its event is pending.
      const progress = `${request.time} ${request.response.content.size} ${request.response._transferSize}`;
      if (before.get(key)?.progress === progress) unread.push(request);
      else this.#pending.set(key, { request, progress });
    }
    return { earlier, unread };
  }

  /** Removes and returns the requests that are pending. */
  take(): PendingRequests {
    const pending = this.#pending;
    this.#pending = new Map();
    return pending;
  }

  putBack(pending: PendingRequests): void {
    this.#pending = new Map([...pending, ...this.#pending]);
  }

  #unlogged(entries: readonly NetworkRequest[]): readonly NetworkRequest[] {
    const counts = new Map<string, number>();
    return entries.filter((entry) => {
      const start = startTime(entry);
      if (entry.response.status !== 207 || start < this.#ignoredUntil || start <= this.#log.forgottenUntil())
        return false;
      const key = entryKey(entry);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > this.#log.count(key);
    });
  }
}
