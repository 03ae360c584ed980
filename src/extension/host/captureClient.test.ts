import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureState } from '../../state/capture.ts';
import type { DevToolsPageEvent } from './handshake.ts';
import { createCaptureClient } from './captureClient.ts';

const OFF: CaptureState = { recording: true, keepLog: false, batches: false, blocked: null, uncapturedBatches: 0 };

/** A DevTools page that replies when a test calls `confirm`. */
function page() {
  const listeners = new Set<(event: DevToolsPageEvent) => void>();
  const waiting: (() => void)[] = [];
  let state = OFF;
  return {
    control: {
      change: (wanted: Partial<CaptureState>) =>
        new Promise<void>((resolve) => {
          waiting.push(() => {
            state = { ...state, ...wanted };
            for (const listener of listeners) listener({ kind: 'state', state });
            resolve();
          });
        }),
      dismissBatchHint: () => Promise.resolve(),
      clear: () => Promise.resolve(),
      subscribe: (listener: (event: DevToolsPageEvent) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    /** Applies and confirms the next change. */
    confirm: async (): Promise<void> => {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe('the settings in the panel', () => {
  beforeEach(() => {
    vi.stubGlobal('chrome', { runtime: { id: 'x' } });
  });

  it('apply immediately, and do not change back until the DevTools page replies', async () => {
    const { control, confirm } = page();
    const capture = createCaptureClient(control, OFF, () => {});
    const seen: boolean[] = [];
    capture.subscribe(({ keepLog }) => seen.push(keepLog));
    capture.change({ keepLog: true });
    capture.change({ keepLog: false });
    expect(capture.state().keepLog).toBe(false);
    await confirm();
    // Only the first change is confirmed.
    expect(capture.state().keepLog).toBe(false);
    await confirm();
    expect(capture.state()).toEqual(OFF);
    expect(seen.slice(0, 1)).toEqual([true]);
    expect(seen.slice(1)).not.toContain(true);
  });

  it('are marked as not yet applied until the DevTools page has replied to every change', async () => {
    const { control, confirm } = page();
    const capture = createCaptureClient(control, OFF, () => {});
    capture.change({ batches: true });
    capture.change({ keepLog: true });
    expect(capture.state().isApplying).toBe(true);
    await confirm();
    expect(capture.state().isApplying).toBe(true);
    await confirm();
    expect(capture.state().isApplying).toBeUndefined();
  });

  it('are those of the DevTools page after its reply', async () => {
    const { control, confirm } = page();
    const capture = createCaptureClient(control, OFF, () => {});
    capture.change({ batches: true });
    expect(capture.state().batches).toBe(true);
    await confirm();
    expect(capture.state()).toEqual({ ...OFF, batches: true });
  });
});
