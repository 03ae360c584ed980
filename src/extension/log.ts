import type { ExchangeId } from '../engine/questions.ts';
import { keyOf, startOf, type HeardEntry } from './entry.ts';

/** One request that has been seen. */
export interface Line {
  readonly key: string;
  readonly target: string;
  readonly start: number;
  /** Infinity as long as it is not finished. */
  end: number;
  /** The page's entry of an answer that came through a service worker. */
  readonly viaWorker: boolean;
  /** The other entry of an answer that came through a service worker. */
  twin: Line | null;
  /** How much its content says; the most of two twins is shown. */
  worth: number;
  row: Row | null;
  /** Cleared: what is still under way for it comes to nothing. */
  gone: boolean;
}

/** What the panel lists: a request, or the two entries that DevTools makes of one that a service worker answered. */
export interface Row {
  id: Promise<ExchangeId | null>;
  shown: Line;
}

/** The start of the worker's own entry may be told a little before that of the page's. */
const SLACK = 20;

export interface Log {
  /** A finished request: the unfinished line of the same request, if there is one, else a new line. */
  finished(entry: HeardEntry): Line;
  /** A request seen without being finished. */
  unfinished(entry: HeardEntry): Line;
  /** How many requests with this key have been seen. */
  count(key: string): number;
  /** Finds the other entry of an answer that came through a service worker, once and for all. */
  twin(line: Line): Line | null;
  lines(): readonly Line[];
  forget(line: Line): void;
}

/** Remembers which requests were seen, so that `getHAR()` and the events can be matched without request ids. */
export function createLog(): Log {
  const byKey = new Map<string, Set<Line>>();
  const byTarget = new Map<string, Set<Line>>();

  const create = (entry: HeardEntry, end: number): Line => {
    const { method, url } = entry.request;
    const line: Line = {
      key: keyOf(entry),
      target: `${method} ${url}`,
      start: startOf(entry),
      end,
      viaWorker: entry.response._fetchedViaServiceWorker === true,
      twin: null,
      worth: 0,
      row: null,
      gone: false,
    };
    put(byKey, line.key, line);
    put(byTarget, line.target, line);
    return line;
  };

  return {
    finished: (entry) => {
      const end = startOf(entry) + Math.max(0, entry.time);
      for (const line of byKey.get(keyOf(entry)) ?? []) {
        if (line.end !== Infinity) continue;
        line.end = end;
        return line;
      }
      return create(entry, end);
    },
    unfinished: (entry) => create(entry, Infinity),
    count: (key) => byKey.get(key)?.size ?? 0,
    twin: (line) => {
      if (line.twin) return line.twin;
      let best: Line | null = null;
      for (const other of byTarget.get(line.target) ?? []) {
        if (!areTwins(line, other)) continue;
        if (!best || distance(line, other) < distance(line, best)) best = other;
      }
      if (best) {
        best.twin = line;
        line.twin = best;
      }
      return best;
    },
    lines: () => [...byKey.values()].flatMap((lines) => [...lines]),
    forget: (line) => {
      drop(byKey, line.key, line);
      drop(byTarget, line.target, line);
    },
  };
}

function areTwins(a: Line, b: Line): boolean {
  if (a.viaWorker === b.viaWorker || b.twin) return false;
  const [page, worker] = a.viaWorker ? [a, b] : [b, a];
  return worker.start >= page.start - SLACK && worker.start <= page.end + SLACK;
}

function distance(a: Line, b: Line): number {
  return Math.abs(a.start - b.start);
}

function put(map: Map<string, Set<Line>>, key: string, line: Line): void {
  const lines = map.get(key);
  if (lines) lines.add(line);
  else map.set(key, new Set([line]));
}

function drop(map: Map<string, Set<Line>>, key: string, line: Line): void {
  const lines = map.get(key);
  lines?.delete(line);
  if (lines?.size === 0) map.delete(key);
}
