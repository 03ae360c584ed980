import { totalsSentence, withoutResult } from '../core/export/messages.ts';
import { count, counted } from '../core/text/format.ts';
import type { Totals } from '../core/verdict/totals.ts';

export const HELP = `multistatus: shows what failed inside HTTP 207 Multi-Status responses.

Usage: multistatus [options] [FILE.har | FILE.xml | FILE.json | -]...

HAR files are recognized by their content, and may be gzipped. Any other file is parsed as the body of one response.
- is standard input.

Options:
  -f, --format text|json|csv   text (default): verdicts and failures; json: see docs/report.schema.json; csv: one line per operation
      --filter QUERY           show only matching operations and responses; see below
      --batches                also look for batch results in responses with a status other than 207
      --rules FILE             parsing rules for JSON and NDJSON bodies (docs/rules.schema.json)
      --no-redact              do not replace passwords, tokens, cookies and other credentials by REDACTED-1, ...
      --fail-on LIST           findings that change the exit code: failure, partial, unreadable, unknown, separated by commas
                               (default: all four), or never
  -o, --output FILE            write the report to FILE; input files are never overwritten
  -h, --help                   show this help
      --version                show the version

For a file that is the body of one response:
      --method METHOD          request method, such as PROPFIND; verdicts depend on it
      --url URL                request URL
      --status STATUS          response status; default: 207
      --content-type TYPE      Content-Type of the response
      --request FILE           file with the request body

Filter: terms separated by spaces; all of them must match. -TERM excludes matches (--filter=-TERM), /REGEX/ ignores case (no
lookaround, no backreferences), "quoted text" may contain spaces. A word matches the label, message and property names of
an operation, and the method and URL of its response. Values may be quoted: path:"a b".
  for operations
    status:404  status:4xx  status:>=400  status:404,423
    outcome:failure        failure, partial, dependent, unknown, notice, success
    is:failed              failed, dependent, missing (property), unanswered (request item without a result)
    prop:getetag           property name
    error:lock-token       condition name or error code
    path:projects          href or label
    message:locked         message
  for responses, with all their operations
    method:PROPFIND  domain:dav.example.com  domain:*.example.com  url:bulk
    dialect:graph          format name
    verdict:unreadable     all-succeeded, mixed, all-failed, unknown, empty, unreadable
    failed:>3              number of failed operations
    larger-than:1M         body size

Exit codes (if several apply, the first of 70, 1, 2, 3):
  0    no operation failed, and everything could be parsed
  1    an operation failed, or a body states failures that it does not list
  2    invalid argument, rules or filter, a file is missing or cannot be opened, or the report cannot be written
  3    possible failure: a response could not be parsed or its outcome is unknown, or a file was only partially read
  70   internal error
With --fail-on, only the listed findings cause 1 or 3: failure and partial (an operation that partly failed) cause 1; unreadable
(including a file that was only partially read) and unknown cause 3. --filter does not change the exit code.
`;

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
  unknown: (option: string): string => `unknown option ${option}`,
  valueMissing: (option: string): string => `${option} requires a value`,
  valueLikeOption: (option: string): string =>
    `${option} requires a value; if the value starts with -, write ${option}=VALUE`,
  valueNotAllowed: (option: string): string => `${option} does not take a value`,
  overwrites: (output: string): string => `--output ${output} would overwrite an input file`,
  status: (value: string): string => `--status must be a three-digit status code, not "${value}"`,
};

export const FILE_ERRORS = {
  /** @param problem a phrase that follows the file name */
  file: (file: string, problem: string): string => `multistatus: ${file} ${problem}`,
  repeated: (file: string): string => `multistatus: ${file} is specified more than once; it is read once`,
  badRules: (file: string, problem: string): string => `multistatus: the rules in ${file} cannot be used: ${problem}`,
  notWritten: (file: string, why: string): string => `multistatus: ${file} cannot be written: ${why}`,
  usage: (why: string): string => `multistatus: ${why}\nTry multistatus --help.`,
  internal: (why: string): string =>
    `multistatus: internal error: ${why}. The report is incomplete. Set MULTISTATUS_STACK=1 to print the stack trace.`,
};

/** Counts for the last line of the text report. */
export interface ReportTotals extends Totals {
  /** Responses that are not multi-status. */
  readonly others: number;
  readonly damagedFiles: number;
}

export const TEXT_REPORT = {
  totals: (totals: ReportTotals): string =>
    [
      totalsSentence(totals),
      totals.others === 0
        ? ''
        : `${counted(totals.others, 'other response is', 'other responses are')} not multi-status.`,
      totals.damagedFiles === 0 ? '' : `${counted(totals.damagedFiles, 'file was', 'files were')} only partially read.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  filtered: (
    shown: Pick<ReportTotals, 'responses' | 'operations' | 'unanswered'>,
    { responses, operations, unanswered }: ReportTotals,
  ): string => {
    const parts = [
      `${count(shown.responses)} of ${counted(responses, 'response', 'responses')}`,
      `${count(shown.operations)} of ${counted(operations, 'sub-operation', 'sub-operations')}`,
      ...(unanswered > 0 ? [`${count(shown.unanswered)} of ${withoutResult(unanswered)}`] : []),
    ];
    return `The filter shows ${parts.join(', ')}.`;
  },
  moreOperations: (more: number): readonly string[] => andMore(more, 'sub-operation', 'sub-operations'),
  moreProperties: (more: number): readonly string[] => andMore(more, 'property', 'properties'),
  moreUnanswered: (more: number): readonly string[] => (more === 0 ? [] : [`… ${withoutResult(more, 'more ')}`]),
  /** @param more number of other possible causes */
  because: (names: readonly string[], more: number): string =>
    names.length + more === 1
      ? `because of ${names.join()}`
      : `because of one or more of ${names.join(', ')}${more > 0 ? ` and ${count(more)} others` : ''}`,
  columns: { outcome: 'OUTCOME', status: 'STATUS', resource: 'RESOURCE', message: 'MESSAGE' },
};

function andMore(more: number, one: string, many: string): readonly string[] {
  return more === 0 ? [] : [`… ${counted(more, `more ${one}`, `more ${many}`)}; use --format csv to list all`];
}
