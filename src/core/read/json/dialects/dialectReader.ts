import type { Exchange } from '../../../har/exchange.ts';
import type { RecognizedBatch } from '../items/item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import type { ParsedRequest } from '../request/requestLists.ts';

/** Recognizes one named JSON shape. */
export interface DialectReader {
  readonly id: string;
  /** The common name of the shape, listed in README.md. */
  readonly name: string;
  /** The batch in a body; null if the body does not have this shape. */
  read(document: JsonDocument, request: ParsedRequest, exchange: Exchange): RecognizedBatch | null;
}
