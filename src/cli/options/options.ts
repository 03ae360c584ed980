import { resolve } from 'node:path';
import { makeFilter } from '../../core/filter/filter.ts';
import { filterMessages } from '../../core/filter/messages.ts';
import { englishText } from '../../core/messages.ts';
import { ALL_FINDINGS, type Finding, FINDINGS } from '../../core/verdict/findings.ts';
import { fileIdentity, isRegularFile, STANDARD } from '../input/paths.ts';
import { USAGE_ERRORS } from '../messages.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { readConfig, type Settings } from './config.ts';
import { findConfig, shownPath } from './configFile.ts';
import { CONFIG_ERRORS, settingsNotice } from './messages.ts';
import { type Format, FORMATS, type Shell, SHELLS } from './table.ts';
import { UsageError } from './usageError.ts';

export interface Options {
  /** Paths; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: Format;
  readonly filter: string;
  readonly batches: boolean;
  /** Whether the text report lists successful operations as well. */
  readonly verbose: boolean;
  readonly explain: boolean;
  /** Whether the reports for people and CI servers list what the rules find. */
  readonly checks: boolean;
  readonly redact: boolean;
  /** The findings that change the exit code; empty for `never`. */
  readonly failOn: ReadonlySet<Finding>;
  /** The ids of the rules that are switched off. */
  readonly rulesOff: ReadonlySet<string>;
  /** Null for standard output. */
  readonly output: string | null;
  /** Metadata for a file that is only a body. */
  readonly method: string | null;
  readonly url: string | null;
  readonly status: number;
  readonly contentType: string | null;
  /** File with the user's rules for JSON bodies. */
  readonly rules: string | null;
  /** File with the request's body. */
  readonly request: string | null;
}

/** What a command line requests. */
export type Command =
  /** @param notice settings of a configuration file that the user must know; null if there are none */
  | { readonly kind: 'report'; readonly options: Options; readonly notice: string | null }
  /** @param topic empty for the general help text */
  | { readonly kind: 'help'; readonly topic: string }
  | { readonly kind: 'completion'; readonly shell: Shell }
  | { readonly kind: 'version' };

/** The first argument that prints a completion script; a file with this name is `./completion`. */
export const COMPLETION = 'completion';

/**
 * Parses the command line arguments, and reads the configuration file.
 *
 * @throws {UsageError}
 * @throws {FileError}
 */
export function readCommand(args: readonly string[]): Command {
  const given = parseArguments(args);
  if (given.helpTopic !== null) return { kind: 'help', topic: given.helpTopic };
  if (given.has('version')) return { kind: 'version' };
  if (args[0] === COMPLETION) return { kind: 'completion', shell: shellOf(args.slice(1)) };
  const config = configOf(given);
  const settings = config === null ? {} : readConfig(config);
  const options = readOptions(given, settings, config);
  return { kind: 'report', options, notice: config === null ? null : noticeOf(config, settings, given) };
}

/** Returns the path of the configuration file; null if there is none. @throws {UsageError} */
function configOf({ has, value }: Arguments): string | null {
  const file = value('config');
  if (has('no-config')) {
    if (file !== undefined) throw new UsageError(CONFIG_ERRORS.both);
    return null;
  }
  if (file === '') throw new UsageError(USAGE_ERRORS.empty('config'));
  return file === undefined ? findConfig(process.cwd()) : resolve(file);
}

/** Returns a message about the settings that hide results or change the exit code, so that this is not a surprise. */
function noticeOf(config: string, settings: Settings, { value }: Arguments): string | null {
  const { filter = '', failOn = FINDINGS, checks, rules, output } = settings;
  const named = (
    [
      ['fail-on', 'failOn', failOn.length === 0 ? 'never' : isDefault(failOn) ? '' : failOn.join(', ')],
      ['filter', 'filter', filter],
      [null, 'checks.off', (checks?.off ?? []).join(', ')],
      ['rules', 'rules', shown(rules) ?? ''],
      ['output', 'output', shown(output) ?? ''],
    ] as const
  ).flatMap(([option, name, text]) =>
    text === '' || (option !== null && value(option) !== undefined) ? [] : [[name, text] as const],
  );
  return named.length === 0 ? null : settingsNotice(shownPath(config), named);
}

