import type { ProblemCode } from '../../model/problem.ts';

/** Problems of a body that states no results: a text, an HTML page, other JSON or XML, nothing. */
const NOT_A_MULTISTATUS: ReadonlySet<ProblemCode> = new Set([
  'not-multistatus',
  'no-sub-statuses',
  'body-empty',
  'body-not-text',
]);

/** Whether a response has the status 207, but a complete body without results. */
export function statesNoResults({
  status,
  operations,
  problems,
}: {
  readonly status: number;
  /** Number of operations that were recognized. */
  readonly operations: number;
  readonly problems: readonly { readonly code: ProblemCode }[];
}): boolean {
  return status === 207 && operations === 0 && problems.some(({ code }) => NOT_A_MULTISTATUS.has(code));
}
