import type { NameValue } from '../../har/exchange.ts';
import type { SubBody } from './subBody.ts';

/** The message that a result is made from: an item of a JSON batch, a line of NDJSON, or a MIME part. */
export interface SubResponse {
  readonly headers: readonly NameValue[];
  /** The headers of a MIME part around an HTTP message. */
  readonly partHeaders: readonly NameValue[];
  /** Null if there is no body, or an empty one. */
  readonly body: SubBody | null;
  /** The body is the entire item, because the item has no single member that holds a body. */
  readonly isWholeItem: boolean;
}
