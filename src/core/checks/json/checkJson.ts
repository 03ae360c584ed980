import type { Exchange } from '../../har/exchange.ts';
import type { AddFinding } from '../finding.ts';

/** Checks a response with a JSON body. */
export function* checkJson(_exchange: Exchange, _add: AddFinding): Generator<void, void> {}
