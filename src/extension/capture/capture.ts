import type { CapturedContent, ExchangeId, CaptureApi } from '../../engine/api/engineApi.ts';
import { type ResponseHead, isCandidate } from '../../core/har/candidate.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { Capture, CaptureState } from '../../state/capture.ts';
import { getResponseBody, type BodyTimeout } from './responseBody.ts';
import { createLoadDetector } from './loadDetector.ts';
import { copyEntry, entryKey, startTime, type NetworkEntry, type NetworkRequest } from './networkEntry.ts';
import { createRequestLog, type LoggedRequest } from './requestLog.ts';
import { createPoll } from './poll.ts';
import { createRowSync } from './rowSync.ts';
import type { SettingsStore } from '../host/settings.ts';

/** What capture needs of the browser's DevTools; a plain object in tests. */
export interface DevTools {
  onRequestFinished(listener: (request: NetworkRequest) => void): void;
  /** Also called for `pushState`, `replaceState`, a changed hash and `document.open()`, with the new URL. */
  onNavigated(listener: (url: string) => void): void;
  /** All requests that DevTools lists, also those that are not finished; null where DevTools refuses. */
  harEntries(): Promise<readonly NetworkRequest[] | null>;
  /** When each page load that DevTools lists began (`startedDateTime` of the HAR pages); null where it refuses. */
  pageLoads(): Promise<readonly string[] | null>;
  /** False once the extension was reloaded or updated under a DevTools that stayed open. */
  isContextValid(): boolean;
}

export interface ResponseCapture extends Capture {
  /** The panel is on screen: also look for answers that the page never reads. */
  panelShown(): void;
  panelHidden(): void;
  /** The engine dropped an exchange for a limit. */
  exchangeDropped(id: ExchangeId): void;
}

/** An answer that was seen without being finished. */
interface UnfinishedRequest {
  readonly request: NetworkRequest;
  /** How far it has come, to tell whether it still grows. */
  readonly size: string;
}

/** For the body of a finished request; why it is not told, nobody can say. */
const FINISHED: BodyTimeout = { milliseconds: 10_000, reason: 'body-evicted' };
/** For the body of a request from before the events: one that is not finished never answers. */
const EARLIER: BodyTimeout = { milliseconds: 3_000, reason: 'body-unread' };
/** Requests of a new document may start before DevTools tells of it. */
const HEAD_START = 100;

/**
 * Hears the traffic of the inspected page and hands what may be a multi-status answer to the engine. It lives in the
 * DevTools page: a panel would miss everything before its first opening.
 * @param failed told of errors of the engine
 */
