import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDevTools, FakeIntake, fakeRequest, fakeSettings } from '../../../testing/fakeDevTools.ts';
import { captureResponses } from './capture.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(keepLog = false, recording = true) {
  const devtools = new FakeDevTools();
  const intake = new FakeIntake();
  const capture = captureResponses(devtools, intake, fakeSettings({ keepLog, recording }), () => undefined);
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  await wait(10_000);
  const options = (): void =>
    devtools.finish(
      fakeRequest({
        method: 'OPTIONS',
        url: 'http://dav.example/dav/',
        status: 200,
        type: 'text/plain',
        headers: { Server: 'Apache', DAV: '1, 2', Allow: 'OPTIONS, PROPFIND', 'Set-Cookie': 'secret' },
      }),
    );
  /** Finishes a multi-status response. @returns the path of the statement that is sent with it */
  const listed = async (url = 'http://dav.example/dav/x/'): Promise<string | null> => {
    const request = fakeRequest({ url });
    devtools.finish(request);
    for (const callback of request.callbacks.splice(0)) callback('<multistatus/>', '');
    await wait(1);
    return [...intake.stored.values()].at(-1)?.serverStatement?.path ?? null;
  };
  return { devtools, intake, capture, wait, options, listed };
}

describe('what a server states in the response to OPTIONS', () => {
  it('is sent with later responses of the URL and those below, without other headers', async () => {
    const { intake, options, listed } = await open();
    options();
    expect(await listed()).toBe('/dav/');
    expect(await listed('http://dav.example/other/')).toBeNull();
    const [captured] = intake.stored.values();
    expect(captured?.serverStatement).toEqual({
      method: 'OPTIONS',
      path: '/dav/',
      headers: [
        { name: 'Server', value: 'Apache' },
        { name: 'DAV', value: '1, 2' },
        { name: 'Allow', value: 'OPTIONS, PROPFIND' },
      ],
    });
    expect(captured).toEqual(structuredClone(captured));
  });

  it('is not sent after Clear, or if it was not recorded', async () => {
    const { options, listed, capture } = await open();
    options();
    capture.clear();
    expect(await listed()).toBeNull();
    const paused = await open(false, false);
    paused.options();
    paused.capture.change({ recording: true });
    expect(await paused.listed()).toBeNull();
  });

  it('is removed by a page load like the responses, unless Keep log is on', async () => {
    for (const keepLog of [false, true]) {
      const { devtools, options, listed, wait } = await open(keepLog);
      options();
      await wait(1000);
      devtools.load();
      await wait(100);
      expect(await listed()).toBe(keepLog ? '/dav/' : null);
    }
  });

  it('is kept if the new document requested it', async () => {
    const { devtools, options, listed, wait } = await open();
    devtools.load();
    options();
    await wait(100);
    expect(await listed()).toBe('/dav/');
  });
});
