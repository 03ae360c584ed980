import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Exchange } from '../core/har/exchange.ts';
import { VERSION } from '../core/version.ts';
import { FILE_ERRORS, HELP } from '../core/words/cli.ts';
import { createEngine, type LocalEngine } from '../engine/engine.ts';
import type { Query } from '../engine/questions.ts';
import { rulesProblem } from '../core/words/rules.ts';
import { EXIT, exitCode, type Finding, findingsOf } from './exit.ts';
import { FileError, readExchanges, readText } from './input.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { COLOURED, PLAIN, textReport } from './text.ts';

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
  let hasError = false;
  let others = 0;
  for (const file of options.files) {
    try {
      const { exchanges, problem } = readExchanges(file, options);
      others += takeAll(engine, exchanges, options);
      if (problem === null) continue;
      terminal.err(`${FILE_ERRORS.file(file, problem)}\n`);
      found.add('unreadable');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      terminal.err(`${error.message}\n`);
      hasError = true;
    }
  }
  if (!write(engine, options, others, terminal)) hasError = true;
  for (const kept of engine.shelf.all()) for (const finding of findingsOf(kept.report)) found.add(finding);
  return exitCode({ found, hasError }, options.failOn);
}

const EVERYTHING: Query = { text: '', chip: 'all', invert: false };

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

/** @returns how many were no multi-status answers */
function takeAll(engine: LocalEngine, exchanges: readonly Exchange[], options: Options): number {
  let others = 0;
  for (const exchange of exchanges) {
    // A bare body is a multi-status answer because the user says so.
    if (exchange.entry === null || engine.wants(exchange, options.batches)) engine.take(exchange);
    else others += 1;
  }
  return others;
}

function write(engine: LocalEngine, options: Options, others: number, terminal: Terminal): boolean {
  const query: Query = { ...EVERYTHING, text: options.filter };
  const { format, output } = options;
  const pieces =
    format === 'text'
      ? [textReport(engine, query, others, output === null && terminal.colours ? COLOURED : PLAIN)]
      : engine.export({
          format,
          scope: options.filter === '' ? 'all' : 'filtered',
          query,
          exchange: null,
          secrets: !options.redact,
        }).pieces;
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
