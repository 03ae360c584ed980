import { connect } from '../../src/engine/api/port.ts';
import type { EngineEvent, EngineApi } from '../../src/engine/api/engineApi.ts';
import { requestRowsWhileParsing } from './asking.ts';

/** Whom to ask, and about what. */
export interface RowsTask {
  readonly port: MessagePort;
  readonly exchange: number;
}

const answer = async ({ port, exchange }: RowsTask): Promise<void> => {
  const { remote, close } = connect<EngineApi, EngineEvent>(port);
  const waits = await requestRowsWhileParsing(remote, exchange);
  close();
  postMessage(waits);
};

addEventListener('message', ({ data }: MessageEvent<RowsTask>) => void answer(data));
