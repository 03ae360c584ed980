import { createEngine } from './engine.ts';
import { serve, type Port } from './port.ts';

/** The one kind of message that the worker itself takes; everything else goes through the port that it brings. */
export interface Open {
  /** `intake` for the side that captures; `panel` is also told of every change. */
  readonly role: 'intake' | 'panel';
  readonly port: Port;
}

declare function addEventListener(type: 'message', listener: (event: { readonly data: Open }) => void): void;

const engine = createEngine();

addEventListener('message', ({ data }) => {
  serve(engine, data.port, data.role === 'panel' ? (listener) => engine.subscribe(listener) : undefined);
});
