import { parseArgs } from 'node:util';
import { makeFilter } from '../core/filter/filter.ts';
import { USAGE_ERRORS } from './messages.ts';
import { filterMessages } from '../core/filter/messages.ts';
import { englishText } from '../core/messages.ts';
import { type Finding, FINDINGS } from '../core/verdict/findings.ts';
import { fileIdentity, isRegularFile, STANDARD } from './input.ts';

export const FORMATS = ['text', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface Options {
  /** Paths; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: Format;
  readonly filter: string;
  readonly batches: boolean;
  readonly redact: boolean;
  /** The findings that change the exit code; empty for `never`. */
  readonly failOn: ReadonlySet<Finding>;
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

/** An invalid argument. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Parses the command line arguments. @throws {UsageError} */
export function readOptions(args: readonly string[]): Options | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  if (positionals.length === 0) throw new UsageError(USAGE_ERRORS.noFile);
  const inputs = [...positionals, values.rules, values.request].filter((path) => path !== undefined);
  if (inputs.filter((path) => path === STANDARD).length > 1) throw new UsageError(USAGE_ERRORS.standardInput);
  return {
    files: positionals,
    format: oneOf('format', values.format ?? 'text', FORMATS),
    filter: filterOption(values.filter ?? ''),
    batches: values.batches ?? false,
    redact: !(values['no-redact'] ?? false),
    failOn: failOnOption(values['fail-on'] ?? [...FINDINGS]),
    output: outputOption(values.output ?? STANDARD, inputs),
    rules: values.rules ?? null,
    method: values.method?.toUpperCase() ?? null,
    url: values.url ?? null,
    status: statusOption(values.status ?? '207'),
    contentType: values['content-type'] ?? null,
    request: values.request ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', short: 'f' },
        filter: { type: 'string' },
        batches: { type: 'boolean' },
        'no-redact': { type: 'boolean' },
        'fail-on': { type: 'string', multiple: true },
        output: { type: 'string', short: 'o' },
        rules: { type: 'string' },
        method: { type: 'string' },
        url: { type: 'string' },
        status: { type: 'string' },
        'content-type': { type: 'string' },
        request: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(usageMessage(message), { cause: error });
  }
}

/** Returns a short message for an error of `parseArgs`, or its own message if it is not known. */
function usageMessage(message: string): string {
  const option = /^(?:Unknown option|Option) '(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1];
  if (option === undefined) return message;
  if (message.startsWith('Unknown option')) return USAGE_ERRORS.unknown(option);
  if (message.includes('ambiguous')) return USAGE_ERRORS.valueLikeOption(option);
  if (message.includes('argument missing')) return USAGE_ERRORS.valueMissing(option);
  return message.includes('does not take an argument') ? USAGE_ERRORS.valueNotAllowed(option) : message;
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

/** @param lists a comma-separated list for each time that the option is specified */
function failOnOption(lists: readonly string[]): ReadonlySet<Finding> {
  const names = lists.flatMap((list) => list.split(',').map((name) => name.trim()));
  if (names.length === 1 && names[0] === 'never') return new Set();
  return new Set(names.map((name) => oneOf('fail-on', name, FINDINGS, 'never')));
}
