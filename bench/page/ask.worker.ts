import { connect } from '../../src/engine/api/port.ts';
import type { EngineEvent, EngineApi } from '../../src/engine/api/engineApi.ts';
import { askWhileReading } from './asking.ts';

/** Whom to ask, and about what. */
export interface Asking {
  readonly port: MessagePort;
  readonly exchange: number;
}

const answer = async ({ port, exchange }: Asking): Promise<void> => {
  const { remote, close } = connect<EngineApi, EngineEvent>(port);
  const waits = await askWhileReading(remote, exchange);
  close();
  postMessage(waits);
};

addEventListener('message', ({ data }: MessageEvent<Asking>) => void answer(data));
