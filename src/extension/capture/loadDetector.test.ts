import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoadDetector } from './loadDetector.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const SITE = 'https://site.example';

/** DevTools on a page that was loaded half a second ago. */
async function inspectPage() {
  const browser = {
    loads: ['2026-01-01T00:00:00.000Z'] as readonly string[] | null,
    looks: 0,
    slowness: 0,
  };
  vi.setSystemTime(Date.now() + 500);
  const navigated = createLoadDetector(async () => {
    browser.looks += 1;
    const { loads } = browser;
    if (browser.slowness > 0) await new Promise((resolve) => setTimeout(resolve, browser.slowness));
    return loads;
  });
  await vi.advanceTimersByTimeAsync(100);
  /** The decision for an event; undefined if the previous event decides for both. */
  const decide = async (url = `${SITE}/`) => {
    const decision = navigated(url);
    await vi.advanceTimersByTimeAsync(1000);
    return decision === null ? undefined : decision;
  };
  return { browser, navigated, decide };
}

describe('a navigation event', () => {
  it('with a new page load in the list is a load, with the start time of its request', async () => {
    const { browser, decide } = await inspectPage();
    browser.loads = ['2026-01-01T00:00:00.600Z'];
    expect(await decide()).toEqual({ started: Date.parse('2026-01-01T00:00:00.600Z') });
    expect(await decide()).toBeNull();
  });

  it('without a new page load in the list is not a load', async () => {
    const { decide } = await inspectPage();
    expect(await decide(`${SITE}/route`)).toBeNull();
    expect(await decide(`${SITE}/route#hash`)).toBeNull();
  });

  it('is a load if the list also contains earlier loads, in any order', async () => {
    const { browser, decide } = await inspectPage();
    browser.loads = ['2026-01-01T00:00:00.700Z', '2026-01-01T00:00:00.000Z'];
    expect(await decide()).toEqual({ started: Date.parse('2026-01-01T00:00:00.700Z') });
  });

  it('is not a load if a known load is listed again', async () => {
    const { browser, decide } = await inspectPage();
    browser.loads = [];
    expect(await decide()).toBeNull();
    browser.loads = ['2026-01-01T00:00:00.000Z'];
    expect(await decide()).toBeNull();
  });

  it('to another origin is a load even if DevTools lists no loads', async () => {
    const { browser, decide } = await inspectPage();
    browser.loads = null;
    expect(await decide(`${SITE}/a`)).toBeNull();
    expect(await decide('https://other.example/')).toEqual({ started: null });
    expect(await decide('about:blank')).toEqual({ started: null });
    expect(await decide('about:srcdoc')).toBeNull();
    expect(await decide('data:text/html,x')).toEqual({ started: null });
  });
});

describe('navigation events in a burst', () => {
  it('request the list twice', async () => {
    const { browser, navigated } = await inspectPage();
    browser.slowness = 50;
    const looks = browser.looks;
    const first = navigated(`${SITE}/0`);
    await vi.advanceTimersByTimeAsync(10);
    const second = navigated(`${SITE}/1`);
    const others = Array.from({ length: 100 }, (_, index) => navigated(`${SITE}/${index}`));
    expect(others.every((each) => each === null)).toBe(true);
    browser.loads = ['2026-01-01T00:00:01.000Z'];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toBeNull();
    expect(await second).toEqual({ started: Date.parse('2026-01-01T00:00:01.000Z') });
    expect(browser.looks - looks).toBe(2);
  });

  it('that do not end spend at most a tenth of the time on requests', async () => {
    const { browser, navigated } = await inspectPage();
    browser.slowness = 100;
    const looks = browser.looks;
    for (let step = 0; step < 1000; step += 1) {
      void navigated(`${SITE}/${step}`);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(browser.looks - looks).toBeLessThanOrEqual(11);
    expect(browser.looks - looks).toBeGreaterThan(5);
  });
});
