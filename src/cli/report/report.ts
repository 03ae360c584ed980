import type { LeftOut } from '../../core/export/selection.ts';
import { englishText } from '../../core/messages.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { createRedactor } from '../../core/redact/redactor.ts';
import type { RuleBook } from '../../engine/store/ruleBook.ts';
import type { Finding } from '../../core/verdict/findings.ts';
import { exitCode } from '../exit.ts';
import { fileBytes, readText } from '../input/fileBytes.ts';
import { FileError } from '../input/fileError.ts';
import { fileIdentity, STANDARD } from '../input/paths.ts';
import { readExchanges } from '../input/readExchanges.ts';
import { FILE_ERRORS } from '../messages.ts';
import type { Options } from '../options/options.ts';
import type { Terminal } from '../terminal.ts';
import { createAssembly } from './assembly.ts';
import { createBatchSearch } from './batchSearch.ts';
import { FORMAT_WRITERS } from './formats.ts';
import { createOutput, type Output } from './output.ts';
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
 */
export async function writeReport(options: Options, context: ReportContext): Promise<number> {
  const { terminal, printError, ruleBook } = context;
  const { method, url, status, contentType } = options;
  const stdin = terminal.stdin ?? process.stdin;
  const request = options.request === null ? null : await readText(options.request, stdin);
  const redactor = createRedactor({ enabled: options.redact });
  const search = options.format === 'text' && !options.batches ? createBatchSearch(() => ruleBook.rules) : null;
  const damaged: string[] = [];
  const inputs = { others: 0, damaged, missing: 0, batches: () => search?.counts() ?? null };
  const leftOut: LeftOut[] = [];
  const found = new Set<Finding>();
  const { create, positions } = FORMAT_WRITERS[options.format];
  const isTerminal = options.output === null;
  const colors = isTerminal && terminal.colors;
  const columns = isTerminal ? (terminal.columns ?? null) : null;
  const output = createOutput(options.output, terminal, printError);
  const assembly = createAssembly(create({ options, redactor, colors, columns, inputs, leftOut }), output);
  const ignored = (exchange: Exchange): void => {
    inputs.others += 1;
    search?.examine(exchange);
  };
  const take = createResponseReader({ options, ruleBook, redactor, positions, assembly, found, ignored });
  try {
    for (const file of distinct(options.files, printError)) {
      try {
        const bytes = withPauses(fileBytes(file, stdin), output);
        const input = { name: file === STANDARD ? null : file, bytes, pause: () => output.flush() };
        const problem = await readExchanges(input, { method, url, status, contentType, request }, take);
        if (problem === null) continue;
        const text = redactor.text(englishText(problem));
        printError(FILE_ERRORS.file(file, text));
        damaged.push(`${file} ${text}`);
        leftOut.push({ what: 'files', count: 1, why: `${file} ${text}` });
        found.add('unreadable');
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        printError(error.message);
        leftOut.push({ what: 'unreadFiles', count: 1, why: redactor.text(withoutProgram(error.message)) });
        inputs.missing += 1;
      }
    }
    await assembly.end();
  } finally {
    assembly.close();
  }
  const isWritten = output.close();
  return exitCode({ found, hasError: inputs.missing > 0 || !isWritten }, options.failOn);
}

/** Returns a message without the name of the program. */
function withoutProgram(message: string): string {
  return message.replace(/^multistatus: /, '');
}

/** Writes the text of a piece of the input before the next one is read: nothing is delayed, and no text piles up in memory. */
async function* withPauses(bytes: AsyncIterable<Uint8Array>, output: Output): AsyncIterable<Uint8Array> {
  for await (const piece of bytes) {
    yield piece;
    await output.flush();
  }
}

/** Removes repeated files, for example if two patterns match the same file: they would be counted twice. */
function distinct(files: readonly string[], printError: (message: string) => void): readonly string[] {
  const byIdentity = new Map<string, string>();
  const repeated = new Set<string>();
  for (const file of files) {
    const identity = fileIdentity(file);
    const earlier = byIdentity.get(identity);
    if (earlier === undefined) byIdentity.set(identity, file);
    else repeated.add(earlier);
  }
  for (const file of repeated) printError(FILE_ERRORS.repeated(file));
  return [...byIdentity.values()];
}
