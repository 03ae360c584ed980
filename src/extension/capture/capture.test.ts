import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captureResponses } from './capture.ts';
import {
  FakeDevTools,
  FakeIntake,
  fakeRequest,
  fakeSettings,
  type FakeRequest,
  type FakeRequestOptions,
} from '../../../testing/fakeDevTools.ts';
import type { CaptureSettings } from '../../state/capture.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** DevTools that has been open for ten seconds. */
async function open(settings: Partial<CaptureSettings> = {}) {
  const devtools = new FakeDevTools();
  const intake = new FakeIntake();
  const store = fakeSettings(settings);
  const errors: unknown[] = [];
  const capture = captureResponses(devtools, intake, store, (error) => void errors.push(error));
  await vi.advanceTimersByTimeAsync(10_000);
  return { devtools, intake, store, errors, capture, wait: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Finishes a request and returns its body from `getContent`. */
async function finish({ devtools, wait }: Opened, body: string | null | undefined, options: FakeRequestOptions = {}) {
  const request = fakeRequest(options);
  devtools.finish(request);
  reply(request, body);
  await wait(1);
  return request;
}

function reply(request: FakeRequest, body: string | null | undefined): void {
  for (const callback of request.callbacks.splice(0)) callback(body, body === undefined ? undefined : '');
}

describe('a finished request', () => {
  it('has its body requested inside the event handler', async () => {
    const { devtools } = await open();
    const request = fakeRequest();
    devtools.finish(request);
    expect(request.callbacks).toHaveLength(1);
  });

  it('is sent to the engine as plain JSON with its body', async () => {
    const opened = await open();
    await finish(opened, '<multistatus/>');
    const [captured] = opened.intake.stored.values();
    expect(captured).toEqual(structuredClone(captured));
    expect(captured).toMatchObject({
      entry: { request: { method: 'PROPFIND', headers: [{ name: 'Depth', value: '1' }] }, response: { status: 207 } },
      content: { kind: 'content', text: '<multistatus/>', encoding: null },
    });
    expect(captured?.entry).not.toHaveProperty('getContent');
  });

  it.each<[string, FakeRequestOptions, boolean]>([
    ['any 207', { method: 'POST', type: 'image/png' }, true],
    ['an error response to a WebDAV method', { status: 424, type: 'text/html' }, true],
    ['a 200 with XML', { method: 'POST', status: 200, type: 'application/vnd.x+xml; charset=utf-8' }, true],
    ['an SVG', { method: 'GET', status: 200, type: 'image/svg+xml' }, false],
    ['a page', { method: 'GET', status: 200, type: 'application/xhtml+xml' }, false],
    ['a DELETE without content', { method: 'DELETE', status: 204 }, false],
    ['a request that failed', { status: 0, error: 'net::ERR_FAILED' }, false],
    ['a 200 with JSON', { method: 'POST', status: 200, type: 'application/json' }, false],
  ])('has its body requested only if it is a candidate: %s', async (_name, options, isCandidate) => {
    const { devtools } = await open();
    const request = fakeRequest(options);
    devtools.finish(request);
    expect(request.callbacks).toHaveLength(isCandidate ? 1 : 0);
  });

  it('with JSON, NDJSON or multipart is a candidate if batches are captured', async () => {
    const { devtools, intake, capture, wait } = await open({ batches: true });
    const types = [
      'application/json',
      'application/problem+json',
      'application/x-ndjson',
      'multipart/mixed',
      'text/css',
    ];
    const requests = types.map((type) => fakeRequest({ method: 'POST', status: 200, type }));
    for (const request of requests) devtools.finish(request);
    expect(requests.map(({ callbacks }) => callbacks.length)).toEqual([1, 1, 1, 1, 0]);
    for (const request of requests) reply(request, '[]');
    await wait(1);
    expect([...intake.stored.values()].map(({ batches }) => batches)).toEqual([true, true, true, true]);
    capture.change({ batches: false });
    const later = fakeRequest({ method: 'POST', status: 200, type: 'application/json' });
    devtools.finish(later);
    expect(later.callbacks).toHaveLength(0);
  });

  it.each<[string, string | null | undefined, FakeRequestOptions, string]>([
    ['the request handle is invalid', undefined, {}, 'body-lost-on-navigation'],
    ['DevTools evicted it', null, { size: 5_000_000 }, 'body-evicted'],
    ['it exceeds the limit', null, { size: 20_100_000 }, 'body-too-large'],
    ['it has wide characters and exceeds half the limit', null, { size: 11_000_003 }, 'body-too-large'],
    ['the page aborted it', null, { error: 'net::ERR_ABORTED' }, 'body-aborted'],
    ['it is empty', '', { size: 0, bodySize: 5 }, 'body-empty'],
    ['a service worker passed it on', '', { size: 0, bodySize: 141 }, 'body-unread'],
  ])('reports why a body is missing: %s', async (_name, body, options, reason) => {
    const opened = await open();
    await finish(opened, body, options);
    expect(opened.intake.contents()).toEqual([reason]);
  });

  it('is not listed if it has no body and a status other than 207', async () => {
    const opened = await open();
    await finish(opened, null, { status: 403 });
    expect(opened.intake.calls).toEqual([]);
  });

  it('is listed after ten seconds if DevTools does not respond, and updated if its body arrives later', async () => {
    const { devtools, intake, wait } = await open();
    const request = fakeRequest();
    devtools.finish(request);
    await wait(9_999);
    expect(intake.contents()).toEqual([]);
    await wait(2);
    expect(intake.contents()).toEqual(['body-evicted']);
    reply(request, 'late');
    await wait(1);
    expect(intake.calls).toEqual(['add 1', 'update 1']);
    expect(intake.contents()).toEqual(['text: late']);
  });

  it('keeps the encoding that DevTools reports', async () => {
    const { devtools, intake, wait } = await open();
    const request = fakeRequest({ type: 'application/octet-stream' });
    devtools.finish(request);
    request.callbacks[0]?.('PGE+', 'base64');
    await wait(1);
    expect([...intake.stored.values()][0]?.content).toEqual({ kind: 'content', text: 'PGE+', encoding: 'base64' });
  });
});

describe('recording', () => {
  it('captures nothing while it is off, and does not capture those requests afterwards', async () => {
    const opened = await open();
    const { devtools, capture, intake, wait } = opened;
    capture.panelShown();
    capture.change({ recording: false });
    const missed = await finish(opened, 'missed');
    devtools.entries = [missed];
    await wait(5_000);
    capture.change({ recording: true });
    await wait(5_000);
    expect(intake.calls).toEqual([]);
    await finish(opened, 'captured', { url: 'http://dav.example/2' });
    expect(intake.contents()).toEqual(['text: captured']);
  });

  it('does not clear the list on navigation while it is off', async () => {
    const opened = await open();
    await finish(opened, 'a');
    opened.capture.change({ recording: false });
    opened.devtools.load();
    await opened.wait(100);
    expect(opened.intake.contents()).toEqual(['text: a']);
  });

  it('is stored and reported to listeners', async () => {
    const { capture, store } = await open({ keepLog: true });
    const states: unknown[] = [];
    const unsubscribe = capture.subscribe((state) => states.push(state));
    capture.change({ recording: false });
    capture.change({ recording: false });
    unsubscribe();
    capture.change({ batches: true });
    expect(states).toEqual([{ recording: false, keepLog: true, batches: false, blocked: null, uncapturedBatches: 0 }]);
    expect(store.saved).toEqual({ recording: false, keepLog: true, batches: true });
  });
});

describe('responses that look like batches, while batches are not captured', () => {
  const batch = (): FakeRequest =>
    fakeRequest({ method: 'POST', url: 'http://a.test/$batch', status: 200, type: 'application/json' });

  it('are counted, and their bodies are not requested', async () => {
    const { devtools, capture } = await open();
    const requests = [batch(), batch(), fakeRequest({ method: 'POST', status: 200, type: 'application/json' })];
    for (const request of requests) devtools.finish(request);
    expect(requests.flatMap(({ callbacks }) => callbacks)).toEqual([]);
    expect(capture.state().uncapturedBatches).toBe(2);
    capture.change({ keepLog: true });
    expect(capture.state().uncapturedBatches).toBe(2);
    capture.change({ batches: true });
    devtools.finish(batch());
    expect(capture.state().uncapturedBatches).toBe(0);
  });

  it('are not counted while recording is off', async () => {
    const { devtools, capture } = await open({ recording: false });
    devtools.finish(batch());
    expect(capture.state().uncapturedBatches).toBe(0);
  });

  it('are counted again after Clear, but not after the hint was dismissed', async () => {
    const { devtools, capture } = await open();
    devtools.finish(batch());
    capture.clear();
    expect(capture.state().uncapturedBatches).toBe(0);
    devtools.finish(batch());
    expect(capture.state().uncapturedBatches).toBe(1);
    capture.dismissBatchHint();
    devtools.finish(batch());
    expect(capture.state().uncapturedBatches).toBe(0);
  });
});

describe('clearing', () => {
  it('discards pending bodies and the requests that DevTools still lists', async () => {
    const opened = await open();
    const { devtools, capture, intake, wait } = opened;
    const first = await finish(opened, 'first');
    const second = fakeRequest({ url: 'http://dav.example/2' });
    devtools.finish(second);
    capture.panelShown();
    devtools.entries = [first, second, fakeRequest({ url: 'http://dav.example/unread' })];
    capture.clear();
    reply(second, 'second');
    await wait(5_000);
    expect(intake.calls).toEqual(['add 1', 'clear']);
  });
});

describe('an error', () => {
  it('of the engine is reported', async () => {
    const opened = await open();
    opened.intake.add = () => Promise.reject(new Error('the worker crashed'));
    await finish(opened, 'x');
    expect(opened.errors).toEqual([new Error('the worker crashed')]);
  });

  it('caused by an invalid entry is reported', async () => {
    const { devtools, errors } = await open();
    devtools.finish({ ...fakeRequest(), response: undefined } as never);
    expect(errors).toEqual([expect.any(TypeError)]);
  });
});
