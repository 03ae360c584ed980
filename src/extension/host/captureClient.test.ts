import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureState } from '../../state/capture.ts';
import type { DevToolsPageEvent } from './handshake.ts';
import { createCaptureClient } from './captureClient.ts';

const OFF: CaptureState = { recording: true, keepLog: false, batches: false, blocked: null };

/** The DevTools page, which hears and answers when it is told to. */
function page() {
  const listeners = new Set<(told: DevToolsPageEvent) => void>();
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
      clear: () => Promise.resolve(),
      subscribe: (listener: (told: DevToolsPageEvent) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    /** Hears the next of what was pressed. */
    hear: async (): Promise<void> => {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe('the settings in the panel', () => {
  beforeEach(() => {
    vi.stubGlobal('chrome', { runtime: { id: 'x' } });
  });

  it('apply at once, and do not change back until the DevTools page replies', async () => {
    const { control, hear } = page();
    const capture = createCaptureClient(control, OFF, () => {});
    const seen: boolean[] = [];
    capture.subscribe(({ keepLog }) => seen.push(keepLog));
    capture.change({ keepLog: true });
    capture.change({ keepLog: false });
    expect(capture.state().keepLog).toBe(false);
    await hear();
    // The first has arrived only now.
    expect(capture.state().keepLog).toBe(false);
    await hear();
    expect(capture.state()).toEqual(OFF);
    expect(seen.slice(0, 1)).toEqual([true]);
    expect(seen.slice(1)).not.toContain(true);
  });

  it('are those of the DevTools page after its reply', async () => {
    const { control, hear } = page();
    const capture = createCaptureClient(control, OFF, () => {});
    capture.change({ batches: true });
    expect(capture.state().batches).toBe(true);
    await hear();
    expect(capture.state()).toEqual({ ...OFF, batches: true });
  });
});
