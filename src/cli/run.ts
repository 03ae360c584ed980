import { englishText } from '../core/messages.ts';
import { safeLine } from '../core/text/safeText.ts';
import { createRedactor } from '../core/redact/redactor.ts';
import { VERSION } from '../core/version.ts';
import { RuleBook } from '../engine/store/ruleBook.ts';
import { ruleMessages } from '../core/read/json/rules/messages.ts';
import { EXIT } from './exit.ts';
import { completionScript } from './help/completion/completion.ts';
import { helpText } from './help/help.ts';
import { readText } from './input/fileBytes.ts';
import { FileError } from './input/fileError.ts';
import { FILE_ERRORS } from './messages.ts';
import { type Options, readCommand } from './options/options.ts';
import { UsageError } from './options/usageError.ts';
import { type ReportContext, writeReport } from './report/report.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line. Never rejects. @returns the exit code, as described in the help text */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const printError = (message: string): void => terminal.err(`${message.split('\n').map(safeLine).join('\n')}\n`);
  try {
    return await runCommand(args, terminal, printError);
  } catch (error) {
    if (error instanceof UsageError) printError(FILE_ERRORS.usage(error.message));
    else if (error instanceof FileError) printError(error.message);
    else {
      // The message may quote a body.
      const { text } = createRedactor();
      printError(FILE_ERRORS.internal(text(error instanceof Error ? error.message : String(error))));
      if (terminal.stack && error instanceof Error) printError(text(error.stack ?? ''));
      return EXIT.internal;
    }
    return EXIT.error;
  }
}

async function runCommand(
  args: readonly string[],
  terminal: Terminal,
  printError: ReportContext['printError'],
): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'report') {
    if (command.notice !== null) printError(command.notice);
    const ruleBook = await loadRules(command.options, terminal, printError);
    return ruleBook === null ? EXIT.error : writeReport(command.options, { terminal, printError, ruleBook });
  }
  if (command.kind === 'help') terminal.out(helpText(command.topic));
  else if (command.kind === 'completion') terminal.out(completionScript(command.shell));
  else terminal.out(`${VERSION}\n`);
  return EXIT.passed;
}

/** @returns null if a rule is not valid: failures could be missed without it @throws {FileError} for the same reason */
async function loadRules(
  { rules }: Options,
  { stdin = process.stdin }: Terminal,
  printError: ReportContext['printError'],
): Promise<RuleBook | null> {
  const ruleBook = new RuleBook();
  if (rules === null) return ruleBook;
  ruleBook.set(await readText(rules, stdin));
  for (const { line, column, rule, message } of ruleBook.problems)
    printError(FILE_ERRORS.badRules(rules, englishText(ruleMessages.located(line, column, rule, message))));
  return ruleBook.problems.length === 0 ? ruleBook : null;
}
