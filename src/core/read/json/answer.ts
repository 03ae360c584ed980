import type { Outcome } from '../../model/operation.ts';
import type { OperationRecord } from '../../model/records.ts';
import type { Confidence, Dialect, Unanswered } from '../../model/reading.ts';
import type { Path } from './value.ts';

/** One operation as a reader of a JSON shape finds it; what it leaves out is not known. */
export interface Item extends Partial<
  Omit<OperationRecord, 'pointer' | 'range' | 'operations' | 'recovered' | 'outcome'>
> {
  /** The place of the item in the body: of the string, where the item stands inside a JSON string. */
  readonly path: Path;
  /** The way from the item that it is nested in, where that is not the rest of `path`. */
  readonly own?: Path;
  readonly outcome: Outcome;
  readonly items?: readonly Item[];
  /** It is not in the body: the request has it, and the API lists failures alone. Then `requestIndex` names it. */
  readonly isImplied?: true;
  /** The items that it failed because of, counted among those of the answer, where answer or request say so. */
  readonly causedBy?: readonly number[];
}

/** What a reader of a JSON shape, named or general, makes of a body. */
export interface Answer {
  readonly dialect: Dialect | null;
  readonly confidence: Confidence;
  /** In words, how the operations were recognised. */
  readonly evidence: string;
  readonly items: readonly Item[];
  readonly unanswered: readonly Unanswered[];
}
