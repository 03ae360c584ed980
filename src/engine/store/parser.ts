import { parseExchange, createIncrementalParser } from '../../core/read/parseExchange.ts';

/** What parses bodies: that of `core`, or what a test hands in. */
export interface Parser {
  readonly whole: typeof parseExchange;
  readonly inPieces: typeof createIncrementalParser;
}

export const PARSER: Parser = { whole: parseExchange, inPieces: createIncrementalParser };