function isDefault(failOn: readonly Finding[]): boolean {
  return failOn.length === FINDINGS.length && FINDINGS.every((one) => failOn.includes(one));
}

/**
 * Options of the command line take precedence over settings.
 *
 * @param config the path of the configuration file; null if there is none
 * @throws {UsageError}
 */
function readOptions(given: Arguments, settings: Settings, config: string | null): Options {
  const { positionals, has, value } = given;
  if (positionals.length === 0) throw new UsageError(USAGE_ERRORS.noFile);
  const rules = value('rules') ?? shown(settings.rules);
  const inputs = [...positionals, rules, value('request')].filter((path) => path !== undefined);
  if (inputs.filter((path) => path === STANDARD).length > 1) throw new UsageError(USAGE_ERRORS.standardInput);
  const format = value('format');
  return {
    files: positionals,
    format: format === undefined ? (settings.format ?? 'text') : oneOf('format', format, FORMATS),
    filter: filterOption(value('filter') ?? settings.filter ?? ''),
    batches: has('batches') || (settings.batches === true && !has('no-batches')),
    explain: has('explain'),
    checks: has('checks'),
    verbose: has('verbose') || (settings.verbose === true && !has('no-verbose')),
    redact: !has('no-redact'),
    failOn: failOnOption(given.values('fail-on'), settings.failOn ?? FINDINGS),
    rulesOff: new Set(settings.checks?.off),
    output: outputOption(
      value('output') ?? settings.output ?? STANDARD,
      config === null ? inputs : [...inputs, config],
    ),
    rules: rules ?? null,
    method: value('method')?.toUpperCase() ?? null,
    url: value('url') ?? null,
    status: statusOption(value('status') ?? '207'),
    contentType: value('content-type') ?? null,
    request: value('request') ?? null,
  };
}

function shown(path: string | undefined): string | undefined {
  return path === undefined ? undefined : shownPath(path);
}

/** @param args the arguments after `completion` */
function shellOf(args: readonly string[]): Shell {
  const shell = SHELLS.find((known) => known === args[0]);
  if (shell === undefined || args.length > 1) throw new UsageError(USAGE_ERRORS.completion(SHELLS));
  return shell;
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[], alone?: string): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(USAGE_ERRORS.notOneOf(option, value, allowed, alone));
  return found;
}

function filterOption(value: string): string {
  const { problems } = makeFilter(value);
  if (problems.length > 0)
    throw new UsageError(
      USAGE_ERRORS.filter(problems.map(({ term, reason }) => englishText(filterMessages.term(term, reason)))),
    );
  return value;
}

/** @throws {UsageError} if the report would overwrite an input file */
function outputOption(output: string, inputs: readonly string[]): string | null {
  if (output === STANDARD) return null;
  if (output === '') throw new UsageError(USAGE_ERRORS.empty('output'));
  const identity = fileIdentity(output);
  if (isRegularFile(output) && inputs.some((input) => fileIdentity(input) === identity))
    throw new UsageError(USAGE_ERRORS.overwrites(output));
  return output;
}

function statusOption(value: string): number {
  if (!/^[1-9]\d\d$/.test(value)) throw new UsageError(USAGE_ERRORS.status(value));
  return Number(value);
}

/** @param lists a comma-separated list for each time that the option is specified; none for the default */
function failOnOption(lists: readonly string[], byDefault: readonly Finding[]): ReadonlySet<Finding> {
  if (lists.length === 0) return new Set(byDefault);
  const names = lists.flatMap((list) => list.split(',').map((name) => name.trim()));
  if (names.length === 1 && names[0] === 'never') return new Set();
  return new Set(names.map((name) => oneOf('fail-on', name, ALL_FINDINGS, 'never')));
}
