import { connect } from '../../src/engine/api/port.ts';
import type { EngineEvent, EngineApi } from '../../src/engine/api/engineApi.ts';
import { requestRowsWhileParsing } from './requestRows.ts';

/** The engine's port, and the exchange whose rows are requested. */
export interface RowsTask {
  readonly port: MessagePort;
  readonly exchange: number;
}

const measure = async ({ port, exchange }: RowsTask): Promise<void> => {
  const { remote, close } = connect<EngineApi, EngineEvent>(port);
  const waits = await requestRowsWhileParsing(remote, exchange);
  close();
  postMessage(waits);
};

addEventListener('message', ({ data }: MessageEvent<RowsTask>) => void measure(data));
