import type { Exchange } from '../../../har/exchange.ts';
import type { RecognizedBatch } from '../items/item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import type { ParsedRequest } from '../request/requestLists.ts';

/** A reader of one named JSON shape. */
export interface DialectReader {
  readonly id: string;
  /** What people call the shape; README.md lists all of them. */
  readonly name: string;
  /** Null where the body is not of this shape. */
  read(document: JsonDocument, request: ParsedRequest, exchange: Exchange): RecognizedBatch | null;
}
