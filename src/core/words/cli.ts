import { count, counted } from './amount.ts';

export const HELP = `multistatus: says what failed inside HTTP 207 Multi-Status answers.

Usage: multistatus [options] [FILE.har | FILE.xml | FILE.json | -]...

A HAR file is read entry by entry; any other file is the body of one answer; - is standard input.

Options:
  -f, --format text|json|csv   text (default): verdicts and the failures; json: report.schema.json; csv: a line an operation
      --filter QUERY           show only some operations: words, status:4xx, is:failed, -word, /regex/
      --batches                also look for batch results in answers other than 207
      --rules FILE             rules of your own for JSON and NDJSON bodies (docs/rules.schema.json)
      --no-redact              keep Authorization, Cookie and Set-Cookie in the output
      --fail-on WHAT           what makes the exit code 1: partial (default: any failure), failure (partials pass), never
  -o, --output FILE            write to a file
  -h, --help
      --version

For a bare body, what the file cannot say:
      --method METHOD          such as PROPFIND; verdicts depend on it
      --url URL                of the request
      --status STATUS          of the answer, 207 if not said
      --content-type TYPE      of the answer
      --request FILE           the request's body

Exit code: 1 when some answer has a failure (see --fail-on), 2 when a file could not be read or the words are off, else 0.
`;

export const USAGE_ERRORS = {
  noFile: 'name at least one file, or - for standard input',
  notOneOf: (name: string, value: string, allowed: readonly string[]): string =>
    `--${name} takes ${allowed.join(', ')}; not "${value}"`,
  status: (value: string): string => `--status takes three digits; not "${value}"`,
};

export const FILE_ERRORS = {
  /** @param problem in words that follow the name of the file */
  file: (file: string, problem: string): string => `multistatus: ${file} ${problem}`,
  badRules: (file: string, problem: string): string => `multistatus: the rules in ${file} cannot be used: ${problem}`,
  notWritten: (file: string, why: string): string => `multistatus: ${file} cannot be written: ${why}`,
  usage: (why: string): string => `multistatus: ${why}\nTry multistatus --help.`,
};

export const TEXT_REPORT = {
  nothing: (others: number): string =>
    others === 0
      ? 'No multi-status answers.'
      : `No multi-status answers among ${counted(others, 'answer', 'answers')}.`,
  others: (others: number): string => `${counted(others, 'other answer', 'other answers')} without one.`,
  totals: (answers: number, failing: number, failed: number, operations: number): string =>
    `${counted(answers, 'multi-status answer', 'multi-status answers')}, ${count(failing)} with failures; ${count(failed)} of ${counted(operations, 'sub-operation', 'sub-operations')} failed.`,
  more: (operations: number): string => `… ${count(operations)} more; --format csv has them all`,
  because: (names: string): string => `because of ${names}`,
  columns: { outcome: 'OUTCOME', status: 'STATUS', resource: 'RESOURCE', message: 'MESSAGE' },
};
