import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captureResponses } from './capture.ts';
import { FakeDevTools, FakeIntake, fakeRequest, fakeSettings } from '../../../testing/fakeDevTools.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open() {
  const devtools = new FakeDevTools();
  const intake = new FakeIntake();
  const capture = captureResponses(devtools, intake, fakeSettings(), () => undefined);
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  await wait(10_000);
  return { devtools, intake, capture, wait };
}

describe('a body that the page never reads', () => {
  it('is listed as unread, and updated with its body when the page reads it later', async () => {
    const { devtools, intake, capture, wait } = await open();
    const request = fakeRequest();
    devtools.entries = [request, fakeRequest({ method: 'GET', status: 200 })];
    capture.panelShown();
    await wait(1_000);
    expect(intake.contents()).toEqual(['body-unread']);
    expect(request.callbacks).toHaveLength(0);
    await wait(10_000);
    devtools.finish(request);
    for (const callback of request.callbacks) callback('body', '');
    await wait(10_000);
    expect(intake.contents()).toEqual(['text: body']);
    expect(intake.calls).toEqual(['add 1', 'update 1']);
  });

  it('is not listed while it still grows', async () => {
    const { devtools, intake, capture, wait } = await open();
    capture.panelShown();
    for (let size = 100; size < 1_000; size += 100) {
      devtools.entries = [fakeRequest({ started: Date.now() - 300, size, time: 300 + size })];
      await wait(500);
    }
    expect(intake.calls).toEqual([]);
  });

  it('is listed once per request if several requests have the same key', async () => {
    const { devtools, intake, capture, wait } = await open();
    const [first, second, third] = [fakeRequest(), fakeRequest(), fakeRequest()];
    devtools.finish(first);
    for (const callback of first.callbacks) callback('body', '');
    devtools.entries = [first, second, third];
    capture.panelShown();
    await wait(1_000);
    expect(intake.contents()).toEqual(['text: body', 'body-unread', 'body-unread']);
  });
});

describe('a response that the engine dropped', () => {
  it('is not captured again while DevTools lists it, regardless of the number of later ones', async () => {
    const { devtools, intake, capture, wait } = await open();
    const entries = Array.from({ length: 20_500 }, (_, at) => fakeRequest({ started: Date.now() + at, time: 1 }));
    await wait(20_500);
    for (const request of entries) {
      devtools.finish(request);
      for (const callback of request.callbacks) callback('body', '');
    }
    await wait(1);
    for (const id of intake.stored.keys()) capture.exchangeDropped(id);
    const { length } = intake.calls;
    await wait(5);
    const unread = fakeRequest();
    devtools.entries = [...entries, unread];
    capture.panelShown();
    await wait(1_000);
    expect(intake.calls.slice(length)).toEqual(['add 20501']);
    expect(intake.contents().at(-1)).toBe('body-unread');
  });
});

describe('a response that was pending when the page navigated', () => {
  // DevTools removes it with the page, without an event.
  async function navigateDuringResponse(
    keepLog: boolean,
    beforeEvent: (opened: Awaited<ReturnType<typeof open>>) => void,
  ) {
    const opened = await open();
    opened.capture.change({ keepLog });
    opened.devtools.entries = [fakeRequest()];
    opened.capture.panelShown();
    await opened.wait(1);
    beforeEvent(opened);
    opened.devtools.navigate();
    await opened.wait(5_000);
    return opened.intake;
  }
  const loadPage = ({ devtools }: Awaited<ReturnType<typeof open>>): void => {
    devtools.entries = [];
    devtools.loads = [new Date().toISOString()];
  };

  it('is listed as aborted if the log is kept', async () => {
    expect((await navigateDuringResponse(true, loadPage)).contents()).toEqual(['body-aborted']);
  });

  it('is removed with the others if the log is not kept', async () => {
    expect((await navigateDuringResponse(false, loadPage)).contents()).toEqual([]);
  });

  it('stays pending if only the URL changed', async () => {
    const intake = await navigateDuringResponse(true, () => undefined);
    expect([intake.contents(), intake.calls]).toEqual([['body-unread'], ['add 1']]);
  });

  it('is listed with its body if it finished before the navigation event', async () => {
    const intake = await navigateDuringResponse(true, (opened) => {
      const [request] = opened.devtools.entries ?? [];
      if (!request) throw new Error('no request');
      opened.devtools.finish({ ...request, getContent: (callback) => callback('body', '') });
      loadPage(opened);
    });
    expect([intake.contents(), intake.calls]).toEqual([['text: body'], ['add 1']]);
  });
});

describe('a response from before capture started', () => {
  it('has its body requested, and reports why a body is missing', async () => {
    const { devtools, intake, capture, wait } = await open();
    const started = Date.now() - 60_000;
    const [available, invalid, unread] = ['a', 'b', 'c'].map((path) =>
      fakeRequest({ url: `http://dav.example/${path}`, started }),
    );
    if (!available || !invalid || !unread) throw new Error('requests are missing');
    devtools.entries = [available, invalid, unread];
    capture.panelShown();
    await wait(1);
    available.callbacks[0]?.('body', '');
    invalid.callbacks[0]?.(undefined, undefined);
    await wait(10_000);
    expect(intake.contents()).toEqual(['text: body', 'body-lost-on-navigation', 'body-unread']);
    expect(unread.callbacks).toHaveLength(1);
    devtools.finish(unread);
    unread.callbacks[1]?.('read', '');
    await wait(1);
    expect(intake.contents()).toEqual(['text: body', 'body-lost-on-navigation', 'text: read']);
  });
});

describe('polling', () => {
  it('runs only while the panel is shown', async () => {
    const { devtools, capture, wait } = await open();
    expect(devtools.polls).toBe(0);
    capture.panelShown();
    await wait(3_100);
    expect(devtools.polls).toBe(3);
    capture.panelHidden();
    await wait(10_000);
    expect(devtools.polls).toBe(3);
    capture.panelShown();
    await wait(1);
    expect(devtools.polls).toBe(4);
  });

  it('stops if the panel is hidden during a poll', async () => {
    const { devtools, capture, wait } = await open();
    devtools.harDelay = 50;
    capture.panelShown();
    await wait(10);
    capture.panelHidden();
    await wait(10_000);
    expect(devtools.polls).toBe(1);
  });

  it('takes at most a twentieth of the time', async () => {
    const { devtools, capture, wait } = await open();
    devtools.harDelay = 400;
    capture.panelShown();
    await wait(60_000);
    expect(devtools.polls * 400).toBeLessThanOrEqual(60_000 / 20 + 400);
    expect(devtools.polls).toBeGreaterThan(5);
  });

  it('pauses while recording is off', async () => {
    const { devtools, capture, wait } = await open();
    capture.change({ recording: false });
    capture.panelShown();
    await wait(5_000);
    expect(devtools.polls).toBe(0);
    capture.change({ recording: true });
    await wait(1);
    expect(devtools.polls).toBe(1);
  });

  it('detects a page that does not allow extensions, and an extension that was reloaded', async () => {
    const { devtools, capture, wait } = await open();
    devtools.entries = null;
    capture.panelShown();
    await wait(1);
    expect(capture.state().blocked).toBe('page');
    devtools.entries = [];
    devtools.navigate();
    expect(capture.state().blocked).toBeNull();
    devtools.isValid = false;
    await wait(2_000);
    expect(capture.state().blocked).toBe('reloaded');
  });
});
