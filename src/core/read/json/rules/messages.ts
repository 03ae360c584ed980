import { catalog } from '../../../model/message.ts';
import { count } from '../../../text/format.ts';

/** Problems of a rule file. `name` is the name of a member, with its parents. */
export const ruleMessages = catalog('rules', {
  notJson: (problem: string): string => `The rules are not valid JSON: ${problem}`,
  tooLarge: (limit: number): string => `The rules are larger than ${count(limit)} characters, so none was loaded.`,
  tooMany: (found: number, limit: number): string =>
    `There are ${count(found)} rules. Only the first ${count(limit)} were loaded.`,
  newer: (version: number, supported: number): string =>
    `The rules have version ${version}. This program supports versions up to ${supported}.`,
  noFile: 'The file must contain an object: {"version": 1, "rules": [...]}.',
  version: '"version" must be 1.',
  rules: '"rules" must be a list of rules.',
  object: (name: string): string => `${name} must be an object.`,
  missing: (name: string): string => `"${name}" is missing.`,
  unknown: (name: string, known: readonly string[]): string =>
    `"${name}" is not a known member. Known members are ${known.join(', ')}.`,
  text: (name: string): string => `"${name}" must be a non-empty string.`,
  longText: (name: string, limit: number): string => `"${name}" is longer than ${count(limit)} characters.`,
  texts: (name: string): string => `"${name}" must be a string or a list of strings.`,
  list: (name: string): string => `"${name}" must be a list.`,
  flag: (name: string): string => `"${name}" must be true or false.`,
  number: (name: string): string => `"${name}" must be an integer.`,
  scalar: (name: string): string => `"${name}" may contain strings, numbers, true and false.`,
  id: '"id" may contain letters, digits, dots, underscores and hyphens.',
  sameId: (id: string): string => `Another rule already has the id "${id}". This one was ignored.`,
  pointer: (name: string, text: string): string =>
    `"${name}" must be a path such as "/results" or "". "${text}" does not begin with a slash.`,
  place: (name: string, text: string): string =>
    `"${name}" must be a path such as "/status", "@key", "@list", "@request/name", "@parent/name" or "@body/a/{key}", not "${text}".`,
  deep: (name: string): string => `"${name}" may contain ** only once.`,
  stars: (name: string): string => `"${name}" may contain * or ** with only one of {1} to {9}.`,
  outcome: (name: string, known: readonly string[]): string => `"${name}" must be one of ${known.join(', ')}.`,
  containers: '"container" must be a path, or a list of paths and objects.',
  implied: '"implied" must be true, false or a path in the request body.',
  /** Shown for rules that are loaded but turned off. */
  stopped: 'These rules were stopped because they took too long. They are off until they are changed.',
  /** `line 4, column 9: rule "a": message` */
  located: (line: number | null, column: number | null, rule: string | null, message: string): string =>
    `${line === null ? '' : `line ${line}, column ${column ?? 1}: `}${rule === null ? '' : `rule "${rule}": `}${message}`,
});

/** The default name of a rule for a response whose URL is not known. */
export function namelessRule(container: string): string {
  return `Rule for ${container === '' ? 'the whole body' : container}`;
}
