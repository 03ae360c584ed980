import type { PlainError } from '../../engine/api/port.ts';
import type { CaptureSettings, CaptureState } from '../../state/capture.ts';

/** Methods of the DevTools page that the panel calls. The engine has a separate port. */
export interface CaptureControl {
  change(settings: Partial<CaptureSettings>): void;
  dismissBatchHint(): void;
  clear(): void;
}

/** Events that the DevTools page sends to the panel. */
export type DevToolsPageEvent =
  | { readonly kind: 'state'; readonly state: CaptureState }
  /** The engine was restarted. */
  | { readonly kind: 'engine'; readonly port: MessagePort }
  /** An error in the DevTools page. */
  | { readonly kind: 'error'; readonly error: PlainError };

/** The ports and the state that a panel starts with. */
export interface PanelConnection {
  readonly engine: MessagePort;
  readonly control: MessagePort;
  readonly state: CaptureState;
}

/** A message that the two pages post to the panel's window. */
interface HandshakeMessage {
  readonly multiStatus:
    /** The panel requests ports. */
    | 'hello'
    /** The DevTools page asks unconnected panels to identify themselves. */
    | 'shown'
    /** The reply to `hello`, with two ports. */
    | 'ports';
  readonly state?: CaptureState;
}

type PanelWindow = Pick<Window, 'addEventListener' | 'postMessage' | 'location'>;
type HandshakeEvent = MessageEvent<Partial<HandshakeMessage> | null>;

/**
 * The DevTools page's side of the handshake. Either side may be ready first; each posts a message as soon as it is ready.
 *
 * @param origin of the extension's pages; messages from other origins are ignored
 * @param open creates the ports for a panel that is not connected
 * @returns a function to call each time the panel is shown: Firefox may have created a new page for it
 */
export function acceptPanels(origin: string, open: () => PanelConnection): (panel: PanelWindow) => void {
  // One listener for all windows: adding it to the same window again has no effect.
  const onMessage = (event: HandshakeEvent): void => {
    if (!event.source || event.origin !== origin || event.data?.multiStatus !== 'hello') return;
    const { engine, control, state } = open();
    const reply: HandshakeMessage = { multiStatus: 'ports', state };
    event.source.postMessage(reply, { targetOrigin: event.origin, transfer: [engine, control] });
  };
  return (panel) => {
    panel.addEventListener('message', onMessage);
    post(panel, 'shown');
  };
}

/** The panel's side of the handshake. Resolves when the DevTools page has sent the ports. */
export function connectToDevToolsPage(panel: PanelWindow): Promise<PanelConnection> {
  return new Promise((resolve) => {
    let isConnected = false;
    panel.addEventListener('message', (event: HandshakeEvent) => {
      if (event.origin !== panel.location.origin) return;
      const { multiStatus, state } = event.data ?? {};
      if (multiStatus === 'shown' && !isConnected) post(panel, 'hello');
      if (multiStatus !== 'ports') return;
      const [engine, control] = event.ports;
      if (!isConnected && engine && control && state) {
        isConnected = true;
        resolve({ engine, control, state });
        return;
      }
      // Both sides posted at the same time: only the first ports are used.
      for (const port of event.ports) port.close();
    });
    // The DevTools page listens on the panel's own window.
    post(panel, 'hello');
  });
}

function post(panel: PanelWindow, multiStatus: HandshakeMessage['multiStatus']): void {
  panel.postMessage({ multiStatus } satisfies HandshakeMessage, panel.location.origin);
}
