import { UNKNOWN_REASON, engineStopped } from '../core/words/capture.ts';
import { connect, plainError, serve } from '../engine/port.ts';
import type { Intake } from '../engine/questions.ts';
import type { Open } from '../engine/worker.ts';
import { createPanel, realDevTools } from './browser.ts';
import { captureAnswers } from './capture.ts';
import { receivePanels, type Control, type Told } from './meeting.ts';
import { storedSettings } from './settings.ts';

// The DevTools page: it lives as long as DevTools is open, and owns what must last that long.

const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });

function openPort(role: Open['role']): MessagePort {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ role, port: port1 } satisfies Open, [port1]);
  return port2;
}

/** Errors kept for the panel that comes next; one will do to see that something is wrong, a few to see what. */
const KEPT = 5;

const listeners = new Set<(told: Told) => void>();
let untold: Told[] = [];
let stopped: Told | null = null;

function tell(told: Told): void {
  for (const listener of listeners) listener(told);
}

function failed(error: unknown): void {
  // Without the engine everything fails, and the panel has been told why.
  if (stopped) return;
  const told: Told = { kind: 'error', error: plainError(error), fatal: false };
  if (listeners.size > 0) tell(told);
  else if (untold.length < KEPT) untold.push(told);
}

// Nobody looks into the console of this page.
addEventListener('error', (event) => failed(event.error));
addEventListener('unhandledrejection', (event) => failed(event.reason));

const intake = connect<Intake>(openPort('intake'));
const capture = captureAnswers(
  realDevTools(),
  intake.remote,
  storedSettings(() => localStorage),
  failed,
);
capture.subscribe((state) => tell({ kind: 'state', state }));

worker.addEventListener('error', (event) => {
  // A worker answers its calls itself, errors included: what comes here is the end of it, or it never began.
  const error = new Error(engineStopped(event.message || UNKNOWN_REASON), { cause: event.error });
  stopped = { kind: 'error', error: plainError(error), fatal: true };
  intake.fail(error);
  tell(stopped);
});

const control: Control = { change: (wanted) => capture.change(wanted), clear: () => capture.clear() };

function subscribe(listener: (told: Told) => void): () => void {
  listeners.add(listener);
  for (const told of untold) listener(told);
  untold = [];
  if (stopped) listener(stopped);
  return () => void listeners.delete(listener);
}

const receive = receivePanels(location.origin, () => {
  const { port1, port2 } = new MessageChannel();
  serve(control, port1, subscribe);
  return { engine: openPort('panel'), control: port2, state: capture.state() };
});

// The title is part of the panel's id: with another one, users would find their tab in another place.
createPanel('Multi-Status', '/icons/16.png', '/src/extension/panel.html', (panel) => {
  panel.onShown((window) => {
    receive(window);
    capture.shown();
  });
  panel.onHidden(() => capture.hidden());
});
