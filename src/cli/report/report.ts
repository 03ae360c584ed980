import type { BodyContext } from '../../core/har/bodyContext.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { createRedactor } from '../../core/redact/redactor.ts';
import type { RuleBook } from '../../engine/store/ruleBook.ts';
import { exitCode } from '../exit.ts';
import { fileBytes, readText } from '../input/fileBytes.ts';
import { FileError } from '../input/fileError.ts';
import { findFiles, type FoundFile } from '../input/findFiles.ts';
import { fileIdentity, isRegularFile, STANDARD } from '../input/paths.ts';
import { readExchanges } from '../input/readExchanges.ts';
import { withPauses } from '../input/withPauses.ts';
import { FILE_ERRORS, USAGE_ERRORS } from '../messages.ts';
import type { Options } from '../options/options.ts';
import { UsageError } from '../options/usageError.ts';
import type { Terminal } from '../terminal.ts';
import { createAssembly } from './assembly.ts';
import { createBatchSearch } from './batchSearch.ts';
import { FORMAT_WRITERS } from './formats.ts';
import { createInputLog } from './inputLog.ts';
import { createOutput } from './output.ts';
import { forTerminal } from './terminalText.ts';
import { createResponseReader } from './responses.ts';

/** What a run needs besides its options. */
export interface ReportContext {
  readonly terminal: Terminal;
  /** Writes a message to standard error, with its control characters replaced. */
  readonly printError: (message: string) => void;
  readonly ruleBook: RuleBook;
}

/**
 * Reads all files and writes the report. Exchanges are processed one at a time, so that memory does not grow with the input. An
 * error in one file does not affect the others.
 *
 * @returns the exit code
 * @throws {FileError} if the request body cannot be read, because failures could be missed without it
 * @throws {UsageError} if the report would overwrite an input file
 */
export async function writeReport(options: Options, context: ReportContext): Promise<number> {
  const { terminal, printError, ruleBook } = context;
  const stdin = terminal.stdin ?? process.stdin;
  const request = options.request === null ? null : await readText(options.request, stdin);
  const files = findFiles(options.files);
  const paths = distinct(files.files, options.output, printError);
  const redactor = createRedactor({ enabled: options.redact });
  const search = options.format === 'text' && !options.batches ? createBatchSearch(() => ruleBook.rules) : null;
  const inputs = createInputLog(redactor, printError, () => search?.counts() ?? null);
  for (const problem of files.problems) inputs.unread(problem);
  const { create, positions, isJson = false } = FORMAT_WRITERS[options.format];
  const isStandard = options.output === null;
  const colors = isStandard && terminal.colors;
  const columns = isStandard ? (terminal.columns ?? null) : null;
  const output = createOutput(options.output, terminal, printError);
  let isJobSummaryWritten = true;
  const onWriteError = (message: string): void => {
    printError(message);
    isJobSummaryWritten = false;
  };
  const jobSummary = terminal.jobSummary || null;
  const writer = create({
    options,
    redactor,
    colors,
    columns,
    inputs: inputs.summary,
    leftOut: inputs.leftOut,
    jobSummary,
    onWriteError,
  });
  // The text format escapes everything itself, and its colors are control characters.
  const isRaw = isStandard && terminal.isTerminal === true && options.format !== 'text';
  const assembly = createAssembly(isRaw ? forTerminal(writer, isJson) : writer, output);
  const { found } = inputs;
  const ignored = (exchange: Exchange): void => {
    inputs.ignored();
    search?.examine(exchange);
  };
  const take = createResponseReader({ options, ruleBook, redactor, positions, assembly, found, ignored });
  try {
    for (const path of paths) {
      // The text of a piece of the input is written before the next one is read, so that it is not delayed or kept in memory.
      const bytes = withPauses(fileBytes(path, stdin), output.flush);
      const file = { name: path === STANDARD ? null : path, bytes, pause: output.flush };
      try {
        const problem = await readExchanges(file, { ...bodyContext(options), request }, take);
        if (problem !== null) inputs.damaged(path, problem);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        inputs.unread(error.message);
      }
    }
    await assembly.end();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    assembly.close();
  }
  const isWritten = output.close() && isJobSummaryWritten;
  return exitCode({ found, hasError: inputs.summary.missing > 0 || !isWritten }, options.failOn);
}

function bodyContext({ method, url, status, contentType }: Options): Omit<BodyContext, 'request'> {
  return { method, url, status, contentType };
}

/**
 * Removes repeated files, which would be counted twice.
 *
 * @param output null for standard output
 * @throws {UsageError} if the report would overwrite one of them
 */
function distinct(
  files: readonly FoundFile[],
  output: string | null,
  printError: (message: string) => void,
): readonly string[] {
  const byIdentity = new Map<string, FoundFile>();
  const repeated = new Set<string>();
  for (const file of files) {
    const identity = fileIdentity(file.path);
    const earlier = byIdentity.get(identity);
    if (earlier === undefined) byIdentity.set(identity, file);
    else if (file.isArgument && earlier.isArgument) repeated.add(earlier.path);
  }
  if (output !== null && isRegularFile(output) && byIdentity.has(fileIdentity(output)))
    throw new UsageError(USAGE_ERRORS.overwrites(output));
  for (const path of repeated) printError(FILE_ERRORS.repeated(path));
  return [...byIdentity.values()].map(({ path }) => path);
}
