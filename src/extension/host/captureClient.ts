import { errorFrom } from '../../engine/api/port.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { Capture, CaptureState } from '../../state/capture.ts';
import { isContextValid } from './browser.ts';
import type { CaptureControl, DevToolsPageEvent } from './handshake.ts';

type RemoteControl = Remote<CaptureControl> & {
  readonly subscribe: (listener: (event: DevToolsPageEvent) => void) => () => void;
};

/**
 * Controls capture from the panel. The panel shows a changed setting at once: if it waited for the DevTools page, a checkbox would briefly
 * show its old value. Until the DevTools page replies, the state is marked `isApplying`.
 */
export function createCaptureClient(
  control: RemoteControl,
  initial: CaptureState,
  onError: (error: Error) => void,
): Capture {
  const listeners = new Set<(state: CaptureState) => void>();
  let confirmed: CaptureState = isContextValid() ? initial : { ...initial, blocked: 'reloaded' };
  let unconfirmed: Partial<CaptureState> = {};
  let pending = 0;

  const state = (): CaptureState => ({
    ...confirmed,
    ...unconfirmed,
    ...(pending > 0 ? { isApplying: true } : {}),
  });
  const notify = (): void => {
    for (const listener of listeners) listener(state());
  };
  control.subscribe((event) => {
    if (event.kind === 'error') onError(errorFrom(event.error));
    if (event.kind !== 'state') return;
    confirmed = event.state;
    notify();
  });
  const change = async (settings: Partial<CaptureState>): Promise<void> => {
    unconfirmed = { ...unconfirmed, ...settings };
    pending += 1;
    notify();
    try {
      await control.change(settings);
    } finally {
      pending -= 1;
      // The DevTools page sends its state before its reply.
      if (pending === 0) unconfirmed = {};
      notify();
    }
  };
  const report = (error: unknown): void => onError(error instanceof Error ? error : new Error(String(error)));
  return {
    state,
    change: (settings) => void change(settings).catch(report),
    dismissBatchHint: () => void control.dismissBatchHint().catch(report),
    clear: () => void control.clear().catch(report),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
