import type { CommandLine } from './command.ts';

/** A response in a report. */
export interface Listed {
  readonly file: string | null;
  readonly entry: number | null;
  readonly method: string | null;
  readonly outcome: string;
  readonly failed: number;
  readonly problems: readonly string[];
}

/** The result of one run. */
export interface ListedRun {
  readonly code: number;
  readonly err: string;
  readonly responses: readonly Listed[];
}

/** Returns a function that runs a command line, and returns what its JSON report lists. */
export function listedBy(cli: CommandLine): (...args: readonly string[]) => Promise<ListedRun> {
  return async (...args) => {
    const { code, out, err } = await cli.run(...args, '--format', 'json');
    const report = JSON.parse(out) as {
      readonly responses: readonly {
        readonly file: string | null;
        readonly entry: number | null;
        readonly request: { readonly method: string | null };
        readonly verdict: { readonly outcome: string };
        readonly summary: { readonly failure: number };
        readonly problems: readonly { readonly message: string }[];
      }[];
    };
    const responses = report.responses.map((one): Listed => ({
      file: one.file,
      entry: one.entry,
      method: one.request.method,
      outcome: one.verdict.outcome,
      failed: one.summary.failure,
      problems: one.problems.map(({ message }) => message),
    }));
    return { code, err, responses };
  };
}
