import type { Finding } from '../core/verdict/findings.ts';

/** The facts that decide the exit code. */
export interface Outcome {
  /** The findings of all responses; includes `unreadable` if a file was only partially read. */
  readonly found: ReadonlySet<Finding>;
  /** A named file is missing, or the report could not be written. */
  readonly hasError: boolean;
}

/** Returns the first of 1, 2 and 3 that applies, or 0. */
export function exitCode({ found, hasError }: Outcome, failOn: ReadonlySet<Finding>): number {
  const counts = (finding: Finding): boolean => failOn.has(finding) && found.has(finding);
  if (counts('failure') || counts('partial') || counts('check-error') || counts('check-warning')) return EXIT.failed;
  if (hasError) return EXIT.error;
  return counts('unreadable') || counts('unknown') ? EXIT.uncertain : EXIT.passed;
}

/** `sysexits.h` has 70 for an internal error. */
export const EXIT = { passed: 0, failed: 1, error: 2, uncertain: 3, internal: 70 } as const;
