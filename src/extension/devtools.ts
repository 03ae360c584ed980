import { engineTroubled } from './messages.ts';
import { TaskRefusedError } from '../engine/api/engineTask.ts';
import { plainError, serve } from '../engine/api/port.ts';
import { createDevToolsPanel, browserDevTools } from './host/browser.ts';
import { captureResponses } from './capture/capture.ts';
import { createEngineSupervisor } from './supervisor/engineSupervisor.ts';
import { acceptPanels, type CaptureControl, type DevToolsPageEvent } from './host/handshake.ts';
import { RULES_KEY, createRuleStore } from './host/storedRules.ts';
import { createSettingsStore } from './host/settings.ts';
import { startWorker } from './supervisor/startWorker.ts';

// The DevTools page: it lives as long as DevTools is open, and owns what must last that long.

/** Errors kept for the panel that comes next; one will do to see that something is wrong, a few to see what. */
const KEPT = 5;

type Listener = (told: DevToolsPageEvent, ports?: readonly object[]) => void;

const listeners = new Set<Listener>();
let untold: DevToolsPageEvent[] = [];

function tell(told: DevToolsPageEvent): void {
  for (const listener of listeners) listener(told);
}

function failed(error: unknown): void {
  const told: DevToolsPageEvent = { kind: 'error', error: plainError(error) };
  if (listeners.size > 0) tell(told);
  else if (untold.length < KEPT) untold.push(told);
}

// Nobody looks into the console of this page.
addEventListener('error', (event) => failed(event.error));
addEventListener('unhandledrejection', (event) => failed(event.reason));

const guard = createEngineSupervisor({
  startWorker: startWorker,
  onRestart: () => {
    for (const listener of listeners) {
      const port = guard.openPort();
      listener({ kind: 'engine', port }, [port]);
    }
  },
  onDropped: (id) => capture.exchangeDropped(id),
  // A message, in place of a page that would hide what is listed.
  onRepeatedCrash: (why) => failed(new TaskRefusedError(engineTroubled(why))),
});

// The rules go the way of the answers, so that they are there before the first of them.
const rules = createRuleStore(() => localStorage);
function giveRules(): void {
  guard.captureApi.setRules(rules.load() ?? '').catch(failed);
}
giveRules();
// What another window of DevTools has changed.
addEventListener('storage', ({ key }) => {
  if (key === RULES_KEY) giveRules();
});

const capture = captureResponses(
  browserDevTools(),
  guard.captureApi,
  createSettingsStore(() => localStorage),
  failed,
);
capture.subscribe((state) => tell({ kind: 'state', state }));

const control: CaptureControl = { change: (wanted) => capture.change(wanted), clear: () => capture.clear() };

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  for (const told of untold) listener(told);
  untold = [];
  return () => void listeners.delete(listener);
}

const receive = acceptPanels(location.origin, () => {
  const { port1, port2 } = new MessageChannel();
  serve(control, port1, subscribe);
  return { engine: guard.openPort(), control: port2, state: capture.state() };
});

// The title is part of the panel's id: with another one, users would find their tab in another place.
createDevToolsPanel('Multi-Status', '/icons/16.png', '/src/extension/panel.html', (panel) => {
  panel.onShown((window) => {
    receive(window);
    capture.panelShown();
    guard.panelShown();
  });
  panel.onHidden(() => {
    capture.panelHidden();
    guard.panelHidden();
  });
});
