import { englishText } from '../core/messages.ts';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Exchange } from '../core/har/exchange.ts';
import { VERSION } from '../core/version.ts';
import { completionScript } from './help/completion/completion.ts';
import { helpText } from './help/help.ts';
import { FILE_ERRORS } from './messages.ts';
import { createEngine, type LocalEngine } from '../engine/engine.ts';
import type { ExportRequest } from '../engine/api/engineApi.ts';
import { ruleMessages } from '../core/read/json/rules/messages.ts';
import { findingsOf } from '../core/verdict/findings.ts';
import { EXIT, exitCode } from './exit.ts';
import { FileError, fileIdentity, messageOf, readExchanges, readText } from './input.ts';
import { type Options, readCommand } from './options/options.ts';
import { UsageError } from './options/usageError.ts';
import { COLORED, PLAIN, printable } from './paint.ts';
import { type InputSummary, textReport } from './text.ts';

/** Standard output and standard error; tests replace them. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colors: boolean;
  /** Whether the stack trace of an internal error is written. */
  readonly stack: boolean;
}

/** Runs the command line. Never throws. @returns the exit code, as described in the help text */
export function run(args: readonly string[], terminal: Terminal): number {
  const printError = (message: string): void => terminal.err(`${message.split('\n').map(printable).join('\n')}\n`);
  try {
    return runCommand(args, terminal, printError);
  } catch (error) {
    if (error instanceof UsageError) printError(FILE_ERRORS.usage(error.message));
    else if (error instanceof FileError) printError(error.message);
    else {
      printError(FILE_ERRORS.internal(error instanceof Error ? error.message : String(error)));
      if (terminal.stack && error instanceof Error) printError(error.stack ?? '');
      return EXIT.internal;
    }
    return EXIT.error;
  }
}

/** Writes a message to standard error, with its control characters replaced. */
type PrintError = (message: string) => void;

function runCommand(args: readonly string[], terminal: Terminal, printError: PrintError): number {
  const command = readCommand(args);
  if (command.kind === 'report') return report(command.options, terminal, printError);
  if (command.kind === 'help') terminal.out(helpText(command.topic));
  else if (command.kind === 'completion') terminal.out(completionScript(command.shell));
  else terminal.out(`${VERSION}\n`);
  return EXIT.passed;
}

/** @throws {FileError} if the rules or the request body cannot be read, because failures could be missed without them */
function report(options: Options, terminal: Terminal, printError: PrintError): number {
  const engine = createEngine();
  if (options.rules !== null && !loadRules(engine, options.rules, printError)) return EXIT.error;
  const { inputs, hasError } = addFiles(engine, options, printError);
  const isWritten = writeReport(engine, options, inputs, terminal, printError);
  const found = new Set(engine.store.all().flatMap(({ report: one }) => findingsOf(one)));
  if (inputs.damaged.length > 0) found.add('unreadable');
  return exitCode({ found, hasError: hasError || !isWritten }, options.failOn);
}

/** @returns whether all rules are valid: failures could be missed without an invalid one */
function loadRules(engine: LocalEngine, file: string, printError: PrintError): boolean {
  const problems = engine.setRules(readText(file));
  for (const { line, column, rule, message } of problems)
    printError(FILE_ERRORS.badRules(file, englishText(ruleMessages.located(line, column, rule, message))));
  return problems.length === 0;
}

interface AddedFiles {
  readonly inputs: InputSummary;
  /** Whether a file cannot be opened. */
  readonly hasError: boolean;
}

/** Adds the responses in all files to the engine. An error in one file does not affect the others. */
function addFiles(engine: LocalEngine, options: Options, printError: PrintError): AddedFiles {
  const { method, url, status, contentType } = options;
  const request = options.request === null ? null : readText(options.request);
  const damaged: string[] = [];
  let others = 0;
  let hasError = false;
  const take = (exchange: Exchange): void => {
    // A file that is only a body is always treated as a multi-status response.
    if (exchange.entry === null || engine.isListed(exchange, options.batches)) engine.addExchange(exchange);
    else others += 1;
  };
  for (const file of distinct(options.files, printError)) {
    try {
      const problem = readExchanges(file, { method, url, status, contentType, request }, take);
      if (problem === null) continue;
      const text = englishText(problem);
      printError(FILE_ERRORS.file(file, text));
      damaged.push(`${file} ${text}`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      printError(error.message);
      hasError = true;
    }
  }
  return { inputs: { others, damaged }, hasError };
}

/** Removes repeated files, for example if two patterns match the same file: they would be counted twice. */
function distinct(files: readonly string[], printError: PrintError): readonly string[] {
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

/** @returns whether the report could be written */
function writeReport(
  engine: LocalEngine,
  options: Options,
  inputs: InputSummary,
  terminal: Terminal,
  printError: PrintError,
): boolean {
  const { format, output, filter } = options;
  const request: ExportRequest = {
    format: format === 'text' ? 'json' : format,
    scope: filter === '' ? 'all' : 'filtered',
    query: { text: filter, chip: 'all', invert: false },
    exchange: null,
    secrets: !options.redact,
    leftOut: inputs.damaged.map((why) => ({ what: 'files', count: 1, why })),
  };
  const paint = output === null && terminal.colors ? COLORED : PLAIN;
  const pieces = format === 'text' ? textReport(engine, request, inputs, paint) : engine.export(request).pieces;
  if (output === null) {
    for (const piece of pieces) terminal.out(piece);
    return true;
  }
  try {
    writePieces(output, pieces);
    return true;
  } catch (error) {
    printError(FILE_ERRORS.notWritten(output, messageOf(error)));
    return false;
  }
}

/** Writes a report piece by piece, because it may be longer than the longest possible string. */
function writePieces(file: string, pieces: Iterable<string>): void {
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}
