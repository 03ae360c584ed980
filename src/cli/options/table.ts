import { ALL_FINDINGS } from '../../core/verdict/findings.ts';

export const FORMATS = ['text', 'json', 'ndjson', 'csv', 'markdown', 'junit', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** An option of the command line. */
export interface OptionDefinition {
  /** A single letter. */
  readonly short?: string;
  /** The name of the value in the help text; undefined for an option without a value. */
  readonly value?: string;
  /** The values that are allowed. */
  readonly values?: readonly string[];
  /** The value is a list, separated by commas; the option may be specified several times. */
  readonly isList?: boolean;
  /** The value is a path. */
  readonly isFile?: boolean;
  /** The option describes the response of a file that is only a body, or changes a setting of a configuration file. */
  readonly about?: 'body' | 'setting';
  /** A value may start with a dash without `=` before it. */
  readonly mayStartWithDash?: boolean;
}

/**
 * All options, in the order of the help text. The parser of the arguments, the help texts, the completion scripts and the
 * messages about unknown options use this table.
 */
export const OPTIONS = {
  format: { short: 'f', value: 'FORMAT', values: FORMATS },
  output: { short: 'o', value: 'FILE', isFile: true },
  filter: { value: 'QUERY', mayStartWithDash: true },
  verbose: {},
  explain: {},
  checks: {},
  'fail-on': { value: 'LIST', values: [...ALL_FINDINGS, 'never'], isList: true },
  batches: {},
  rules: { value: 'FILE', isFile: true },
  'no-redact': {},
  config: { value: 'FILE', isFile: true },
  'no-config': {},
  help: { short: 'h' },
  version: {},
  method: { value: 'METHOD', about: 'body' },
  url: { value: 'URL', about: 'body' },
  status: { value: 'STATUS', about: 'body' },
  'content-type': { value: 'TYPE', about: 'body' },
  request: { value: 'FILE', isFile: true, about: 'body' },
  'no-batches': { about: 'setting' },
  'no-verbose': { about: 'setting' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export type OptionName = keyof typeof OPTIONS;

/** The names of the options that require a value. */
export type ValueOption = {
  [Name in OptionName]: (typeof OPTIONS)[Name] extends { readonly value: string } ? Name : never;
}[OptionName];

/** The names of the options without a value. */
export type Flag = Exclude<OptionName, ValueOption>;

/** Returns the names and definitions of all options. */
export function allOptions(): readonly (readonly [name: OptionName, option: OptionDefinition])[] {
  return Object.keys(OPTIONS)
    .filter((name) => isOptionName(name))
    .map((name) => [name, OPTIONS[name]]);
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** Returns the option with a name, or undefined. */
export function findOption(name: string): readonly [name: OptionName, option: OptionDefinition] | undefined {
  return allOptions().find(([known]) => known === name);
}

/** Returns how an option is typed: `--name` and, if it has one, `-n`. */
export function spellings([name, { short }]: readonly [name: string, option: OptionDefinition]): readonly string[] {
  return short === undefined ? [`--${name}`] : [`-${short}`, `--${name}`];
}