export function captureResponses(
  devtools: DevTools,
  intake: Remote<CaptureApi>,
  store: SettingsStore,
  failed: (error: unknown) => void,
): ResponseCapture {
  const log = createRequestLog();
  const rows = createRowSync(log, intake, () => state.batches, failed);
  const listeners = new Set<(state: CaptureState) => void>();
  const heardFrom = Date.now();
  const noticed = (): Pick<CaptureState, 'notice'> => {
    const trouble = store.warning();
    return trouble === null ? {} : { notice: trouble };
  };
  let state: CaptureState = { ...store.load(), blocked: null, ...noticed() };
  // What `getHAR()` lists from before was cleared, or missed on purpose.
  let listedFrom = 0;
  let suspects = new Map<string, UnfinishedRequest>();
  let polling = false;
  let navigations = 0;

  const set = (changed: Partial<CaptureState>): void => {
    const next = { ...state, ...changed };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    for (const listener of listeners) listener(state);
  };

  const read = (request: NetworkRequest, line: LoggedRequest, patience: BodyTimeout): void => {
    const entry = copyEntry(request);
    const asked = navigations;
    getResponseBody(request, patience, (content) =>
      rows.update(line, entry, navigations === asked ? content : lostOnTheWay(content)),
    );
  };

  devtools.onRequestFinished((request) => {
    try {
      if (state.recording && isCandidate(headOf(request), state.batches))
        read(request, log.addFinished(request), FINISHED);
    } catch (error) {
      // DevTools would only write it to a console that nobody sees.
      failed(error);
    }
  });

  const decideLoad = createLoadDetector(() => devtools.pageLoads());
  devtools.onNavigated((url) => {
    navigations += 1;
    // Where extensions may not inspect, this is not told.
    if (state.blocked === 'page') set({ blocked: null });
    const decision = decideLoad(url);
    if (!decision) return;
    // What finished before the navigation was told belongs to the old document, even if its body is still under way;
    // the entry of the new document itself comes some 10 to 60 ms later.
    const before = log.requests();
    const at = Date.now();
    const torn = suspects;
    suspects = new Map();
    const decide = async (): Promise<void> => {
      const load = await decision;
      if (!load) {
        suspects = new Map([...torn, ...suspects]);
        return;
      }
      if (!state.recording) return;
      if (state.keepLog) {
        showTorn(torn);
        return;
      }
      const { started } = load;
      listedFrom = started ?? at - HEAD_START;
      // Requests that were sent before the one for the new document are not its own, whenever they finished.
      const earlier = started === null ? [] : log.requests().filter((line) => line.start < started);
      rows.clear([...new Set([...before, ...earlier])]);
    };
    decide().catch(failed);
  });

  /** DevTools forgets with a document what was under way in it, and tells nothing of it: this is all that is known. */
  const showTorn = (torn: ReadonlyMap<string, UnfinishedRequest>): void => {
    for (const [key, { request }] of torn)
      if (log.count(key) === 0)
        rows.update(log.addUnfinished(request), copyEntry(request), { kind: 'missing', reason: 'body-aborted' });
  };

  /** Finds what never finishes: Chrome tells nothing of a `no-store` answer whose body the page does not read. */
  const look = async (): Promise<boolean> => {
    if (!devtools.isContextValid()) {
      set({ blocked: 'reloaded' });
      return false;
    }
    if (!state.recording) return false;
    const entries = await devtools.harEntries();
    set({ blocked: entries ? null : 'page' });
    if (!entries || !state.recording) return false;

    const suspected = suspects;
    suspects = new Map();
    for (const request of unseen(entries)) {
      const key = entryKey(request);
      if (startTime(request) < heardFrom) {
        read(request, log.addUnfinished(request), EARLIER);
        continue;
      }
      // One that still grows is being read, or has just finished and its event is under way.
      const size = `${request.time} ${request.response.content.size} ${request.response._transferSize}`;
      if (suspected.get(key)?.size === size)
        rows.update(log.addUnfinished(request), copyEntry(request), unread(request));
      else suspects.set(key, { request, size });
    }
    return suspects.size > 0;
  };

  const unseen = (entries: readonly NetworkRequest[]): readonly NetworkRequest[] => {
    const counts = new Map<string, number>();
    return entries.filter((entry) => {
      const start = startTime(entry);
      if (entry.response.status !== 207 || start < listedFrom || start <= log.forgottenUntil()) return false;
      const key = entryKey(entry);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > log.count(key);
    });
  };

  const poll = createPoll(() =>
    look().catch((error: unknown) => {
      failed(error);
      return false;
    }),
  );

  return {
    state: () => state,
    change: (wanted) => {
      const resumed = wanted.recording === true && !state.recording;
      set(wanted);
      store.save({ recording: state.recording, keepLog: state.keepLog, batches: state.batches });
      set({ notice: undefined, ...noticed() });
      if (!resumed) return;
      // Whoever stops recording does not want what happens in the meantime.
      listedFrom = Date.now();
      if (polling) poll.start();
    },
    clear: () => {
      listedFrom = Date.now();
      rows.clearAll();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    panelShown: () => {
      polling = true;
      poll.start();
    },
    panelHidden: () => {
      polling = false;
      poll.stop();
    },
    exchangeDropped: (id) => rows.markDropped(id),
  };
}

/** With a document goes what DevTools has of it; nothing else takes a body away while it is asked for. */
function lostOnTheWay(content: CapturedContent): CapturedContent {
  const isLost = content.kind === 'missing' && content.reason === 'body-evicted';
  return isLost ? { kind: 'missing', reason: 'body-lost-on-navigation' } : content;
}

function unread(entry: NetworkEntry): CapturedContent {
  return { kind: 'missing', reason: entry.response._error ? 'body-aborted' : 'body-unread' };
}

function headOf({ request, response }: NetworkEntry): ResponseHead {
  return { status: response.status, method: request.method, contentType: response.content.mimeType ?? null };
}
