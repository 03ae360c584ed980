import type { Outcome } from '../../../model/operation.ts';

/**
 * A member whose values in all items of a list are codes of one system other than HTTP: the vendor's result codes, exit codes,
 * severities, the message types of SAP, or booleans with reasons.
 */
export interface CodeSystem {
  readonly column: string;
  /** Whether the items are remarks about results, which may be next to a list of results. */
  readonly areRemarks: boolean;
  /** Whether the member is a flag whose meaning is only known by the reasons beside it. */
  readonly isFlag: boolean;
  /** What an item states; null for nothing. */
  readonly outcomeAt: (row: number) => Stated | null;
}

type Stated = Extract<Outcome, 'success' | 'failure' | 'dependent'>;
