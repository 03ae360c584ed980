/** The expected results for a response of the corpus: written by hand, or by an independent strict parser. */
export type Truth = DavTruth | JsonTruth;

export interface DavTruth {
  readonly kind?: never;
  readonly root?: string;
  readonly responses?: readonly TrueResponse[];
  readonly syncToken?: string | null;
  /** The body is invalid. */
  readonly error?: unknown;
  /** Other results are also correct. */
  readonly alternative?: unknown;
  /** The results of a tolerant parser for an invalid body. */
  readonly lenient?: readonly string[] | { readonly responses: readonly TrueResponse[] };
  /** The hrefs of the complete responses before the fault. */
  readonly salvageable?: readonly string[];
  /** Used instead of individual results for large bodies. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly strayPropstats?: unknown;
  readonly truth?: DavTruth;
}

export interface TrueResponse {
  readonly hrefs?: readonly string[];
  readonly status?: number | null;
  readonly propstats?: readonly TruePropstat[];
  readonly error?: readonly string[];
  readonly description?: string | null;
  readonly location?: string | null;
}

export interface TruePropstat {
  readonly status: number | null;
  readonly props: readonly string[];
  readonly error?: readonly string[];
}

export interface JsonTruth {
  readonly kind: 'json';
  readonly unreadable: unknown;
  readonly operations: readonly TrueItem[];
  readonly nestedOperations?: readonly { readonly pointer: string; readonly status?: number | null }[];
  readonly optionalOperations?: readonly { readonly pointer: string }[];
  readonly acceptableOperations?: readonly unknown[];
  readonly recoverableOperations?: readonly unknown[];
  readonly xmlOperations?: readonly unknown[];
  readonly unreadableAlternative?: unknown;
  readonly emptyBatch?: unknown;
  readonly pointerAlternativesAll?: unknown;
  readonly outcomeAlternativesAll?: readonly string[];
  readonly impliedSuccessRequestIndexes?: readonly number[];
}

export interface TrueItem {
  readonly pointer: string;
  readonly pointerAlternatives?: readonly string[];
  readonly status?: number | null;
  readonly statusAlternatives?: readonly (number | null)[];
  readonly outcome: string;
  readonly outcomeAlternatives?: readonly string[];
  readonly label?: string | number | null;
  readonly labelFromRequest?: string | number | null;
  readonly labelAlternatives?: readonly (string | number)[];
  readonly message?: string | null;
  readonly messageAlternatives?: readonly string[];
  readonly requestIndex?: number | null;
  readonly riAlternatives?: readonly number[];
}
