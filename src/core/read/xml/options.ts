import type { Names } from './name.ts';
import type { Scope } from './scope.ts';

/** Options of {@link XmlReader}. */
export interface ReaderOptions {
  /** Offset where the document starts. Text before it is a fault. */
  readonly from?: number;
  /** Namespaces in scope outside the text, if it is a part of a document. */
  readonly scope?: Scope;
  readonly names?: Names;
  /** The text is an element of a document that was parsed before. Elements open at its end were closed by a later end tag. */
  readonly isPart?: boolean;
  /** The texts have no faults, or known ones, and are not searched for them. */
  readonly hasValidTexts?: boolean;
}
