import { engineKeepsFailing } from './messages.ts';
import { TaskRefusedError } from '../engine/api/engineTask.ts';
import { plainError, serve } from '../engine/api/port.ts';
import { createDevToolsPanel, browserDevTools } from './host/browser.ts';
import { captureResponses } from './capture/capture.ts';
import { createEngineSupervisor } from './supervisor/engineSupervisor.ts';
import { acceptPanels, type CaptureControl, type DevToolsPageEvent } from './host/handshake.ts';
import { RULES_KEY, createRuleStore } from './host/storedRules.ts';
import { createSettingsStore } from './host/settings.ts';
import { startWorker } from './supervisor/startWorker.ts';

// The DevTools page exists as long as DevTools is open: it captures responses and runs the engine.

/** Maximum number of errors stored until a panel is connected. */
const MAX_PENDING_ERRORS = 5;

type Listener = (event: DevToolsPageEvent, ports?: readonly object[]) => void;

const listeners = new Set<Listener>();
let pendingErrors: DevToolsPageEvent[] = [];

function broadcast(event: DevToolsPageEvent): void {
  for (const listener of listeners) listener(event);
}

function reportToPanels(error: unknown): void {
  const event: DevToolsPageEvent = { kind: 'error', error: plainError(error) };
  if (listeners.size > 0) broadcast(event);
  else if (pendingErrors.length < MAX_PENDING_ERRORS) pendingErrors.push(event);
}

// The console of this page is not visible to users.
addEventListener('error', (event) => reportToPanels(event.error));
addEventListener('unhandledrejection', (event) => reportToPanels(event.reason));

const supervisor = createEngineSupervisor({
  startWorker: startWorker,
  onRestart: () => {
    for (const listener of listeners) {
      const port = supervisor.openPort();
      listener({ kind: 'engine', port }, [port]);
    }
  },
  onDropped: (id) => capture.exchangeDropped(id),
  // Reported as a refused task, which shows a message: an internal error would hide the list.
  onRepeatedCrash: (reason) => reportToPanels(new TaskRefusedError(engineKeepsFailing(reason))),
});

// The rules use the same port as the responses, so they arrive before the first response.
const rules = createRuleStore(() => localStorage);
function sendRules(): void {
  supervisor.captureApi.setRules(rules.load() ?? '').catch(reportToPanels);
}
sendRules();
// Another DevTools window changed the rules.
addEventListener('storage', ({ key }) => {
  if (key === RULES_KEY) sendRules();
});

const capture = captureResponses(
  browserDevTools(),
  supervisor.captureApi,
  createSettingsStore(() => localStorage),
  reportToPanels,
);
capture.subscribe((state) => broadcast({ kind: 'state', state }));

const control: CaptureControl = {
  change: (settings) => capture.change(settings),
  dismissBatchHint: () => capture.dismissBatchHint(),
  clear: () => capture.clear(),
};

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  for (const event of pendingErrors) listener(event);
  pendingErrors = [];
  return () => void listeners.delete(listener);
}

const accept = acceptPanels(location.origin, () => {
  const { port1, port2 } = new MessageChannel();
  serve(control, port1, subscribe);
  return { engine: supervisor.openPort(), control: port2, state: capture.state() };
});

// The title is part of the panel's id: changing it would reset the position that the user gave the tab.
createDevToolsPanel('Multi-Status', '/icons/16.png', '/src/extension/panel.html', (panel) => {
  panel.onShown((window) => {
    accept(window);
    capture.panelShown();
    supervisor.panelShown();
  });
  panel.onHidden(() => {
    capture.panelHidden();
    supervisor.panelHidden();
  });
});
