import { parseExchange, createIncrementalParser } from '../../core/read/parseExchange.ts';

/** The functions that parse bodies. Tests replace them. */
export interface Parser {
  readonly whole: typeof parseExchange;
  readonly inPieces: typeof createIncrementalParser;
}

export const PARSER: Parser = { whole: parseExchange, inPieces: createIncrementalParser };
