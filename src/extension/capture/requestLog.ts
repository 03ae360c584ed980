import type { ExchangeId } from '../../engine/api/engineApi.ts';
import { entryKey, startTime, type NetworkEntry } from './networkEntry.ts';

/** One request that has been seen. */
export interface LoggedRequest {
  readonly key: string;
  readonly target: string;
  readonly start: number;
  /** Infinity as long as it is not finished. */
  end: number;
  /** The page's entry of an answer that came through a service worker. */
  readonly viaServiceWorker: boolean;
  /** The other entry of an answer that came through a service worker. */
  twin: LoggedRequest | null;
  /** How much its content says; the most of two twins is shown. */
  contentRank: number;
  row: ListedRow | null;
  /** A 207, which polling compares with what DevTools lists. */
  readonly isMultiStatus: boolean;
  /** Cleared: what is still under way for it comes to nothing. */
  isCleared: boolean;
}

/** What the panel lists: a request, or the two entries that DevTools makes of one that a service worker answered. */
export interface ListedRow {
  id: Promise<ExchangeId | null>;
  source: LoggedRequest;
  /** The engine dropped the exchange for a limit. */
  isDropped: boolean;
}

/** The start of the worker's own entry may be told a little before that of the page's. */
const SLACK = 20;
/** Requests without a twin that are compared for each URL. Both entries of a response come shortly after each other. */
const MOST_ALONE = 500;
/**
 * Requests kept at most that the engine does not list, of which the last half is always kept. Their twins and late bodies come soon after them. 207s are kept longer,
 * because `getHAR()` lists them for as long as DevTools does, and they must not be taken for new ones.
 */
const MOST_UNLISTED = { others: 2000, multiStatus: 20_000 };

export interface RequestLog {
  /** A finished request: the unfinished line of the same request, if there is one, else a new line. */
  addFinished(entry: NetworkEntry): LoggedRequest;
  /** A request seen without being finished. */
  addUnfinished(entry: NetworkEntry): LoggedRequest;
  /** How many requests with this key have been seen. */
  count(key: string): number;
  /** Finds the other entry of an answer that came through a service worker, once and for all. */
  findTwin(line: LoggedRequest): LoggedRequest | null;
  requests(): readonly LoggedRequest[];
  forget(line: LoggedRequest): void;
  /** The engine lists nothing for this request: it is kept only while it is one of the last such requests. */
  markUnlisted(line: LoggedRequest): void;
  /** The engine lists this request, or may list it: it is kept until it is forgotten or unlisted. */
  markListed(line: LoggedRequest): void;
  /** 207s that started up to this time (Unix time in ms) may have been seen and forgotten; -Infinity if none was. */
  forgottenUntil(): number;
}

/** Requests of one method and URL whose other entry was not seen, the oldest first. */
interface UnpairedRequests {
  readonly ofPage: LoggedRequest[];
  readonly ofWorker: LoggedRequest[];
}

/** Remembers which requests were seen, so that `getHAR()` and the events can be matched without request ids. */
export function createRequestLog(): RequestLog {
  const all = new Set<LoggedRequest>();
  const counts = new Map<string, number>();
  /** Unfinished lines by their keys, the oldest first. */
  const unfinished = new Map<string, Set<LoggedRequest>>();
  const alone = new Map<string, UnpairedRequests>();
  /** Oldest first. */
  const unlisted = { others: new Set<LoggedRequest>(), multiStatus: new Set<LoggedRequest>() };
  let until = -Infinity;

  const create = (entry: NetworkEntry, end: number): LoggedRequest => {
    const { method, url } = entry.request;
    const line: LoggedRequest = {
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
    add(line);
    return line;
  };
  const add = (line: LoggedRequest): void => {
    all.add(line);
    counts.set(line.key, (counts.get(line.key) ?? 0) + 1);
    if (line.twin) return;
    if (!alone.has(line.target)) alone.set(line.target, { ofPage: [], ofWorker: [] });
    const same = sideOf(alone.get(line.target), line.viaServiceWorker);
    same.push(line);
    if (same.length > MOST_ALONE) same.shift();
  };
  const pair = (line: LoggedRequest): void => {
    const lines = alone.get(line.target);
    const same = sideOf(lines, line.viaServiceWorker);
    const at = same.indexOf(line);
    if (at !== -1) same.splice(at, 1);
    if (lines && lines.ofPage.length + lines.ofWorker.length === 0) alone.delete(line.target);
  };
  const finish = (line: LoggedRequest): void => {
    const same = unfinished.get(line.key);
    same?.delete(line);
    if (same?.size === 0) unfinished.delete(line.key);
  };
  const kindOf = (line: LoggedRequest): keyof typeof MOST_UNLISTED => (line.isMultiStatus ? 'multiStatus' : 'others');
  const forget = (line: LoggedRequest): void => {
    unlisted[kindOf(line)].delete(line);
    if (!all.delete(line)) return;
    const count = (counts.get(line.key) ?? 0) - 1;
    if (count > 0) counts.set(line.key, count);
    else counts.delete(line.key);
    finish(line);
    pair(line);
  };

  return {
    addFinished: (entry) => {
      const end = startTime(entry) + Math.max(0, entry.time);
      const [line] = unfinished.get(entryKey(entry)) ?? [];
      if (!line) return create(entry, end);
      finish(line);
      line.end = end;
      return line;
    },
    addUnfinished: (entry) => {
      const line = create(entry, Infinity);
      const same = unfinished.get(line.key);
      if (same) same.add(line);
      else unfinished.set(line.key, new Set([line]));
      return line;
    },
    count: (key) => counts.get(key) ?? 0,
    findTwin: (line) => {
      if (line.twin) return line.twin;
      let best: LoggedRequest | null = null;
      for (const other of sideOf(alone.get(line.target), !line.viaServiceWorker)) {
        if (!areTwins(line, other)) continue;
        if (!best || distance(line, other) < distance(line, best)) best = other;
      }
      if (best) {
        best.twin = line;
        line.twin = best;
        pair(line);
        pair(best);
      }
      return best;
    },
    requests: () => [...all],
    forget,
    markUnlisted: (line) => {
      if (!all.has(line)) return;
      const kind = kindOf(line);
      unlisted[kind].add(line);
      if (unlisted[kind].size <= MOST_UNLISTED[kind]) return;
      // Half of them at once: to find the first of a set takes longer the more was deleted from its start.
      for (const oldest of [...unlisted[kind]].slice(0, MOST_UNLISTED[kind] / 2)) {
        forget(oldest);
        if (oldest.isMultiStatus) until = Math.max(until, oldest.start);
      }
    },
    markListed: (line) => {
      unlisted[kindOf(line)].delete(line);
      if (!all.has(line)) add(line);
    },
    forgottenUntil: () => until,
  };
}

function sideOf(alone: UnpairedRequests | undefined, viaWorker: boolean): LoggedRequest[] {
  if (!alone) return [];
  return viaWorker ? alone.ofWorker : alone.ofPage;
}

function areTwins(a: LoggedRequest, b: LoggedRequest): boolean {
  const [page, worker] = a.viaServiceWorker ? [a, b] : [b, a];
  return worker.start >= page.start - SLACK && worker.start <= page.end + SLACK;
}

function distance(a: LoggedRequest, b: LoggedRequest): number {
  return Math.abs(a.start - b.start);
}
