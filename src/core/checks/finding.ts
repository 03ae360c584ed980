import type { Range } from '../model/operation.ts';

/** One place where a response breaks a rule. */
export interface Finding {
  /** The id of the rule in `rules/*.json`. */
  readonly rule: string;
  /** The values of the placeholders in the message of the rule. They are text from outside. */
  readonly params: Readonly<Record<string, string | number>>;
  /**
   * Where it is; indexes count from 0: `body`, `/` (the root element), `multistatus/sync-token`, `response[0]/propstat[1]/prop/getetag`,
   * `header:Content-Type`, `request:Depth`, `$.results[2]`, `part[0]`.
   */
  readonly pointer: string;
  /** UTF-16 offsets into the decoded body of the response; null if the place is not in it. */
  readonly range: Range | null;
}

/** Receives the findings of one response, in document order of each rule. */
export type AddFinding = (finding: Finding) => void;
