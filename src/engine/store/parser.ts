import { readExchange, createIncrementalParser } from '../../core/read/read.ts';

/** What parses bodies: that of `core`, or what a test hands in. */
export interface Parser {
  readonly whole: typeof readExchange;
  readonly inPieces: typeof createIncrementalParser;
}

export const PARSER: Parser = { whole: readExchange, inPieces: createIncrementalParser };
