import type { Exchange } from '../../core/har/exchange.ts';
import { isMultistatus, parseExchange } from '../../core/read/parseExchange.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';

/** Responses that `--batches` would add to the report. */
export interface BatchCounts {
  readonly found: number;
  readonly failing: number;
  /** Whether all responses were examined. */
  readonly isComplete: boolean;
}

/** Looks for batch results in responses that are not multi-status, to suggest `--batches`. */
export interface BatchSearch {
  /** @param exchange one that is not in the report */
  readonly examine: (exchange: Exchange) => void;
  readonly counts: () => BatchCounts;
}

/** Characters that are parsed in one run, so that the search takes a fraction of a second. */
const BUDGET = 2_000_000;
/** Parsing the shortest body takes as long as this number of characters. */
const COST = 2000;
const LONGEST = 500_000;

/** Batches are sent with other methods. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Examines only responses with a status of success and a method that can send a batch, up to a total length. Guesses are not counted.
 *
 * @param rules the user's rules
 */
export function createBatchSearch(rules: () => readonly Rule[]): BatchSearch {
  let found = 0;
  let failing = 0;
  let isComplete = true;
  let left = BUDGET;
  return {
    examine: (exchange) => {
      const { request, response, body } = exchange;
      if (body.text === null || response.status < 200 || response.status > 299) return;
      if (request.method === null || READING.has(request.method.toUpperCase())) return;
      const cost = COST + body.text.length;
      if (body.text.length > LONGEST || cost > left) {
        isComplete = false;
        return;
      }
      left -= cost;
      if (!isMultistatus(exchange, true, rules())) return;
      const { verdict, confidence } = parseExchange(exchange, rules());
      if (confidence !== 'certain' && confidence !== 'likely') return;
      found += 1;
      if (verdict.outcome === 'mixed' || verdict.outcome === 'all-failed') failing += 1;
    },
    counts: () => ({ found, failing, isComplete }),
  };
}
