import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captureResponses } from './capture.ts';
import {
  FakeDevTools,
  FakeIntake,
  fakeRequest,
  fakeSettings,
  type FakeRequestOptions,
} from '../../../testing/fakeDevTools.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(keepLog = false) {
  const devtools = new FakeDevTools();
  const intake = new FakeIntake();
  const capture = captureResponses(devtools, intake, fakeSettings({ keepLog }), () => undefined);
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  await wait(10_000);
  /** Finishes a request. @returns a function that provides its body */
  const finish = (path: string, options: FakeRequestOptions = {}) => {
    const request = fakeRequest({ url: `http://dav.example/${path}`, ...options });
    devtools.finish(request);
    return () => {
      for (const callback of request.callbacks.splice(0)) callback(path, '');
    };
  };
  return { devtools, intake, capture, wait, finish };
}

describe('the log', () => {
  it('is kept after pushState', async () => {
    const { devtools, intake, wait, finish } = await open();
    finish('a')();
    devtools.navigate();
    await wait(100);
    finish('b')();
    await wait(100);
    expect(intake.contents()).toEqual(['text: a', 'text: b']);
  });

  it('is kept if there is no evidence of a new document', async () => {
    const { devtools, intake, wait, finish } = await open();
    finish('a')();
    // Recording is off in the Network panel, or DevTools refuses.
    for (const loads of [[], null]) {
      devtools.loads = loads;
      devtools.navigate();
      await wait(100);
    }
    expect(intake.contents()).toEqual(['text: a']);
  });

  it('is cleared after a page load, and after a change of the origin', async () => {
    const { devtools, intake, wait, finish } = await open();
    finish('a')();
    devtools.load();
    await wait(100);
    expect(intake.calls).toEqual(['add 1', 'clearCaptured']);
    finish('b')();
    devtools.loads = [];
    devtools.url = 'about:blank';
    devtools.navigate();
    await wait(100);
    expect(intake.calls).toEqual(['add 1', 'clearCaptured', 'add 2', 'clearCaptured']);
  });

  it("removes the old document's requests that finished between a pushState and the load", async () => {
    const { devtools, intake, wait, finish } = await open();
    let list: () => void = () => undefined;
    devtools.pageLoads = () => new Promise((resolve) => (list = () => resolve(devtools.loads)));
    devtools.navigate();
    await wait(1);
    finish('late', { started: Date.now() - 50 })();
    await wait(1);
    devtools.load();
    await wait(1);
    finish('new', { started: Date.now() })();
    list();
    await wait(100);
    expect(intake.contents()).toEqual(['text: new']);
  });

  it('keeps the hint about batches that finished before the load was detected, but not about those of the old document', async () => {
    const { devtools, capture, wait } = await open();
    const finishBatch = (started: number) =>
      devtools.finish(
        fakeRequest({ method: 'POST', url: 'http://a.test/$batch', status: 200, type: 'application/json', started }),
      );
    finishBatch(Date.now());
    await wait(1);
    let list: () => void = () => undefined;
    devtools.pageLoads = () => new Promise((resolve) => (list = () => resolve(devtools.loads)));
    devtools.load();
    await wait(1);
    finishBatch(Date.now());
    finishBatch(Date.now() - 1000);
    expect(capture.state().uncapturedBatches).toBe(3);
    list();
    await wait(100);
    expect(capture.state().uncapturedBatches).toBe(1);
  });

  it('reports that a body was lost because of the navigation', async () => {
    const { devtools, intake, wait } = await open(true);
    const [early, late] = [fakeRequest(), fakeRequest()];
    devtools.finish(early);
    early.callbacks[0]?.(null, '');
    devtools.finish(late);
    devtools.navigate();
    late.callbacks[0]?.(null, '');
    await wait(100);
    expect(intake.contents()).toEqual(['body-evicted', 'body-lost-on-navigation']);
  });

  it('is kept after a page load if “Keep log” is on', async () => {
    const { devtools, intake, wait, finish } = await open(true);
    finish('a')();
    devtools.load();
    await wait(100);
    expect(intake.contents()).toEqual(['text: a']);
  });

  it('keeps requests that finished after the navigation event, even if their bodies came before the load was detected', async () => {
    const { devtools, intake, wait, finish } = await open();
    finish('old')();
    const oldPending = finish('old pending');
    await wait(1);
    let decide: (() => void) | undefined;
    devtools.pageLoads = () => new Promise((resolve) => (decide = () => resolve(devtools.loads)));
    devtools.load();
    await wait(1);
    finish('new')();
    const newPending = finish('new pending');
    await wait(1);
    decide?.();
    await wait(1);
    oldPending();
    newPending();
    await wait(1);
    expect(intake.contents()).toEqual(['text: new', 'text: new pending']);
    expect(intake.calls).toEqual(['add 1', 'add 2', 'remove 1', 'add 3']);
  });

  it('does not list requests of the old document again', async () => {
    const { devtools, intake, capture, wait } = await open();
    const unread = fakeRequest({ started: Date.now() - 5_000 });
    devtools.load();
    devtools.entries = [unread];
    capture.panelShown();
    await wait(10_000);
    expect(intake.contents()).toEqual([]);
  });
});

