import { connect } from '../../src/engine/api/port.ts';
import type { EngineEvent, EngineApi } from '../../src/engine/api/engineApi.ts';
import { requestRowsWhileParsing } from './requestRows.ts';

/** The ports of the engine and of the worker that echoes, and the exchange whose rows are requested. */
export interface RowsTask {
  readonly port: MessagePort;
  readonly echo: MessagePort;
  readonly exchange: number;
}

const measure = async ({ port, echo, exchange }: RowsTask): Promise<void> => {
  const { remote, close } = connect<EngineApi, EngineEvent>(port);
  const send = (message: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      echo.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
      echo.postMessage(message);
    });
  const waits = await requestRowsWhileParsing(remote, exchange, send);
  close();
  echo.close();
  postMessage(waits);
};

addEventListener('message', ({ data }: MessageEvent<RowsTask>) => void measure(data));
