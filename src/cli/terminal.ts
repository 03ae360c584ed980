import type { StandardInput } from './input/fileBytes.ts';

/** The streams of the process; tests replace them. */
export interface Terminal {
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Resolves when standard output accepts more text. Default: at once. */
  readonly drained?: () => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Default: the standard input of the process. */
  readonly stdin?: StandardInput;
  readonly colors: boolean;
  /** Whether standard output is a terminal, as opposed to a file or a pipe. Default: false. */
  readonly isTerminal?: boolean;
  /** Number of columns of the terminal; undefined if it is not known. */
  readonly columns?: number | undefined;
  /** The file for the job summary of GitHub Actions; undefined or empty if there is none. */
  readonly jobSummary?: string | undefined;
  /** Whether the stack trace of an internal error is written. */
  readonly stack: boolean;
}
