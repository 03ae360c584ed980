import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchDocuments } from './document.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that was loaded half a second ago. */
async function inspectPage() {
  // The page's clock is an hour ahead, as on another device.
  const skew = 3_600_000;
  let began: number | null = Date.now() - 500;
  const navigated = watchDocuments(async () =>
    began === null ? null : { origin: began + skew, age: Date.now() - began },
  );
  await vi.advanceTimersByTimeAsync(100);
  return {
    navigated,
    /** @param time when its document began; null while it has no execution context */
    document: (time: number | null): void => {
      began = time;
    },
  };
}

describe('a navigation', () => {
  it('to the same time origin keeps the document, to another one makes a new one', async () => {
    const page = await inspectPage();
    expect(await page.navigated()).toBe(false);
    page.document(Date.now() - 30);
    expect(await page.navigated()).toBe(true);
    expect(await page.navigated()).toBe(false);
  });

  it('to a page without an execution context makes a new document, which is known afterwards', async () => {
    const page = await inspectPage();
    page.document(null);
    expect(await page.navigated()).toBe(true);
    page.document(Date.now() - 30);
    await vi.advanceTimersByTimeAsync(100);
    expect(await page.navigated()).toBe(false);
  });

  it('by pushState before the document is known keeps it, by another load it does not', async () => {
    const page = await inspectPage();
    page.document(null);
    expect(await page.navigated()).toBe(true);
    page.document(Date.now() - 30);
    expect(await page.navigated()).toBe(false);

    page.document(null);
    expect(await page.navigated()).toBe(true);
    await vi.advanceTimersByTimeAsync(5);
    page.document(Date.now());
    vi.setSystemTime(Date.now() + 10);
    expect(await page.navigated()).toBe(true);
  });

  it('back to a document kept in memory, which has its old time origin, makes a new document', async () => {
    const page = await inspectPage();
    const first = Date.now() - 600;
    page.document(Date.now() - 30);
    expect(await page.navigated()).toBe(true);
    page.document(first);
    expect(await page.navigated()).toBe(true);
  });

  it('is compared with the one before where two come at once', async () => {
    const page = await inspectPage();
    page.document(Date.now() - 30);
    expect(await Promise.all([page.navigated(), page.navigated()])).toEqual([true, false]);
  });

  it('that finds the next document already there leaves it to the next navigation', async () => {
    const page = await inspectPage();
    const first = page.navigated();
    page.document(Date.now() + 5);
    expect(await first).toBe(true);
    await vi.advanceTimersByTimeAsync(10);
    expect(await page.navigated()).toBe(true);
    expect(await page.navigated()).toBe(false);
  });
});
