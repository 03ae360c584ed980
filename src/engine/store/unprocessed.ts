import type { Exchange } from '../../core/har/exchange.ts';
import type { Message } from '../../core/model/message.ts';
import { bodyMessages } from '../../core/model/messages.ts';
import { createProblem } from '../../core/model/problem.ts';
import { parseExchange } from '../../core/read/parseExchange.ts';
import { noCounts } from '../tree/chipCounts.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import { type EvictedExchange, toEvicted } from './evictedExchange.ts';

// Processing a response may stop the engine, by a mistake of ours. Such a response is set aside: it is listed with what is known about it,
// its body is stored like any other, and it is not parsed again.

/** What is known about an exchange that was never parsed. */
export function unparsedExchange(id: ExchangeId, exchange: Exchange, why: Message): EvictedExchange {
  const report = parseExchange({ ...exchange, body: { text: null, problems: [createProblem('not-processed', why)] } });
  return { ...toEvicted({ id, exchange, report, rulesHash: '' }, noCounts()), isSetAside: true };
}

/** The same, not to be parsed again. */
export function withSetAside(rested: EvictedExchange, why: Message): EvictedExchange {
  const others = rested.facts.problems.filter(({ code }) => code !== 'not-processed');
  return {
    ...rested,
    isSetAside: true,
    facts: { ...rested.facts, problems: [createProblem('not-processed', why), ...others] },
  };
}

/** What a response says that was set aside for a mistake of ours. */
export function notProcessedMessage(error: unknown): Message {
  return bodyMessages.notProcessed(String(error));
}
