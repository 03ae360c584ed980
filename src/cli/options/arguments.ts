import { parseArgs } from 'node:util';
import { USAGE_ERRORS } from '../messages.ts';
import { nearest } from './nearest.ts';
import { allOptions, findOption, type Flag, type OptionDefinition, spellings, type ValueOption } from './table.ts';
import { UsageError } from './usageError.ts';

/** The arguments of a command line, separated into options and others. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly has: (flag: Flag) => boolean;
  /** All values of an option, in the order in which they were specified. */
  readonly values: (option: ValueOption) => readonly string[];
  /** The last value of an option; undefined if it was not specified. */
  readonly value: (option: ValueOption) => string | undefined;
  /** The argument after `--help`, or its value: `''` if there is none, null without `--help`. */
  readonly helpTopic: string | null;
}

/** An option as it was specified, or an argument that is not an option. */
type Token = ReturnType<typeof tokensOf>[number];

/** Separates options from other arguments. @throws {UsageError} */
export function parseArguments(args: readonly string[]): Arguments {
  const tokens = tokensOf(args);
  const helpTopic = helpTopicOf(tokens);
  const found = new Map<string, string[]>();
  // Help is printed whatever else was typed.
  for (const token of helpTopic === null ? tokens : []) {
    if (token.kind !== 'option') continue;
    const values = found.get(token.name) ?? [];
    found.set(token.name, [...values, checkedValue(token)]);
  }
  const values = (option: ValueOption): readonly string[] => found.get(option) ?? [];
  return {
    positionals: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    has: (flag) => found.has(flag),
    values,
    value: (option) => values(option).at(-1),
    helpTopic,
  };
}

function tokensOf(args: readonly string[]) {
  const options = Object.fromEntries(
    allOptions().map(([name, { short, value }]) => {
      const type: 'string' | 'boolean' = value === undefined ? 'boolean' : 'string';
      return [name, short === undefined ? { type } : { type, short }];
    }),
  );
  // Not strict: values may start with a dash, and the messages name similar options.
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function helpTopicOf(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex((token) => token.kind === 'option' && token.name === 'help');
  const help = tokens[at];
  if (help?.kind !== 'option') return null;
  const next = tokens[at + 1];
  return help.value ?? (next?.kind === 'positional' && next.index === help.index + 1 ? next.value : '');
}

/** Returns the value of an option, `''` for an option without a value. @throws {UsageError} */
function checkedValue({ name, rawName, value, inlineValue }: Extract<Token, { kind: 'option' }>): string {
  const [, option] = findOption(name) ?? [];
  if (option === undefined) throw new UsageError(USAGE_ERRORS.unknown(rawName, similarOption(name)));
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(USAGE_ERRORS.valueNotAllowed(rawName));
    return '';
  }
  if (value === undefined) throw new UsageError(USAGE_ERRORS.valueMissing(rawName));
  if (!inlineValue && value.startsWith('-') && value !== '-' && !isDashValue(option, value))
    throw new UsageError(USAGE_ERRORS.valueLikeOption(rawName, value));
  return value;
}

/** Whether a value that starts with a dash is a value of this option, and not the next option. */
function isDashValue({ mayStartWithDash = false }: OptionDefinition, value: string): boolean {
  return mayStartWithDash && !value.startsWith('--') && !allOptions().some((one) => spellings(one).includes(value));
}

function similarOption(name: string): string | undefined {
  const similar =
    name.length === 1
      ? undefined
      : nearest(
          name,
          allOptions().map(([known]) => known),
        );
  return similar === undefined ? undefined : `--${similar}`;
}
