import type { CapturedResponse, ExchangeId, CaptureApi } from '../src/engine/api/engineApi.ts';
import type { Remote } from '../src/engine/api/remote.ts';
import type { DevTools } from '../src/extension/capture/capture.ts';
import type { NetworkEntry, NetworkRequest } from '../src/extension/capture/networkEntry.ts';
import type { SettingsStore } from '../src/extension/host/settings.ts';
import type { CaptureSettings } from '../src/state/capture.ts';

type ContentCallback = (content?: string | null, encoding?: string) => void;

/** A request of the fake network. */
export interface FakeRequest extends NetworkRequest {
  /** The pending callbacks of `getContent`. */
  readonly callbacks: ContentCallback[];
}

export interface FakeRequestOptions {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly type?: string;
  readonly size?: number;
  readonly bodySize?: number;
  readonly started?: number;
  readonly time?: number;
  readonly error?: string;
  readonly viaWorker?: boolean;
  /** Headers of the response. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function fakeRequest(wanted: FakeRequestOptions = {}): FakeRequest {
  const { method = 'PROPFIND', url = 'http://dav.example/', status = 207, size = 100, time = 5 } = wanted;
  const callbacks: ContentCallback[] = [];
  const entry: NetworkEntry = {
    startedDateTime: new Date(wanted.started ?? Date.now() - time).toISOString(),
    time,
    request: { method, url, httpVersion: 'HTTP/1.1', headers: [{ name: 'Depth', value: '1' }] },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: Object.entries(wanted.headers ?? {}).map(([name, value]) => ({ name, value })),
      content: { size, mimeType: wanted.type ?? 'application/xml' },
      bodySize: wanted.bodySize ?? size,
      _error: wanted.error ?? null,
      _fetchedViaServiceWorker: wanted.viaWorker ?? false,
    },
  };
  return { ...entry, callbacks, getContent: (callback) => void callbacks.push(callback) };
}

/** A fake DevTools that a test controls. */
export class FakeDevTools implements DevTools {
  /** The entries of `getHAR()`; null, as on a page that does not allow extensions. */
  entries: readonly NetworkRequest[] | null = [];
  /** The pages of `getHAR()`. */
  loads: readonly string[] | null = [new Date().toISOString()];
  url = 'http://dav.example/';
  polls = 0;
  /** Milliseconds that `getHAR()` takes. */
  harDelay = 0;
  isValid = true;
  #finished: ((request: NetworkRequest) => void) | null = null;
  #navigated: ((url: string) => void) | null = null;

  onRequestFinished(listener: (request: NetworkRequest) => void): void {
    this.#finished = listener;
  }

  onNavigated(listener: (url: string) => void): void {
    this.#navigated = listener;
  }

  async harEntries(): Promise<readonly NetworkRequest[] | null> {
    this.polls += 1;
    if (this.harDelay > 0) await new Promise((resolve) => setTimeout(resolve, this.harDelay));
    return this.entries;
  }

  async pageLoads(): Promise<readonly string[] | null> {
    return this.loads;
  }

  isContextValid(): boolean {
    return this.isValid;
  }

  finish(request: NetworkRequest): void {
    this.#finished?.(request);
  }

  /** A navigation like `pushState`, without a page load. */
  navigate(): void {
    this.#navigated?.(this.url);
  }

  /** Loads another document, whose request was sent 20 ms before. */
  load(): void {
    this.loads = [new Date(Date.now() - 20).toISOString()];
    this.navigate();
  }
}

/** A fake of the engine's capture API that records the calls and stores the responses. */
export class FakeIntake implements Remote<CaptureApi> {
  readonly stored = new Map<ExchangeId, CapturedResponse>();
  readonly calls: string[] = [];
  #ids = 0;

  async add(captured: CapturedResponse): Promise<ExchangeId | null> {
    this.#ids += 1;
    this.calls.push(`add ${this.#ids}`);
    this.stored.set(this.#ids, captured);
    return this.#ids;
  }

  async update(id: ExchangeId, captured: CapturedResponse): Promise<void> {
    this.calls.push(`update ${id}`);
    this.stored.set(id, captured);
  }

  async remove(id: ExchangeId): Promise<void> {
    this.calls.push(`remove ${id}`);
    this.stored.delete(id);
  }

  async clear(): Promise<void> {
    this.calls.push('clear');
    this.stored.clear();
  }

  async clearCaptured(): Promise<void> {
    this.calls.push('clearCaptured');
    this.stored.clear();
  }

  contents(): readonly string[] {
    return [...this.stored.values()].map(({ content }) =>
      content?.kind === 'content' ? `text: ${content.text}` : (content?.reason ?? 'none'),
    );
  }
}

export function fakeSettings(settings: Partial<CaptureSettings> = {}): SettingsStore & { saved: CaptureSettings } {
  const store = {
    saved: { recording: true, keepLog: false, batches: false, ...settings },
    load: () => store.saved,
    save: (changed: CaptureSettings) => void (store.saved = changed),
    warning: (): string | null => null,
  };
  return store;
}
