import { EMPTY_QUERY, type EngineEvent, type EngineApi } from '../../src/engine/api/engineApi.ts';
import type { Connection } from '../../src/engine/api/port.ts';

/** Requests 50 rows at changing positions while a body is parsed. @returns the milliseconds that each request took */
export async function requestRowsWhileParsing(
  engine: Connection<EngineApi, EngineEvent>['remote'],
  exchange: number,
): Promise<readonly number[]> {
  const waits: number[] = [];
  let from = 0;
  for (;;) {
    const detail = await engine.exchange(exchange);
    if (detail && detail.parsedShare === null) return waits;
    const started = performance.now();
    const { total } = await engine.rows(exchange, EMPTY_QUERY, from, from + 50);
    waits.push(performance.now() - started);
    from = total === 0 ? 0 : (from + 977) % total;
  }
}
