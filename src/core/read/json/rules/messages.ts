import { count } from '../../../text/format.ts';

// What is wrong with a file of rules. Each message follows the place in the file and the rule's name.

export const RULES = {
  notJson: (why: string): string => `The rules are not JSON: ${why}`,
  tooLarge: (most: number): string => `The rules are larger than ${count(most)} characters, so none was read.`,
  tooMany: (found: number, most: number): string =>
    `There are ${count(found)} rules; only the first ${count(most)} were read.`,
  newer: (version: number, known: number): string =>
    `The rules are of version ${version}; this program knows versions up to ${known}.`,
  noFile: 'The file must hold an object: {"version": 1, "rules": [...]}.',
  version: '"version" must be 1.',
  rules: '"rules" must be a list of rules.',
  object: (what: string): string => `${what} must be an object.`,
  missing: (name: string): string => `"${name}" is missing.`,
  unknown: (name: string, known: readonly string[]): string =>
    `"${name}" is no member that is known here; known are ${known.join(', ')}.`,
  text: (name: string): string => `"${name}" must be a text that is not empty.`,
  longText: (name: string, most: number): string => `"${name}" is longer than ${count(most)} characters.`,
  texts: (name: string): string => `"${name}" must be a text or a list of texts.`,
  list: (name: string): string => `"${name}" must be a list.`,
  flag: (name: string): string => `"${name}" must be true or false.`,
  number: (name: string): string => `"${name}" must be a whole number.`,
  scalar: (name: string): string => `"${name}" may hold texts, numbers, true and false.`,
  id: '"id" may hold letters, digits, dots, underscores and hyphens.',
  sameId: (id: string): string => `Another rule has the id "${id}" already; this one was left out.`,
  pointer: (name: string, text: string): string =>
    `"${name}" must be a place such as "/results" or ""; "${text}" does not begin with a slash.`,
  place: (name: string, text: string): string =>
    `"${name}" must be a place such as "/status", "@key", "@list", "@request/name" or "@body/a/{key}"; not "${text}".`,
  deep: (name: string): string => `"${name}" may hold ** once only.`,
  stars: (name: string): string => `"${name}" may hold * or ** with one of {1} to {9} only.`,
  outcome: (name: string, known: readonly string[]): string => `"${name}" must be one of ${known.join(', ')}.`,
  containers: '"container" must be a place, or a list of places and objects.',
  /** A rule that was made for an answer whose URL is not known. */
  nameless: (container: string): string => `Rule for ${container === '' ? 'the whole body' : container}`,
  implied: '"implied" must be true, false or a place in the request\'s body.',
};

/** `line 4, column 9: rule "a": message` */
export function rulesProblem(line: number | null, column: number | null, rule: string | null, message: string): string {
  const place = line === null ? '' : `line ${line}, column ${column ?? 1}: `;
  return `${place}${rule === null ? '' : `rule "${rule}": `}${message}`;
}
