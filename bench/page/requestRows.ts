import { EMPTY_QUERY, type EngineEvent, type EngineApi } from '../../src/engine/api/engineApi.ts';
import type { Connection } from '../../src/engine/api/port.ts';

/** Milliseconds from a request for rows until they arrive. */
export interface Wait {
  /** From the engine, which is parsing. */
  readonly engine: number;
  /** From a thread that does nothing else. */
  readonly clone: number;
}

/**
 * Requests 50 rows at changing positions while a body is parsed.
 *
 * @param echo posts a message to an idle thread and back. @see echo.worker.ts
 */
export async function requestRowsWhileParsing(
  engine: Connection<EngineApi, EngineEvent>['remote'],
  exchange: number,
  echo: (message: unknown) => Promise<unknown>,
): Promise<readonly Wait[]> {
  const waits: Wait[] = [];
  let from = 0;
  for (;;) {
    const detail = await engine.exchange(exchange);
    if (detail && detail.parsedShare === null) return waits;
    const requested = performance.now();
    const rows = await engine.rows(exchange, EMPTY_QUERY, from, from + 50);
    const received = performance.now();
    await echo(rows);
    const requestedAgain = performance.now();
    await echo('rows');
    waits.push({ engine: received - requested, clone: performance.now() - requestedAgain });
    from = rows.total === 0 ? 0 : (from + 977) % rows.total;
  }
}
