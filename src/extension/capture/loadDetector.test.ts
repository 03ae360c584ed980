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
    listCalls: 0,
    delay: 0,
  };
  vi.setSystemTime(Date.now() + 500);
  const onNavigated = createLoadDetector(async () => {
    browser.listCalls += 1;
    const { loads } = browser;
    if (browser.delay > 0) await new Promise((resolve) => setTimeout(resolve, browser.delay));
    return loads;
  });
  await vi.advanceTimersByTimeAsync(100);
  /** The result for an event; undefined if the decision for the previous event covers it. */
  const navigate = async (url = `${SITE}/`) => {
    const decision = onNavigated(url);
    await vi.advanceTimersByTimeAsync(1000);
    return decision === null ? undefined : decision;
  };
  return { browser, onNavigated, navigate };
}

describe('a navigation event', () => {
  it('with a new page load in the list is a load, with the start time of its request', async () => {
    const { browser, navigate } = await inspectPage();
    browser.loads = ['2026-01-01T00:00:00.600Z'];
    expect(await navigate()).toEqual({ started: Date.parse('2026-01-01T00:00:00.600Z') });
    expect(await navigate()).toBeNull();
  });

  it('without a new page load in the list is not a load', async () => {
    const { navigate } = await inspectPage();
    expect(await navigate(`${SITE}/route`)).toBeNull();
    expect(await navigate(`${SITE}/route#hash`)).toBeNull();
  });

  it('is a load if the list also contains earlier loads, in any order', async () => {
    const { browser, navigate } = await inspectPage();
    browser.loads = ['2026-01-01T00:00:00.700Z', '2026-01-01T00:00:00.000Z'];
    expect(await navigate()).toEqual({ started: Date.parse('2026-01-01T00:00:00.700Z') });
  });

  it('is not a load if a known load is listed again', async () => {
    const { browser, navigate } = await inspectPage();
    browser.loads = [];
    expect(await navigate()).toBeNull();
    browser.loads = ['2026-01-01T00:00:00.000Z'];
    expect(await navigate()).toBeNull();
  });

  it('to another origin is a load even if DevTools lists no loads', async () => {
    const { browser, navigate } = await inspectPage();
    browser.loads = null;
    expect(await navigate(`${SITE}/a`)).toBeNull();
    expect(await navigate('https://other.example/')).toEqual({ started: null });
    expect(await navigate('about:blank')).toEqual({ started: null });
    expect(await navigate('about:srcdoc')).toBeNull();
    expect(await navigate('data:text/html,x')).toEqual({ started: null });
  });
});

describe('a burst of navigation events', () => {
  it('requests the list twice', async () => {
    const { browser, onNavigated } = await inspectPage();
    browser.delay = 50;
    const listCalls = browser.listCalls;
    const first = onNavigated(`${SITE}/0`);
    await vi.advanceTimersByTimeAsync(10);
    const second = onNavigated(`${SITE}/1`);
    const others = Array.from({ length: 100 }, (_, index) => onNavigated(`${SITE}/${index}`));
    expect(others.every((each) => each === null)).toBe(true);
    browser.loads = ['2026-01-01T00:00:01.000Z'];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toBeNull();
    expect(await second).toEqual({ started: Date.parse('2026-01-01T00:00:01.000Z') });
    expect(browser.listCalls - listCalls).toBe(2);
  });

  it('that continues spends at most a tenth of the time on requests', async () => {
    const { browser, onNavigated } = await inspectPage();
    browser.delay = 100;
    const listCalls = browser.listCalls;
    for (let step = 0; step < 1000; step += 1) {
      void onNavigated(`${SITE}/${step}`);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(browser.listCalls - listCalls).toBeLessThanOrEqual(11);
    expect(browser.listCalls - listCalls).toBeGreaterThan(5);
  });
});
