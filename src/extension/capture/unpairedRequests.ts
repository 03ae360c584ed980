import type { LoggedRequest } from './loggedRequest.ts';

/** Milliseconds by which the service worker's entry may start before the page's entry starts or after it ends. */
const TOLERANCE = 20;
/** Maximum number of unpaired requests per URL and side. The two entries of a response arrive shortly after each other. */
const MAX_UNPAIRED = 500;

/** Requests with the same method and URL, oldest first. */
interface Sides {
  readonly ofPage: LoggedRequest[];
  readonly ofServiceWorker: LoggedRequest[];
}

/** Pairs the two entries that DevTools creates for a response that came through a service worker. */
export class UnpairedRequests {
  readonly #byTarget = new Map<string, Sides>();

  add(request: LoggedRequest): void {
    let sides = this.#byTarget.get(request.target);
    if (!sides) {
      sides = { ofPage: [], ofServiceWorker: [] };
      this.#byTarget.set(request.target, sides);
    }
    const same = sideOf(sides, request.viaServiceWorker);
    same.push(request);
    if (same.length > MAX_UNPAIRED) same.shift();
  }

  remove(request: LoggedRequest): void {
    const sides = this.#byTarget.get(request.target);
    if (!sides) return;
    const same = sideOf(sides, request.viaServiceWorker);
    const index = same.indexOf(request);
    if (index !== -1) same.splice(index, 1);
    if (sides.ofPage.length + sides.ofServiceWorker.length === 0) this.#byTarget.delete(request.target);
  }

  /** @returns the request's twin: the closest match from the other side, or null. The pair is removed. */
  pair(request: LoggedRequest): LoggedRequest | null {
    const sides = this.#byTarget.get(request.target);
    if (!sides) return null;
    let best: LoggedRequest | null = null;
    for (const other of sideOf(sides, !request.viaServiceWorker)) {
      if (!areTwins(request, other)) continue;
      if (!best || distance(request, other) < distance(request, best)) best = other;
    }
    if (!best) return null;
    this.remove(request);
    this.remove(best);
    return best;
  }
}

function sideOf(sides: Sides, viaServiceWorker: boolean): LoggedRequest[] {
  return viaServiceWorker ? sides.ofServiceWorker : sides.ofPage;
}

function areTwins(a: LoggedRequest, b: LoggedRequest): boolean {
  const [page, worker] = a.viaServiceWorker ? [a, b] : [b, a];
  return worker.start >= page.start - TOLERANCE && worker.start <= page.end + TOLERANCE;
}

function distance(a: LoggedRequest, b: LoggedRequest): number {
  return Math.abs(a.start - b.start);
}
