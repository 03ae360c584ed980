import { parseArgs } from 'node:util';

/** What to measure, and what to do with the figures. */
export interface Options {
  /** Fewer kinds, sizes and rounds. */
  readonly quick: boolean;
  /** Compare the ratios with the committed ones. */
  readonly check: boolean;
  /** Write the figures and the page. */
  readonly write: boolean;
  /** Names of the parts to measure; all, if the arguments name none. */
  readonly parts: readonly string[];
}

export function usage(parts: readonly string[]): string {
  return `Usage: npm run bench -- [OPTION] [PART...]

Measures times and memory, and compares each with a peer in the same run.
Exits with 1 if a figure is not plausible, and with 2 if an argument is not valid.

  --quick     fewer kinds, sizes and rounds; at most 3 minutes
  --check     also exits with 1 if a ratio is worse than in bench/figures.json
              in two measurements; at most 15 minutes
              When the time is over, the rest is named and not measured
  --write     writes bench/figures.json and docs/benchmarks.md
  --help, -h  prints this

Parts: ${parts.join(', ')}`;
}

/**
 * Parses the arguments.
 *
 * @param known names of all parts
 * @returns the options, `'help'`, or what is wrong with the arguments
 */
export function parseOptions(args: readonly string[], known: readonly string[]): Options | 'help' | { error: string } {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    // Node adds advice that does not apply to an option such as --chek.
    return { error: (error as Error).message.replace(/\. To specify.*$/s, '.') };
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) return { error: `Unknown part '${unknown}'. The parts are ${known.join(', ')}.` };
  const { quick, check, write } = values;
  if (write && (quick || positionals.length > 0))
    return { error: '--write needs all parts, and cannot be combined with --quick.' };
  // With --quick, less code is optimized before each measurement, so the ratios differ.
  if (check && quick) return { error: '--check compares with a full run, and cannot be combined with --quick.' };
  return { quick, check, write, parts: positionals.length > 0 ? positionals : known };
}
