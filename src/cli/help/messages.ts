import { KEY_TERMS, TEXT_TERMS } from '../../core/filter/grammarMessages.ts';
import { OPERATION_KEYS } from '../../core/filter/operation.ts';
import { RESPONSE_KEYS } from '../../core/filter/response.ts';
import { type Format, FORMATS, type OptionName } from '../options/table.ts';
import { termLines } from './termLines.ts';

/** What each option does. Also the descriptions in completion scripts, so they contain no apostrophes. */
export const OPTION_HELP: Readonly<Record<OptionName, string>> = {
  format: FORMATS.join(' '),
  output: 'write the report to FILE; never overwrites an input',
  filter: 'show only matching results',
  verbose: 'list successful results as well',
  explain: 'explain statuses and conditions (text report)',
  checks: 'list the rules that responses break',
  'fail-on': 'findings that change the exit code; default: failures',
  batches: 'also find batch results in other responses than 207',
  rules: 'parsing rules for JSON and NDJSON bodies',
  'no-redact': 'keep passwords, tokens, cookies and other secrets',
  config: 'configuration file; default: multistatus.config.json',
  'no-config': 'use no configuration file',
  help: 'print this help, or help on a topic',
  version: 'print the version',
  method: 'request method, such as PROPFIND',
  url: 'request URL',
  status: 'response status; default: 207',
  'content-type': 'Content-Type of the response',
  request: 'file with the request body',
  'no-batches': 'overrides batches in the configuration file',
  'no-verbose': 'overrides verbose in the configuration file',
};

const FORMAT_HELP: Readonly<Record<Format, string>> = {
  text: 'verdicts and failures, for people; in color on a terminal (default)',
  json: 'everything that was parsed; the schema is docs/report.schema.json',
  ndjson: 'the same, a line per response as it is parsed, then the totals',
  csv: 'one line per result, for spreadsheets',
  markdown: 'for an issue: totals, and a table of what failed in each response',
  junit: 'JUnit XML: one test case per response, for CI servers',
  github: 'annotations and a job summary for GitHub Actions',
  sarif: 'SARIF 2.1.0: what the rules find, for code scanning',
};

export const HELP = {
  title: 'multistatus: shows what failed inside HTTP 207 Multi-Status responses.',
  usage: ['Usage: multistatus [options] FILE...'],
  files: [
    'FILE is a HAR file, HTTP messages (curl -i), the body of one response, a folder,',
    "a pattern such as '**/*.har', or - for standard input.",
  ],
  body: 'For the body of one response:',
  exitCodes: [
    'Exit codes: 0 nothing failed, 1 something failed, 2 invalid argument or file,',
    '3 possible failure (not parsed, or unknown), 70 internal error.',
  ],
  examples: [
    'Examples:',
    '  multistatus traffic.har',
    '  multistatus --filter "is:failed -status:404" -f csv -o failed.csv *.har',
    '  curl -i -X PROPFIND https://dav.example/ | multistatus -',
    '  multistatus --method DELETE response.xml',
  ],
  topics: (topics: readonly string[]): string => `Topics of --help: ${topics.join(', ')}.`,
};

