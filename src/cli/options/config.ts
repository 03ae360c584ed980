import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { CHECK_RULES } from '../../core/checks/checkRules.ts';
import { makeFilter } from '../../core/filter/filter.ts';
import { filterMessages } from '../../core/filter/messages.ts';
import { englishText } from '../../core/messages.ts';
import { parseDocument } from '../../core/read/json/syntax/document.ts';
import { isList, isObject, type Json, type Path } from '../../core/read/json/syntax/value.ts';
import { createLineColumnLookup } from '../../core/text/lineColumn.ts';
import { ALL_FINDINGS, type Finding } from '../../core/verdict/findings.ts';
import { FileError } from '../input/fileError.ts';
import { configText, shownPath } from './configFile.ts';
import { CONFIG_ERRORS } from './messages.ts';
import { nearest } from './nearest.ts';
import { findOption, type Format, FORMATS } from './table.ts';

/** The settings of a configuration file. Paths are absolute. */
export interface Settings {
  readonly format?: Format;
  readonly output?: string;
  readonly filter?: string;
  readonly verbose?: boolean;
  /** Empty for `never`. */
  readonly failOn?: readonly Finding[];
  readonly batches?: boolean;
  readonly checks?: CheckSettings;
  readonly rules?: string;
}

/** Settings of the rules that responses are checked against. */
interface CheckSettings {
  /** The ids of the rules that are switched off. */
  readonly off: readonly string[];
}

/** Reports a problem of the member that is being read, or of a value inside it. */
type Report = (problem: string, ...inside: Path) => undefined;

/** Returns the value of a member, or undefined after a report. @param folder of the configuration file */
type MemberReader<Value> = (value: Json, report: Report, name: string, folder: string) => Value | undefined;

const READERS: { readonly [Name in keyof Settings]-?: MemberReader<Exclude<Settings[Name], undefined>> } = {
  format: (value, report, name) =>
    FORMATS.find((known) => known === value) ?? report(CONFIG_ERRORS.oneOf(name, FORMATS)),
  output: (value, report, name, folder) => {
    const file = pathOf(value, report, name, folder);
    return file === undefined || isInside(file, folder) ? file : report(CONFIG_ERRORS.outside(name));
  },
  filter: filterOf,
  verbose: flagOf,
  failOn: findingsOf,
  batches: flagOf,
  checks: checksOf,
  rules: pathOf,
};

/** The members of a configuration file. */
const CONFIG_MEMBERS: readonly string[] = ['$schema', ...Object.keys(READERS)];

/**
 * Reads a configuration file.
 *
 * @throws {FileError} if it cannot be read or has an unknown member or an invalid value, with a line for each problem
 */
export function readConfig(file: string): Settings {
  const text = configText(file);
  const placeOf = createLineColumnLookup(text);
  const document = parseDocument(text);
  const problems: string[] = [];
  const reportAt = (offset: number, problem: string): undefined => {
    const { line, column } = placeOf(offset);
    problems.push(CONFIG_ERRORS.located(shownPath(file), line, column, problem));
  };
  const settings: Record<string, unknown> = {};
  const [fault] = document.problems;
  if (fault) reportAt(fault.offset ?? 0, document.recovered ? CONFIG_ERRORS.notJson : CONFIG_ERRORS.repeated);
  if (problems.length === 0 && !isObject(document.value))
    reportAt(document.range([])?.[0] ?? 0, CONFIG_ERRORS.noObject);
  // The values of a file that is not valid JSON are guesses.
  const members = problems.length === 0 && isObject(document.value) ? document.value : {};
  for (const [name, value] of Object.entries(members)) {
    const report: Report = (problem, ...inside) => reportAt(document.range([name, ...inside])?.[0] ?? 0, problem);
    const found = readMember(name, value, report, dirname(file));
    if (found !== undefined) settings[name] = found;
  }
  if (problems.length > 0) throw new FileError(problems.join('\n'));
  return settings;
}

function readMember(name: string, value: Json, report: Report, folder: string): unknown {
  if (name === '$schema') return typeof value === 'string' ? undefined : report(CONFIG_ERRORS.text(name));
  const [, read] = Object.entries(READERS).find(([known]) => known === name) ?? [];
  return read === undefined ? report(unknownMember(name)) : read(value, report, name, folder);
}

function unknownMember(name: string): string {
  const option = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (/^(?:no-)?redact(?:ion)?$/.test(option)) return CONFIG_ERRORS.secrets(name);
  if (findOption(option)?.[1].about === 'body') return CONFIG_ERRORS.aboutBody(name);
  return CONFIG_ERRORS.unknown(name, nearest(name, CONFIG_MEMBERS), CONFIG_MEMBERS);
}

function flagOf(value: Json, report: Report, name: string): boolean | undefined {
  return typeof value === 'boolean' ? value : report(CONFIG_ERRORS.flag(name));
}

function pathOf(value: Json, report: Report, name: string, folder: string): string | undefined {
  // Standard input and output are for the command line: `-` would be a file with this name.
  if (typeof value !== 'string' || value === '' || value === '-') return report(CONFIG_ERRORS.path(name));
  return resolve(folder, value);
}

/** Whether a file is in a folder or below it: a repository of someone else must not make a run overwrite other files. */
function isInside(file: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(dirname(file)));
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // A folder that does not exist is an error as soon as the report is written.
    return folder;
  }
}

function filterOf(value: Json, report: Report, name: string): string | undefined {
  if (typeof value !== 'string') return report(CONFIG_ERRORS.text(name));
  const { problems } = makeFilter(value);
  for (const { term, reason } of problems)
    report(CONFIG_ERRORS.filter(name, englishText(filterMessages.term(term, reason))));
  return value;
}

function findingsOf(value: Json, report: Report, name: string): readonly Finding[] | undefined {
  if (value === 'never') return [];
  if (!isList(value) || value.length === 0) return report(CONFIG_ERRORS.findings(name, ALL_FINDINGS));
  return value.flatMap((item, index) => {
    const found = ALL_FINDINGS.find((known) => known === item);
    if (found === undefined) report(CONFIG_ERRORS.findings(name, ALL_FINDINGS), index);
    return found ?? [];
  });
}

function checksOf(value: Json, report: Report, name: string): CheckSettings | undefined {
  if (!isObject(value)) return report(CONFIG_ERRORS.checks(name));
  for (const key of Object.keys(value)) if (key !== 'off') report(CONFIG_ERRORS.checks(name), key);
  const { off = [] } = value;
  if (!isList(off)) return report(CONFIG_ERRORS.checks(name), 'off');
  const ids = CHECK_RULES.map(({ id }) => id);
  return {
    off: off.flatMap((item, index) => {
      if (typeof item === 'string' && ids.includes(item)) return item;
      const typed = typeof item === 'string' ? item : '';
      report(CONFIG_ERRORS.rule(typed, typed === '' ? undefined : nearest(typed, ids)), 'off', index);
      return [];
    }),
  };
}
