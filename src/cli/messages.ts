import { safeLine } from '../core/text/safeText.ts';

export const USAGE_ERRORS = {
  noFile: 'specify at least one file, or - for standard input',
  /** @param alone a value that cannot be combined with the others */
  notOneOf: (option: string, value: string, allowed: readonly string[], alone?: string): string =>
    alone === undefined
      ? `--${option} must be one of ${allowed.join(', ')}, not "${value}"`
      : `--${option} must be ${alone}, or a list of ${allowed.join(', ')} separated by commas; the list contains "${value}"`,
  /** @param problems one sentence per invalid term */
  filter: (problems: readonly string[]): string => problems.map((problem) => `--filter: ${problem}`).join('\n'),
  standardInput: 'standard input (-) can be specified only once',
  empty: (option: string): string => `--${option} must not be empty`,
  /** @param option as typed: `--name` or `-n` */
  /** @param similar the option that was probably meant */
  unknown: (option: string, similar: string | undefined): string =>
    `unknown option ${option}${similar === undefined ? '' : `; did you mean ${similar}?`}`,
  valueMissing: (option: string): string => `${option} requires a value`,
  /** @param next the argument after the option, which starts with a dash */
  valueLikeOption: (option: string, next: string): string =>
    `${option} requires a value; if ${next} is the value, write ${option}${option.startsWith('--') ? '=' : ''}${next}`,
  valueNotAllowed: (option: string): string => `${option} does not take a value`,
  overwrites: (output: string): string => `--output ${output} would overwrite an input file`,
  completion: (shells: readonly string[]): string =>
    `completion must be followed by ${shells.join(', ')}; for a file with the name completion, write ./completion`,
  status: (value: string): string => `--status must be a three-digit status code, not "${value}"`,
};

/** The name of a file on one line. */
const named = safeLine;

export const FILE_ERRORS = {
  /** @param problem a phrase that follows the file name */
  file: (file: string, problem: string): string => `multistatus: ${named(file)} ${problem}`,
  repeated: (file: string): string => `multistatus: ${named(file)} is specified more than once; it is read once`,
  /** @param endings of the names of files that are read in a folder */
  emptyFolder: (folder: string, endings: readonly string[]): string =>
    `multistatus: ${named(folder)} has no files that are read in a folder (${endings.map((ending) => `.${ending}`).join(', ')})`,
  noMatch: (pattern: string): string => `multistatus: ${named(pattern)} matches no file`,
  badRules: (file: string, problem: string): string =>
    `multistatus: the rules in ${named(file)} cannot be used: ${problem}`,
  notWritten: (file: string, why: string): string => `multistatus: ${named(file)} cannot be written: ${why}`,
  usage: (why: string): string => `multistatus: ${why}\nTry multistatus --help.`,
  internal: (why: string): string =>
    `multistatus: internal error: ${why}. The report is incomplete. Set MULTISTATUS_STACK=1 to print the stack trace.`,
};
