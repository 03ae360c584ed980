import type { Exchange } from '../../core/har/exchange.ts';
import type { Message } from '../../core/model/message.ts';
import { bodyMessages } from '../../core/model/messages.ts';
import { createProblem } from '../../core/model/problem.ts';
import { parseExchange } from '../../core/read/parseExchange.ts';
import { noCounts } from '../tree/chipCounts.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import { type EvictedExchange, toEvicted } from './evictedExchange.ts';

/** The facts of an exchange whose body must not be parsed. */
export type SetAsideExchange = EvictedExchange & { readonly isSetAside: true };

export function isSetAside(facts: EvictedExchange): facts is SetAsideExchange {
  return facts.isSetAside === true;
}

// Because of a bug, processing a response may stop the engine. Such a response is set aside: it is listed with its facts, its body is stored
// like any other, and it is not parsed again.

/** Returns the facts of an exchange that was never parsed. */
export function unparsedExchange(id: ExchangeId, exchange: Exchange, why: Message): SetAsideExchange {
  const report = parseExchange({ ...exchange, body: { text: null, problems: [createProblem('not-processed', why)] } });
  return { ...toEvicted({ id, exchange, report, rulesHash: '' }, noCounts()), isSetAside: true };
}

/** Returns the facts of an exchange whose body was still being received when it was exported: what is known of it may be wrong. */
export function unfinishedExchange(id: ExchangeId, exchange: Exchange): EvictedExchange {
  const problem = createProblem('not-processed', bodyMessages.unfinished);
  const withoutBody: Exchange = { ...exchange, body: { text: null, problems: [problem] } };
  const report = parseExchange(withoutBody);
  const evicted = toEvicted({ id, exchange: withoutBody, report, rulesHash: '' }, noCounts());
  return { ...evicted, exchange: withoutBody, lost: { reason: 'unfinished', requestBody: false } };
}

/** Marks an exchange as not to be parsed again. */
export function withSetAside(evicted: EvictedExchange, why: Message): SetAsideExchange {
  const others = evicted.facts.problems.filter(({ code }) => code !== 'not-processed');
  return {
    ...evicted,
    isSetAside: true,
    facts: { ...evicted.facts, problems: [createProblem('not-processed', why), ...others] },
  };
}

/** The problem of a response that is set aside because of an internal error. */
export function notProcessedMessage(error: unknown): Message {
  return bodyMessages.notProcessed(String(error));
}
