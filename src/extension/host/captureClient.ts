import { errorFrom } from '../../engine/api/port.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { Capture, CaptureState } from '../../state/capture.ts';
import { isContextValid } from './browser.ts';
import type { CaptureControl, DevToolsPageEvent } from './handshake.ts';

type RemoteControl = Remote<CaptureControl> & {
  readonly subscribe: (listener: (told: DevToolsPageEvent) => void) => () => void;
};

/**
 * The switches of the DevTools page, as the panel sees them: what was just pressed holds from then on, not only when the
 * other page has heard of it, or a checkbox would jump back for a moment.
 */
export function createCaptureClient(
  control: RemoteControl,
  first: CaptureState,
  failed: (error: Error) => void,
): Capture {
  const listeners = new Set<(state: CaptureState) => void>();
  let told: CaptureState = isContextValid() ? first : { ...first, blocked: 'reloaded' };
  let pressed: Partial<CaptureState> = {};
  let waiting = 0;

  const state = (): CaptureState => ({ ...told, ...pressed });
  const tell = (): void => {
    for (const listener of listeners) listener(state());
  };
  control.subscribe((news) => {
    if (news.kind === 'error') return failed(errorFrom(news.error));
    if (news.kind === 'engine') return;
    told = news.state;
    tell();
  });
  const change = async (wanted: Partial<CaptureState>): Promise<void> => {
    pressed = { ...pressed, ...wanted };
    waiting += 1;
    tell();
    try {
      await control.change(wanted);
    } finally {
      waiting -= 1;
      // The other page has told its state before it answers; from here on that is what holds.
      if (waiting === 0) pressed = {};
      tell();
    }
  };
  const wrong = (error: unknown): void => failed(error instanceof Error ? error : new Error(String(error)));
  return {
    state,
    change: (wanted) => void change(wanted).catch(wrong),
    clear: () => void control.clear().catch(wrong),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
