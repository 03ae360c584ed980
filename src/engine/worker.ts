import { createEngine } from './engine.ts';
import { serve, type Port } from './port.ts';

/** The one kind of message that the worker itself takes; everything else goes through the port that it brings. */
export interface Open {
  /** `intake` for the side that captures; `panel` is also told of every change. */
  readonly role: 'intake' | 'panel';
  readonly port: Port;
}

declare function addEventListener(type: 'message', listener: (event: { readonly data: Open }) => void): void;

declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: null): void };
}

// A message to ourselves comes after those that wait already, and without the delay that timers have.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const engine = createEngine((work) => {
  waiting.push(work);
  channel.port2.postMessage(null);
});

addEventListener('message', ({ data }) => {
  serve(engine, data.port, data.role === 'panel' ? (listener) => engine.subscribe(listener) : undefined);
});