describe('a response through a service worker', () => {
  // Measured: the worker's own entry comes first, starts with the page's or a little later, and has an empty body.
  const page: FakeRequestOptions = { viaWorker: true, time: 10, started: Date.parse('2026-01-01T00:00:09.000Z') };
  const worker: FakeRequestOptions = {
    time: 5,
    started: Date.parse('2026-01-01T00:00:09.002Z'),
    size: 0,
    bodySize: 141,
  };

  async function captureBoth(first: [FakeRequestOptions, string], second: [FakeRequestOptions, string]) {
    const { devtools, intake, wait } = await open();
    for (const [options, body] of [first, second]) {
      const request = fakeRequest(options);
      devtools.finish(request);
      for (const callback of request.callbacks) callback(body, '');
      await wait(1);
    }
    return intake;
  }

  it('is listed once, with the body, regardless of which entry comes first', async () => {
    expect((await captureBoth([worker, ''], [page, 'body'])).contents()).toEqual(['text: body']);
    expect((await captureBoth([page, 'body'], [worker, ''])).contents()).toEqual(['text: body']);
  });

  it("is listed once with the page's body if both entries have one", async () => {
    expect((await captureBoth([{ ...worker, size: 9 }, 'worker body'], [page, 'page body'])).contents()).toEqual([
      'text: page body',
    ]);
    expect((await captureBoth([page, 'page body'], [{ ...worker, size: 9 }, 'worker body'])).contents()).toEqual([
      'text: page body',
    ]);
  });

  it("is listed with the service worker's body if the page's entry has none", async () => {
    const intake = await captureBoth([{ ...worker, size: 9 }, 'worker body'], [{ ...page, size: 0, bodySize: 0 }, '']);
    expect(intake.contents()).toEqual(['text: worker body']);
  });

  it('is not paired with a request from another time', async () => {
    const later = { ...worker, started: Date.parse('2026-01-01T00:00:09.500Z') };
    expect((await captureBoth([page, 'body'], [later, 'other'])).contents()).toEqual(['text: body', 'text: other']);
  });

  it('is paired with its own twin if several are pending', async () => {
    const { devtools, intake, wait } = await open();
    const entries = [worker, worker, page, page].map((options) => fakeRequest(options));
    for (const [index, request] of entries.entries()) {
      devtools.finish(request);
      for (const callback of request.callbacks) callback(index < 2 ? '' : `body ${index}`, '');
      await wait(1);
    }
    expect(intake.contents()).toEqual(['text: body 2', 'text: body 3']);
  });
});
