import { csvWriter } from '../../core/export/csv.ts';
import { jsonWriter } from '../../core/export/json.ts';
import { githubWriter } from '../../core/export/github/github.ts';
import { junitWriter } from '../../core/export/junit/junit.ts';
import { markdownWriter } from '../../core/export/markdown/markdown.ts';
import { sarifWriter } from '../../core/export/sarif/sarif.ts';
import { ndjsonWriter } from '../../core/export/ndjson.ts';
import type { LeftOut, Selection } from '../../core/export/selection.ts';
import type { Redactor, ResponseOptions } from '../../core/redact/redactor.ts';
import { VERSION } from '../../core/version.ts';
import type { Options } from '../options/options.ts';
import type { Format } from '../options/table.ts';
import { withJobSummary } from './jobSummary.ts';
import type { InputSummary, ReportWriter } from './reportWriter.ts';
import { COLORED, PLAIN } from './text/paint.ts';
import { textWriter } from './text/textWriter.ts';

/** What a writer may use besides the responses. */
export interface WriterContext {
  readonly options: Options;
  readonly redactor: Redactor;
  readonly colors: boolean;
  /** Number of columns of the terminal; null if lines may have any length. */
  readonly columns: number | null;
  readonly inputs: InputSummary;
  /** The files that could not be read completely; complete when `head` and `foot` are called. */
  readonly leftOut: readonly LeftOut[];
  /** The file for the job summary of GitHub Actions; null if there is none. */
  readonly jobSummary: string | null;
  /** Prints a message about a file that cannot be written, which is an error. */
  readonly onWriteError: (message: string) => void;
}

interface FormatDefinition {
  readonly create: (context: WriterContext) => ReportWriter;
  readonly positions: ResponseOptions['positions'];
  /** Default: false. */
  readonly isJson?: boolean;
}

/** How each format is written. `positions`: what ranges and line numbers refer to. */
export const FORMAT_WRITERS: Readonly<Record<Format, FormatDefinition>> = {
  text: {
    create: ({ options, inputs, colors, columns }) =>
      textWriter({
        inputs,
        isFiltered: options.filter !== '',
        isVerbose: options.verbose,
        isExplained: options.explain,
        listsChecks: options.checks,
        failOn: options.failOn,
        paint: colors ? COLORED : PLAIN,
        columns,
      }),
    positions: 'original',
  },
  json: { create: (context) => jsonWriter(selectionOf(context)), positions: 'redacted', isJson: true },
  ndjson: { create: (context) => ndjsonWriter(selectionOf(context)), positions: 'redacted', isJson: true },
  csv: { create: csvWriter, positions: 'redacted' },
  junit: { create: (context) => junitWriter(selectionOf(context)), positions: 'original' },
  markdown: { create: (context) => markdownWriter(selectionOf(context)), positions: 'original' },
  github: { create: githubReport, positions: 'original' },
  sarif: { create: (context) => sarifWriter(selectionOf(context)), positions: 'original', isJson: true },
};

function githubReport(context: WriterContext): ReportWriter {
  const { jobSummary: path, onWriteError: onError } = context;
  const selection = selectionOf(context);
  const writer = githubWriter(selection);
  if (path === null) return writer;
  return withJobSummary(writer, { path, createWriter: (limit) => markdownWriter(selection, limit), onError });
}

function selectionOf({ options: { filter, failOn, checks }, redactor, leftOut }: WriterContext): Selection {
  return {
    scope: filter === '' ? 'all' : 'filtered',
    filter: filter === '' ? null : filter,
    redactor,
    leftOut,
    failOn,
    listsChecks: checks,
    generator: { name: 'multi-status', version: VERSION },
  };
}
