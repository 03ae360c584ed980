import { englishText } from '../core/messages.ts';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Exchange } from '../core/har/exchange.ts';
import { VERSION } from '../core/version.ts';
import { FILE_ERRORS, HELP } from './messages.ts';
import { createEngine, type LocalEngine } from '../engine/engine.ts';
import type { ExportRequest } from '../engine/api/engineApi.ts';
import { ruleMessages } from '../core/read/json/rules/messages.ts';
import { EXIT, exitCode, findingsOf } from './exit.ts';
import { FileError, fileIdentity, readExchanges, readText } from './input.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { COLORED, PLAIN, printable } from './paint.ts';
import { type Around, textReport } from './text.ts';

/** Where the tool writes; tests bring their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colors: boolean;
  /** Whether the stack of an internal error is written. */
  readonly stack: boolean;
}

/** @returns the exit code: see the help text. Never throws. */
export function run(args: readonly string[], terminal: Terminal): number {
  const say = (message: string): void => terminal.err(`${message.split('\n').map(printable).join('\n')}\n`);
  try {
    return start(args, terminal, say);
  } catch (error) {
    if (error instanceof UsageError) say(FILE_ERRORS.usage(error.message));
    else if (error instanceof FileError) say(error.message);
    else {
      say(FILE_ERRORS.internal(error instanceof Error ? error.message : String(error)));
      if (terminal.stack && error instanceof Error) say(error.stack ?? '');
      return EXIT.internal;
    }
    return EXIT.error;
  }
}

/** Writes a message for the user, in which control characters are replaced. */
type Say = (message: string) => void;

function start(args: readonly string[], terminal: Terminal, say: Say): number {
  const options = readOptions(args);
  if (options === 'help') terminal.out(HELP);
  else if (options === 'version') terminal.out(`${VERSION}\n`);
  else return report(options, terminal, say);
  return EXIT.passed;
}

/** @throws {FileError} if the rules or the body of the request cannot be read: without them a failure could be missed */
function report(options: Options, terminal: Terminal, say: Say): number {
  const engine = createEngine();
  if (options.rules !== null && !takeRules(engine, options.rules, say)) return EXIT.error;
  const { around, hasError } = takeFiles(engine, options, say);
  const isWritten = write(engine, options, around, terminal, say);
  const found = new Set(engine.store.all().flatMap(({ report: one }) => findingsOf(one)));
  if (around.damaged.length > 0) found.add('unreadable');
  return exitCode({ found, hasError: hasError || !isWritten }, options.failOn);
}

/** @returns whether the rules are valid: one that is left out could hide a failure */
function takeRules(engine: LocalEngine, file: string, say: Say): boolean {
  const problems = engine.setRules(readText(file));
  for (const { line, column, rule, message } of problems)
    say(FILE_ERRORS.badRules(file, englishText(ruleMessages.located(line, column, rule, message))));
  return problems.length === 0;
}

/** Reads all files, whatever is wrong with one of them; `hasError` if one cannot be opened. */
function takeFiles(engine: LocalEngine, options: Options, say: Say): { around: Around; hasError: boolean } {
  const { method, url, status, contentType } = options;
  const request = options.request === null ? null : readText(options.request);
  const damaged: string[] = [];
  let others = 0;
  let hasError = false;
  const take = (exchange: Exchange): void => {
    // The user names a bare body as one of a multi-status response.
    if (exchange.entry === null || engine.isListed(exchange, options.batches)) engine.addExchange(exchange);
    else others += 1;
  };
  for (const file of distinct(options.files, say)) {
    try {
      const problem = readExchanges(file, { method, url, status, contentType, request }, take);
      if (problem === null) continue;
      say(FILE_ERRORS.file(file, problem));
      damaged.push(`${file} ${problem}`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      say(error.message);
      hasError = true;
    }
  }
  return { around: { others, damaged }, hasError };
}

/** A file that is named twice, as by two patterns, would be counted twice. */
function distinct(files: readonly string[], say: Say): readonly string[] {
  const byIdentity = new Map<string, string>();
  const repeated = new Set<string>();
  for (const file of files) {
    const identity = fileIdentity(file);
    const earlier = byIdentity.get(identity);
    if (earlier === undefined) byIdentity.set(identity, file);
    else repeated.add(earlier);
  }
  for (const file of repeated) say(FILE_ERRORS.repeated(file));
  return [...byIdentity.values()];
}

/** @returns whether the report could be written */
function write(engine: LocalEngine, options: Options, around: Around, terminal: Terminal, say: Say): boolean {
  const { format, output, filter } = options;
  const request: ExportRequest = {
    format: format === 'text' ? 'json' : format,
    scope: filter === '' ? 'all' : 'filtered',
    query: { text: filter, chip: 'all', invert: false },
    exchange: null,
    secrets: !options.redact,
    leftOut: around.damaged.map((why) => ({ what: 'files', count: 1, why })),
  };
  const paint = output === null && terminal.colors ? COLORED : PLAIN;
  const pieces = format === 'text' ? textReport(engine, request, around, paint) : engine.export(request).pieces;
  if (output === null) {
    for (const piece of pieces) terminal.out(piece);
    return true;
  }
  try {
    save(output, pieces);
    return true;
  } catch (error) {
    say(FILE_ERRORS.notWritten(output, error instanceof Error ? error.message : String(error)));
    return false;
  }
}

/** A report may be longer than any string. */
function save(file: string, pieces: Iterable<string>): void {
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}
