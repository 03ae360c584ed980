import type { PlainError } from '../../engine/api/port.ts';
import type { CaptureSettings, CaptureState } from '../../state/capture.ts';

/** What the panel may ask of the DevTools page; the engine it asks itself, through a port of its own. */
export interface CaptureControl {
  change(wanted: Partial<CaptureSettings>): void;
  clear(): void;
}

/** What the DevTools page tells the panel. */
export type DevToolsPageEvent =
  | { readonly kind: 'state'; readonly state: CaptureState }
  /** The engine was started anew. */
  | { readonly kind: 'engine'; readonly port: MessagePort }
  /** An error on the other side. */
  | { readonly kind: 'error'; readonly error: PlainError };

/** What a panel gets to begin with. */
export interface PanelConnection {
  readonly engine: MessagePort;
  readonly control: MessagePort;
  readonly state: CaptureState;
}

/** What the two pages say to each other through the panel's window. */
interface HandshakeMessage {
  readonly multiStatus:
    | 'hello'
    /** Is anybody there that has not met me? */
    | 'shown'
    /** Here they are. */
    | 'ports';
  readonly state?: CaptureState;
}

type PanelWindow = Pick<Window, 'addEventListener' | 'postMessage' | 'location'>;
type Heard = MessageEvent<Partial<HandshakeMessage> | null>;

/**
 * The side of the DevTools page. Which side is ready first does not matter: each one calls as soon as it is there.
 * @param origin of the extension's pages: nobody else has a say
 * @param open makes the ports for a panel that has none yet
 * @returns to be called each time the panel is shown, since Firefox builds a new page in the meantime
 */
export function acceptPanels(origin: string, open: () => PanelConnection): (panel: PanelWindow) => void {
  // One function for all windows: adding it to the same one again changes nothing.
  const hear = (event: Heard): void => {
    if (!event.source || event.origin !== origin || event.data?.multiStatus !== 'hello') return;
    const { engine, control, state } = open();
    const answer: HandshakeMessage = { multiStatus: 'ports', state };
    event.source.postMessage(answer, { targetOrigin: event.origin, transfer: [engine, control] });
  };
  return (panel) => {
    panel.addEventListener('message', hear);
    say(panel, 'shown');
  };
}

/** The side of the panel; answers as soon as the DevTools page has been met. */
export function connectToDevToolsPage(panel: PanelWindow): Promise<PanelConnection> {
  return new Promise((resolve) => {
    let met = false;
    panel.addEventListener('message', (event: Heard) => {
      if (event.origin !== panel.location.origin) return;
      const { multiStatus, state } = event.data ?? {};
      if (multiStatus === 'shown' && !met) say(panel, 'hello');
      if (multiStatus !== 'ports') return;
      const [engine, control] = event.ports;
      if (!met && engine && control && state) {
        met = true;
        resolve({ engine, control, state });
        return;
      }
      // Both sides called at the same time; the first ports do.
      for (const port of event.ports) port.close();
    });
    // To the panel's own window: that is where the DevTools page can hear it.
    say(panel, 'hello');
  });
}

function say(panel: PanelWindow, multiStatus: HandshakeMessage['multiStatus']): void {
  panel.postMessage({ multiStatus } satisfies HandshakeMessage, panel.location.origin);
}
