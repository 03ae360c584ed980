import type { CapturedContent, CaptureApi, ExchangeId } from '../../engine/api/engineApi.ts';
import { type BatchRequest, looksLikeBatch } from '../../core/har/batchRequest.ts';
import { type ResponseHead, isCandidate } from '../../core/har/candidate.ts';
import { ServerStatements, type StatementSource } from '../../core/har/serverStatement.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { Capture } from '../../state/capture.ts';
import type { SettingsStore } from '../host/settings.ts';
import { getResponseBody, type BodyTimeout } from './responseBody.ts';
import { CaptureStore, type UncapturedBatch } from './captureStore.ts';
import { createLoadDetector, type PageLoad } from './loadDetector.ts';
import { copyEntry, type NetworkEntry, type NetworkRequest, startTime } from './networkEntry.ts';
import type { LoggedRequest } from './loggedRequest.ts';
import { RequestLog } from './requestLog.ts';
import { createPoll, type Poll } from './poll.ts';
import { RowSync } from './rowSync.ts';
import { type PendingRequests, UnfinishedRequests } from './unfinishedRequests.ts';

/** The parts of the browser's DevTools that capture uses. */
export interface DevTools {
  onRequestFinished(listener: (request: NetworkRequest) => void): void;
  /** Also called for `pushState`, `replaceState`, a changed hash and `document.open()`, with the new URL. */
  onNavigated(listener: (url: string) => void): void;
  /** All requests that DevTools lists, including unfinished ones; null if DevTools refuses. */
  harEntries(): Promise<readonly NetworkRequest[] | null>;
  /** `startedDateTime` of each page in the HAR log; null if DevTools refuses. */
  pageLoads(): Promise<readonly string[] | null>;
  /** False after the extension was reloaded or updated while DevTools stayed open. */
  isContextValid(): boolean;
}

export interface ResponseCapture extends Capture {
  /** The panel is visible: also poll for responses whose bodies the page does not read. */
  panelShown(): void;
  panelHidden(): void;
  /** The engine dropped an exchange because of a limit. */
  exchangeDropped(id: ExchangeId): void;
}

/** For a finished request. DevTools gives no reason when it does not call back. */
const FINISHED: BodyTimeout = { milliseconds: 10_000, reason: 'body-evicted' };
/** For a request from before capture started: `getContent` never calls back for an unfinished one. */
const EARLIER: BodyTimeout = { milliseconds: 3_000, reason: 'body-unread' };
/** Milliseconds by which requests of a new document may precede the navigation event. */
const NAVIGATION_DELAY = 100;

/**
 * Captures the inspected page's possible multi-status responses and sends them to the engine. Runs in the DevTools page, because a panel
 * misses everything before it is first opened.
 *
 * @param onError called with errors of the engine
 */
export function captureResponses(
  devtools: DevTools,
  engine: Remote<CaptureApi>,
  settings: SettingsStore,
  onError: (error: unknown) => void,
): ResponseCapture {
  const store = new CaptureStore(settings);
  const capturer = new ResponseCapturer(devtools, engine, store, onError);
  return {
    state: () => store.state,
    change: (changed) => {
      const isResumed = changed.recording === true && !store.state.recording;
      store.change(changed);
      if (isResumed) capturer.resume();
    },
    dismissBatchHint: () => store.dismissBatchHint(),
    clear: () => capturer.clear(),
    subscribe: (listener) => store.subscribe(listener),
    panelShown: () => capturer.startPolling(),
    panelHidden: () => capturer.stopPolling(),
    exchangeDropped: (id) => capturer.rows.markDropped(id),
  };
}

class ResponseCapturer {
  readonly rows: RowSync;
  readonly #devtools: DevTools;
  readonly #store: CaptureStore;
  readonly #onError: (error: unknown) => void;
  readonly #log = new RequestLog();
  readonly #unfinished = new UnfinishedRequests(this.#log);
  readonly #statements = new ServerStatements();
  readonly #poll: Poll;
  readonly #detectLoad: ReturnType<typeof createLoadDetector>;
  #isPolling = false;
  /** Number of navigation events, to detect one that fired while a body was requested. */
  #navigations = 0;