/** Pages of `--help TOPIC`, by topic. Each fits a screen of 80 columns and 40 lines. */
export const TOPICS = {
  completion: `Completion of options, formats, findings and topics in a shell:

  bash    source <(multistatus completion bash)
  zsh     source <(multistatus completion zsh)
  fish    multistatus completion fish | source

Put the line into ~/.bashrc, into ~/.zshrc (after compinit), or into
~/.config/fish/config.fish. A script can also be saved to a file, so that
starting a shell does not start Node.js:

  cd ~/.local/share/bash-completion/completions
  multistatus completion bash > multistatus

  cd ~/.config/fish/completions
  multistatus completion fish > multistatus.fish

For zsh, save it as _multistatus in a folder of $fpath.

"completion" is only a command as the first argument. For a file with this
name, write ./completion.
`,
  config: `multistatus.config.json has settings for a project, as JSON. It is read from
the current directory, or from the nearest of its parents up to the root of the
repository (.git). --config FILE reads another file, --no-config reads none.

  {
    "$schema": "./node_modules/multi-status/docs/config.schema.json",
    "format": "text",
    "filter": "-status:404",
    "failOn": ["failure", "partial", "unreadable"],
    "rules": "ci/rules.json"
  }

  format     ${FORMATS.join(', ')}
  filter     see --help filter
  failOn     "never", or a list; see --help exit-codes
  batches    true or false
  verbose    true or false
  checks     {"off": [...]}, ids of rules that are not checked
  rules      path of a file with rules; see --help rules
  output     path of the report, inside the folder of the configuration file

All members are optional. Paths are relative to the configuration file. Options
of the command line take precedence; --no-batches and --no-verbose turn off what
the file turns on. Unknown members and invalid values are errors (exit code 2).

A file that sets filter, failOn, checks, rules or output is named on standard
error. It cannot keep secrets: only --no-redact does.
`,
  'exit-codes': `Exit codes. If several apply, the first of 70, 1, 2 and 3:

  0    no operation failed, and everything could be parsed; an empty
       multistatus is 0
  1    an operation failed, or a body states failures that it does not list
  2    invalid argument, rules, filter or configuration file, a file is missing
       or cannot be opened, or the report cannot be written
  3    possible failure: a response could not be parsed or its outcome is
       unknown, or a file was only partially read
  70   internal error; MULTISTATUS_STACK=1 prints the stack trace

--fail-on LIST limits the findings that cause 1 or 3. LIST has one or more of
these, separated by commas (default: the first four), or is never:

  failure      an operation failed, or was not attempted because another one
               failed, or the body states failures that it does not list (1)
  partial      an operation failed in part, such as some of its properties (1)
  unreadable   a response could not be parsed, or a file was only partially
               read (3)
  unknown      a result is missing, or could be a failure (3)
  check-error, check-warning
               a response breaks a rule of this severity (1)

--fail-on does not affect 2 and 70, and --filter does not change the exit code.

Examples:
  multistatus --fail-on failure,partial traffic.har
  multistatus --fail-on never traffic.har
`,
  filter: `--filter QUERY shows only matching results. It changes neither the totals nor
the exit code. Terms are separated by spaces; all of them must match. Values may
be quoted: path:"a b".

${termLines(TEXT_TERMS)}

  for operations
${termLines(OPERATION_KEYS.map((key) => KEY_TERMS[key]))}

  for responses, with all their operations
${termLines(RESPONSE_KEYS.map((key) => KEY_TERMS[key]))}

Examples:
  multistatus traffic.har --filter -status:404
  multistatus traffic.har --filter "is:failed method:DELETE,MOVE"
`,
  formats: `Formats of --format:

${formatList()}

Secrets are replaced in all of them, see --help secrets. With --output FILE, the
report is written to a file; messages about files always go to standard error.

Examples:
  multistatus traffic.har -f json | jq .responses[].verdict
  multistatus traffic.har -f csv -o report.csv
`,
  input: `FILE is any of these, recognized by its content and not by its name:

  HAR            of browsers, Playwright and proxies
  HTTP messages  status line, headers and body, as curl -i, curl -v, HTTPie and
                 "follow stream" windows print them; several in one file
  other tools    items of Burp Suite (XML), JSON reports of Newman, results of
                 AWS Lambda functions, trace.network of Playwright
  zip            HAR files (Playwright's .har.zip), Playwright's trace.zip and
                 Fiddler's .saz, also in archives inside
  a body         XML, JSON, NDJSON or multipart: the body of one response

Each may be compressed with gzip or zlib. Bodies that Playwright saved beside a
HAR file are read from its folder. Of a folder, the .har, .network, .zip, .saz,
.xml, .json, .ndjson and .http files in it and its subfolders are read, and of a
quoted pattern ('**/*.har'), the files that match. - is standard input. Each
file is read once; one that is missing or damaged is reported, and does not
affect the others.

A HAR file contains the requests. For a body without one, these options state
what verdicts depend on:

  --method METHOD --url URL --status STATUS --content-type TYPE --request FILE

Examples:
  multistatus traffic.har more.har.gz
  curl -i -X PROPFIND https://dav.example/ | multistatus -
  multistatus --method DELETE --url https://dav.example/projects/ response.xml
`,
  rules: `--rules FILE adds parsing rules for APIs whose JSON or NDJSON bodies are not
recognized correctly. The schema is docs/rules.schema.json. Invalid rules are an
error (exit code 2). A rule states where to look in a body:

  {
    "version": 1,
    "rules": [
      {
        "id": "shop-import",
        "name": "Shop import",
        "url": "https://shop.example/api/*/import*",
        "container": "/report/rows",
        "status": "/result",
        "states": { "success": ["OK"], "failure": ["ERR*"] },
        "label": "/sku"
      }
    ]
  }

Rules apply to responses with status 207; with "anyStatus": true in a rule and
the option --batches, also to others.
`,
  secrets: `Passwords, tokens, cookies and other credentials are replaced by placeholders
such as REDACTED-1 in every format: in URLs, headers and bodies, and where
messages repeat them. The same secret always has the same placeholder.

Names decide what is a secret, so look through a report before you share it.
--no-redact keeps the secrets.
`,
} as const satisfies Readonly<Record<string, string>>;

function formatList(): string {
  return Object.entries(FORMAT_HELP)
    .map(([format, help]) => `  ${format.padEnd(10)}${help}`)
    .join('\n');
}

export const HELP_ERRORS = {
  /** @param similar the topic that was probably meant */
  topic: (topic: string, similar: string | undefined, known: readonly string[]): string =>
    `there is no help on "${topic}"${similar === undefined ? '.' : `; did you mean ${similar}?`} Topics: ${known.join(', ')}.`,
};
