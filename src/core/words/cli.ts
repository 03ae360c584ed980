import { count, counted } from './amount.ts';

export const HELP = `multistatus: says what failed inside HTTP 207 Multi-Status answers.

Usage: multistatus [options] [FILE.har | FILE.xml | FILE.json | -]...

A HAR file is read entry by entry; any other file is the body of one answer; - is standard input.

Options:
  -f, --format text|json|csv   text (default): verdicts and the failures; json: report.schema.json; csv: a line an operation
      --filter QUERY           show only some operations and responses; see below
      --batches                also look for batch results in answers other than 207
      --rules FILE             rules of your own for JSON and NDJSON bodies (docs/rules.schema.json)
      --no-redact              keep Authorization, Cookie and Set-Cookie in the output
      --fail-on LIST           what changes the exit code: a list of failure, partial, unreadable, unknown (default: all
                               four), or never
  -o, --output FILE            write to a file
  -h, --help
      --version

For a bare body, what the file cannot say:
      --method METHOD          such as PROPFIND; verdicts depend on it
      --url URL                of the request
      --status STATUS          of the answer, 207 if not said
      --content-type TYPE      of the answer
      --request FILE           the request's body

Filter: terms with spaces between; all of them must match. -TERM negates (--filter=-TERM), /REGEX/ ignores case (no lookaround, no
backreferences), "quoted text" may hold spaces. A word matches label, message and property names of an operation, and
method and URL of its response. Values may be quoted: path:"a b".
  for operations
    status:404  status:4xx  status:>=400  status:404,423
    outcome:failure        failure, partial, dependent, unknown, notice, success
    is:failed              failed, dependent, missing (a property), unanswered (an item of the request without a result)
    prop:getetag           name of a property
    error:lock-token       name of a condition, or code of the API
    path:projects          href or label
    message:locked         message
  for responses, with all their operations
    method:PROPFIND  domain:dav.example.com  domain:*.example.com  url:bulk
    dialect:graph          name of the format
    verdict:unreadable     all-succeeded, mixed, all-failed, unknown, empty, unreadable
    failed:>3              number of failed operations
    larger-than:1M         size of the body

Exit codes (the first of 70, 1, 2 and 3 that applies):
  0    no operation failed, and everything could be parsed
  1    an operation failed, or a body states failures that it does not list
  2    wrong argument, invalid rules or filter, a file is missing, or the report cannot be written
  3    there may be a failure: a response could not be parsed or its result is unknown, or a file was read only in part
  70   internal error
--fail-on chooses between 0, 1 and 3: failure and partial (an operation of which a part failed) lead to 1, unreadable and
unknown to 3. --filter has no influence on the exit code.
`;

export const USAGE_ERRORS = {
  noFile: 'name at least one file, or - for standard input',
  /** @param alone a value that cannot be combined with the others */
  notOneOf: (option: string, value: string, allowed: readonly string[], alone?: string): string =>
    alone === undefined
      ? `--${option} takes one of ${allowed.join(', ')}; not "${value}"`
      : `--${option} takes a list of ${allowed.join(', ')}, or ${alone}; not "${value}"`,
  /** @param problems a sentence for each term that is not understood */
  filter: (problems: readonly string[]): string => problems.map((problem) => `--filter: ${problem}`).join('\n'),
  status: (value: string): string => `--status takes three digits; not "${value}"`,
};

export const FILE_ERRORS = {
  /** @param problem in words that follow the name of the file */
  file: (file: string, problem: string): string => `multistatus: ${file} ${problem}`,
  badRules: (file: string, problem: string): string => `multistatus: the rules in ${file} cannot be used: ${problem}`,
  notWritten: (file: string, why: string): string => `multistatus: ${file} cannot be written: ${why}`,
  usage: (why: string): string => `multistatus: ${why}\nTry multistatus --help.`,
  internal: (why: string): string =>
    `multistatus: internal error: ${why}. No report is complete. Set MULTISTATUS_STACK=1 to see where it happened.`,
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
