import type { OptionDefinition } from '../../options/table.ts';

/** An option as a completion script needs it. */
export interface CompletedOption extends OptionDefinition {
  readonly name: string;
  /** One line. */
  readonly help: string;
}

/** Everything that a completion script completes, besides files. */
export interface Completed {
  readonly program: string;
  readonly options: readonly CompletedOption[];
  /** The values after `--help`. */
  readonly topics: readonly string[];
  /** The first argument that prints a completion script, and the arguments after it. */
  readonly command: string;
  readonly shells: readonly string[];
}
