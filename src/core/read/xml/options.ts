import type { Names } from './name.ts';
import type { Scope } from './scope.ts';

/** How a text is to be read. */
export interface ReaderOptions {
  /** Where the document begins; what stands before is a fault. */
  readonly from?: number;
  /** The namespaces in force around the text, where it is a part of a document. */
  readonly scope?: Scope;
  readonly names?: Names;
  /** The text is an element of a document that was read before: what is open at its end was closed by an end tag behind it. */
  readonly isPart?: boolean;
}
