import type { LoggedRequest } from './loggedRequest.ts';
import { entryKey, startTime, type NetworkEntry } from './networkEntry.ts';
import { UnpairedRequests } from './unpairedRequests.ts';

/**
 * Number of unlisted requests above which the older half is forgotten. Twins and late bodies follow soon after a request. 207s are stored
 * longer: they must not be captured again while `getHAR()` lists them.
 */
const MAX_UNLISTED = { others: 2000, multiStatus: 20_000 };

/** Records which requests were captured, to match `getHAR()` with the events: DevTools has no request ids. */
export class RequestLog {
  readonly #requests = new Set<LoggedRequest>();
  readonly #counts = new Map<string, number>();
  /** By key, oldest first. */
  readonly #unfinished = new Map<string, Set<LoggedRequest>>();
  readonly #unpaired = new UnpairedRequests();
  /** Oldest first. */
  readonly #unlisted = { others: new Set<LoggedRequest>(), multiStatus: new Set<LoggedRequest>() };
  #forgottenUntil = -Infinity;

  /** Adds a finished request, or finishes the oldest unfinished request with the same key. */
  addFinished(entry: NetworkEntry): LoggedRequest {
    const end = startTime(entry) + Math.max(0, entry.time);
    const [unfinished] = this.#unfinished.get(entryKey(entry)) ?? [];
    if (!unfinished) return this.#create(entry, end);
    this.#removeUnfinished(unfinished);
    unfinished.end = end;
    return unfinished;
  }

  addUnfinished(entry: NetworkEntry): LoggedRequest {
    const request = this.#create(entry, Infinity);
    const same = this.#unfinished.get(request.key);
    if (same) same.add(request);
    else this.#unfinished.set(request.key, new Set([request]));
    return request;
  }

  /** Number of requests with this key. */
  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** @returns the other entry of a response that came through a service worker; the pair is permanent */
  findTwin(request: LoggedRequest): LoggedRequest | null {
    if (request.twin) return request.twin;
    const twin = this.#unpaired.pair(request);
    if (twin) {
      twin.twin = request;
      request.twin = twin;
    }
    return twin;
  }

  requests(): readonly LoggedRequest[] {
    return [...this.#requests];
  }

  forget(request: LoggedRequest): void {
    this.#unlisted[kindOf(request)].delete(request);
    if (!this.#requests.delete(request)) return;
    const count = this.count(request.key) - 1;
    if (count > 0) this.#counts.set(request.key, count);
    else this.#counts.delete(request.key);
    this.#removeUnfinished(request);
    this.#unpaired.remove(request);
  }

  /** The engine does not list this request: it may be forgotten when there are many such requests. */
  markUnlisted(request: LoggedRequest): void {
    if (!this.#requests.has(request)) return;
    const kind = kindOf(request);
    const unlisted = this.#unlisted[kind];
    unlisted.add(request);
    if (unlisted.size <= MAX_UNLISTED[kind]) return;
    // Half of them at a time: finding the first item of a set takes longer the more items were deleted before it.
    for (const oldest of [...unlisted].slice(0, MAX_UNLISTED[kind] / 2)) {
      this.forget(oldest);
      if (oldest.isMultiStatus) this.#forgottenUntil = Math.max(this.#forgottenUntil, oldest.start);
    }
  }

  /** Stores a request that the engine lists or may list, until it is forgotten or marked as unlisted. */
  markListed(request: LoggedRequest): void {
    this.#unlisted[kindOf(request)].delete(request);
    if (!this.#requests.has(request)) this.#add(request);
  }

  /** Unix time in ms: 207s that started by then may have been forgotten. -Infinity if none was. */
  forgottenUntil(): number {
    return this.#forgottenUntil;
  }

  #create(entry: NetworkEntry, end: number): LoggedRequest {
    const { method, url } = entry.request;
    const request: LoggedRequest = {
      key: entryKey(entry),
      target: `${method} ${url}`,
      start: startTime(entry),
      end,
      viaServiceWorker: entry.response._fetchedViaServiceWorker === true,
      twin: null,
      contentRank: 0,
      row: null,
      isMultiStatus: entry.response.status === 207,
      isCleared: false,
    };
    this.#add(request);
    return request;
  }

  #add(request: LoggedRequest): void {
    this.#requests.add(request);
    this.#counts.set(request.key, this.count(request.key) + 1);
    if (!request.twin) this.#unpaired.add(request);
  }

  #removeUnfinished(request: LoggedRequest): void {
    const same = this.#unfinished.get(request.key);
    same?.delete(request);
    if (same?.size === 0) this.#unfinished.delete(request.key);
  }
}

function kindOf(request: LoggedRequest): keyof typeof MAX_UNLISTED {
  return request.isMultiStatus ? 'multiStatus' : 'others';
}
