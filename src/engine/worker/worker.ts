import { type InitialState, createResidentEngine, type ResidentEngine } from './residentEngine.ts';
import { connect, serve, type Port } from '../api/port.ts';
import type { EngineEvent } from '../api/engineApi.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import { buffersOf, createCompression } from './compression.ts';
import { warmUp } from './warmUp.ts';

/** The messages to the worker itself. Everything else goes through the ports that they transfer. */
export type WorkerMessage =
  /** The first message: the port of the capturing side, and the port to its body vault. */
  | { readonly role: 'intake'; readonly port: Port; readonly bodyVault: Port; readonly initialState: InitialState }
  /** Connects a panel, which also receives events. */
  | { readonly role: 'panel'; readonly port: Port };

interface WorkerEvents {
  readonly message: { readonly data: WorkerMessage };
  readonly error: { readonly message: string; preventDefault(): void };
  readonly unhandledrejection: { readonly reason: unknown; preventDefault(): void };
}

declare function addEventListener<Type extends keyof WorkerEvents>(
  type: Type,
  listener: (event: WorkerEvents[Type]) => void,
): void;
declare function setTimeout(work: () => void, milliseconds: number): void;

declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: null): void };
}

// A message to this thread arrives after those already queued, and without the delay of a timer.
const channel = new MessageChannel();
const deferred: (() => void)[] = [];
channel.port1.onmessage = () => deferred.shift()?.();
const defer = (work: () => void): void => {
  deferred.push(work);
  channel.port2.postMessage(null);
};
const pause = (): Promise<void> => new Promise(defer);

/**
 * Milliseconds. Compressing, indexing and checking a body uses a processor that the browser needs to paint its first rows: on two cores,
 * layout and paint take twice as long meanwhile.
 */
const AFTER_PAINT = 200;

let engine: ResidentEngine | null = null;
let report: (reason: string) => void = () => undefined;

// Reported through the port, so that it arrives after the reported task.
addEventListener('error', (event) => {
  event.preventDefault();
  report(event.message);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  report(String(event.reason));
});

let isSuccessor = false;

addEventListener('message', ({ data }) => {
  if (data.role === 'intake') {
    const { remote } = connect<BodyVault>(data.bodyVault, ['reportTask'], {
      put: (_, texts) => (texts ? buffersOf(texts) : []),
    });
    report = (reason) => void remote.reportFailure(reason);
    engine = createResidentEngine({
      defer,
      afterPaint: (work) => setTimeout(work, AFTER_PAINT),
      after: (milliseconds, work) => setTimeout(work, milliseconds),
      bodyVault: remote,
      compression: createCompression(pause),
    });
    isSuccessor = data.initialState.evicted.length + data.initialState.captured.length > 0;
    void remote.reportListed(engine.start(data.initialState));
    serve(engine, data.port);
    if (!isSuccessor) defer(() => warmUp());
    return;
  }
  if (!engine) throw new Error('A panel connected before the capturing side.');
  const { subscribe } = engine;
  const ruleProblems = engine.ruleProblems();
  serve(engine, data.port, (listener: (change: EngineEvent) => void) => {
    // A panel of the previous engine has missed the events since.
    if (isSuccessor) {
      listener({ added: null });
      listener({ ruleProblems });
    }
    return subscribe(listener);
  });
});