  constructor(devtools: DevTools, engine: Remote<CaptureApi>, store: CaptureStore, onError: (error: unknown) => void) {
    this.#devtools = devtools;
    this.#store = store;
    this.#onError = onError;
    this.rows = new RowSync({
      log: this.#log,
      engine,
      batches: () => store.state.batches,
      statementFor: (url) => this.#statements.find(url),
      onError,
    });
    this.#detectLoad = createLoadDetector(() => devtools.pageLoads());
    this.#poll = createPoll(() => this.#pollSafely());
    devtools.onRequestFinished((request) => this.#onRequestFinished(request));
    devtools.onNavigated((url) => this.#onNavigated(url));
  }

  /** Recording was resumed: requests sent while it was off are not captured. */
  resume(): void {
    this.#unfinished.ignoreBefore(Date.now());
    if (this.#isPolling) this.#poll.start();
  }

  clear(): void {
    this.#unfinished.ignoreBefore(Date.now());
    this.#store.clearUncapturedBatches();
    this.#statements.clear();
    this.rows.clearAll();
  }

  startPolling(): void {
    this.#isPolling = true;
    this.#poll.start();
  }

  stopPolling(): void {
    this.#isPolling = false;
    this.#poll.stop();
  }

  #onRequestFinished(request: NetworkRequest): void {
    const { recording, batches } = this.#store.state;
    try {
      if (!recording) return;
      this.#statements.add(statementSourceOf(request));
      if (isCandidate(headOf(request), batches)) this.#captureBody(request, this.#log.addFinished(request), FINISHED);
      else if (looksLikeBatch(headOf(request), batchRequestOf(request)))
        this.#store.addUncapturedBatch({ start: startTime(request) });
    } catch (error) {
      // DevTools would log the error to a console that is not visible.
      this.#onError(error);
    }
  }

  #captureBody(request: NetworkRequest, logged: LoggedRequest, timeout: BodyTimeout): void {
    const entry = copyEntry(request);
    const navigations = this.#navigations;
    getResponseBody(request, timeout, (content) =>
      this.rows.update(logged, entry, this.#navigations === navigations ? content : withNavigationReason(content)),
    );
  }

  #onNavigated(url: string): void {
    this.#navigations += 1;
    // Pages that do not allow extensions send no event.
    if (this.#store.state.blocked === 'page') this.#store.setBlocked(null);
    const detection = this.#detectLoad(url);
    if (!detection) return;
    // Requests that finished before this event belong to the old document, even if their bodies are still pending. The entry of the new
    // document itself follows 10 to 60 ms later.
    const before = this.#log.requests();
    const navigatedAt = Date.now();
    const batches = new Set(this.#store.uncapturedBatches());
    const pending = this.#unfinished.take();
    const finish = async (): Promise<void> => {
      const load = await detection;
      if (load) this.#onLoad(load, { before, batches, navigatedAt, pending });
      else this.#unfinished.putBack(pending);
    };
    finish().catch(this.#onError);
  }

  #onLoad({ started }: PageLoad, { before, batches, navigatedAt, pending }: Navigation): void {
    const { recording, keepLog } = this.#store.state;
    if (!recording) return;
    if (keepLog) {
      this.#showAborted(pending);
      return;
    }
    this.#store.clearUncapturedBatches((batch) => batches.has(batch) || batch.start < (started ?? -Infinity));
    this.#statements.clear(started ?? navigatedAt - NAVIGATION_DELAY);
    this.#unfinished.ignoreBefore(started ?? navigatedAt - NAVIGATION_DELAY);
    // Requests that started before the new document belong to the old one, regardless of when they finished.
    const earlier = started === null ? [] : this.#log.requests().filter(({ start }) => start < started);
    this.rows.clear([...new Set([...before, ...earlier])]);
  }

  /** DevTools drops the unfinished requests of a document with it, without an event. */
  #showAborted(pending: PendingRequests): void {
    for (const [key, { request }] of pending)
      if (this.#log.count(key) === 0) this.#showWithoutBody(request, { kind: 'missing', reason: 'body-aborted' });
  }

  #showWithoutBody(request: NetworkRequest, content: CapturedContent): void {
    this.rows.update(this.#log.addUnfinished(request), copyEntry(request), content);
  }

  async #pollSafely(): Promise<boolean> {
    try {
      return await this.#pollUnfinished();
    } catch (error) {
      this.#onError(error);
      return false;
    }
  }

  /** @returns whether some requests must be compared again soon */
  async #pollUnfinished(): Promise<boolean> {
    if (!this.#devtools.isContextValid()) {
      this.#store.setBlocked('reloaded');
      return false;
    }
    if (!this.#store.state.recording) return false;
    const entries = await this.#devtools.harEntries();
    this.#store.setBlocked(entries ? null : 'page');
    if (!entries || !this.#store.state.recording) return false;
    const { earlier, unread } = this.#unfinished.compare(entries);
    for (const request of earlier) this.#captureBody(request, this.#log.addUnfinished(request), EARLIER);
    for (const request of unread) this.#showWithoutBody(request, unreadContent(request));
    return this.#unfinished.size > 0;
  }
}

/** The state when a navigation event fired. */
interface Navigation {
  /** Requests in the log at that time. */
  readonly before: readonly LoggedRequest[];
  readonly batches: ReadonlySet<UncapturedBatch>;
  /** Unix time in ms. */
  readonly navigatedAt: number;
  readonly pending: PendingRequests;
}

/** If a body is missing after a navigation, the navigation is the reason: nothing else removes a body while it is requested. */
function withNavigationReason(content: CapturedContent): CapturedContent {
  const isLost = content.kind === 'missing' && content.reason === 'body-evicted';
  return isLost ? { kind: 'missing', reason: 'body-lost-on-navigation' } : content;
}

function unreadContent(entry: NetworkEntry): CapturedContent {
  return { kind: 'missing', reason: entry.response._error ? 'body-aborted' : 'body-unread' };
}

function headOf({ request, response }: NetworkEntry): ResponseHead {
  return { status: response.status, method: request.method, contentType: response.content.mimeType ?? null };
}

function batchRequestOf({ request: { url, postData } }: NetworkEntry): BatchRequest {
  return { url, contentType: postData?.mimeType ?? null, body: postData?.text ?? null };
}

function statementSourceOf(entry: NetworkEntry): StatementSource {
  const { request, response } = entry;
  const { status, headers } = response;
  return { method: request.method, url: request.url, status, headers, start: startTime(entry) };
}
