import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Exchange } from '../core/har/exchange.ts';
import { VERSION } from '../core/version.ts';
import { FILE_ERRORS, HELP } from '../core/words/cli.ts';
import { createEngine, type LocalEngine } from '../engine/engine.ts';
import type { ExportRequest } from '../engine/questions.ts';
import { rulesProblem } from '../core/words/rules.ts';
import { EXIT, exitCode, type Finding, findingsOf } from './exit.ts';
import { FileError, readExchanges, readText } from './input.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { COLORED, PLAIN } from './paint.ts';
import { type Around, textReport } from './text.ts';

/** Where the tool writes; tests bring their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colours: boolean;
  /** Whether the stack of an internal error is written. */
  readonly stack: boolean;
}

/** @returns the exit code: see the help text. Never throws. */
export function run(args: readonly string[], terminal: Terminal): number {
  try {
    return start(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${FILE_ERRORS.usage(error.message)}\n`);
      return EXIT.error;
    }
    terminal.err(`${FILE_ERRORS.internal(error instanceof Error ? error.message : String(error))}\n`);
    if (terminal.stack && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
    return EXIT.internal;
  }
}

function start(args: readonly string[], terminal: Terminal): number {
  const options = readOptions(args);
  if (options === 'help') terminal.out(HELP);
  else if (options === 'version') terminal.out(`${VERSION}\n`);
  else return report(options, terminal);
  return EXIT.passed;
}

function report(options: Options, terminal: Terminal): number {
  const engine = createEngine();
  if (options.rules !== null && !takeRules(engine, options.rules, terminal)) return EXIT.error;
  const found = new Set<Finding>();
  const damaged: string[] = [];
  let hasError = false;
  let others = 0;
  for (const file of options.files) {
    try {
      const { exchanges, problem } = readExchanges(file, options);
      others += takeAll(engine, exchanges, options);
      if (problem === null) continue;
      terminal.err(`${FILE_ERRORS.file(file, problem)}\n`);
      damaged.push(`${file} ${problem}`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      terminal.err(`${error.message}\n`);
      hasError = true;
    }
  }
  if (damaged.length > 0) found.add('unreadable');
  if (!write(engine, options, { others, damaged }, terminal)) hasError = true;
  for (const kept of engine.shelf.all()) for (const finding of findingsOf(kept.report)) found.add(finding);
  return exitCode({ found, hasError }, options.failOn);
}

/** @returns whether nothing is wrong with them: a rule left out could hide a failure */
function takeRules(engine: LocalEngine, file: string, terminal: Terminal): boolean {
  try {
    const problems = engine.setRules(readText(file));
    for (const { line, column, rule, message } of problems)
      terminal.err(`${FILE_ERRORS.badRules(file, rulesProblem(line, column, rule, message))}\n`);
    return problems.length === 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    terminal.err(`${error.message}\n`);
    return false;
  }
}

/** @returns the number of those that are not multi-status responses */
function takeAll(engine: LocalEngine, exchanges: readonly Exchange[], options: Options): number {
  let others = 0;
  for (const exchange of exchanges) {
    // The user names a bare body as one of a multi-status response.
    if (exchange.entry === null || engine.wants(exchange, options.batches)) engine.take(exchange);
    else others += 1;
  }
  return others;
}

/** @returns whether the report could be written */
function write(engine: LocalEngine, options: Options, around: Around, terminal: Terminal): boolean {
  const { format, output, filter } = options;
  const request: ExportRequest = {
    format: format === 'text' ? 'json' : format,
    scope: filter === '' ? 'all' : 'filtered',
    query: { text: filter, chip: 'all', invert: false },
    exchange: null,
    secrets: !options.redact,
    leftOut: around.damaged.map((why) => ({ what: 'files', count: 1, why })),
  };
  const paint = output === null && terminal.colours ? COLORED : PLAIN;
  const pieces = format === 'text' ? textReport(engine, request, around, paint) : engine.export(request).pieces;
  if (output === null) {
    for (const piece of pieces) terminal.out(piece);
    return true;
  }
  try {
    save(output, pieces);
    return true;
  } catch (error) {
    terminal.err(`${FILE_ERRORS.notWritten(output, error instanceof Error ? error.message : String(error))}\n`);
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
