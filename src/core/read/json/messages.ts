import { catalog } from '../../model/message.ts';
import { count, counted } from '../../text/format.ts';

// Messages of the JSON, NDJSON and multipart parsers.

const LONGEST_KEY = 80;

function shortened(key: string): string {
  return key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key;
}

/** Problems of JSON and NDJSON bodies. */
export const jsonMessages = catalog('json', {
  empty: 'The body is empty.',
  notJson: 'The body is not valid JSON.',
  cut: 'The JSON is truncated. Only complete items and failures are listed.',
  shorterThanStated: 'The body is shorter than its Content-Length states: lines are missing.',
  trailing: 'The body has text after the end of the JSON. It was skipped.',
  notWellFormed: 'The JSON is not well-formed. Only the parts that could be parsed are listed.',
  tooDeep: (depth: number, limit: number): string =>
    `The JSON is nested ${counted(depth, 'level', 'levels')} deep. Positions are known down to level ${limit} only.`,
  /** @param levels greatest number of nested batches that are parsed */
  nestedBatches: (levels: number): string =>
    `Batches are nested more than ${counted(levels, 'level', 'levels')} deep. Results below that level are not listed.`,
  severalTexts: (all: number): string =>
    `The body has ${counted(all, 'JSON text', 'JSON texts')}, one after the other. All of them are parsed.`,
  /** @param index of the JSON text, from 0 */
  inText: (index: number, message: string): string => `JSON text ${index} (counted from 0): ${message}`,
  /** @param others number of texts without results, including this one */
  textWithoutResults: (index: number, others: number): string =>
    others > 1
      ? `JSON text ${index} (counted from 0) and ${counted(others - 1, 'other', 'others')} have no recognized results.`
      : `JSON text ${index} (counted from 0) has no recognized results.`,
  unfinished: (member: string): string => `The body states that results are missing (${member}).`,
  /** @param member the path of a member: `payments.p.status` */
  failureOutside: (member: string): string =>
    `A failure, or an item without a result, is stated outside of the listed results (${shortened(member)}).`,
  repeatedKey: (key: string): string =>
    `The key "${shortened(key)}" occurs more than once in an object. Only its last value is used.`,
  tooManyPlaces: (rule: string): string =>
    `The body is too large, or nested too deep, to find all matches of the rule "${rule}". Items may be missing.`,
  /** @param skipped number of lines that are not valid JSON, including this one */
  badLine: (line: number, message: string, skipped: number): string =>
    `Line ${line} (counted from 0, without blank lines): ${message}${
      skipped > 1 ? ` ${counted(skipped, 'line', 'lines')} are not valid JSON and were skipped.` : ''
    }`,
});

/** The last condition of an item that has too many errors. */
export function furtherErrors(left: number): string {
  return `${count(left)} more`;
}

/** `#3`, counted from 0 like request items. */
export function number(index: number): string {
  return `#${index}`;
}

/** `attributes[1]` */
export function numbered(list: string, index: number): string {
  return `${list}[${index}]`;
}

/** `1 → 2`, for an association between two records. */
export function link(from: string, to: string): string {
  return `${from} → ${to}`;
}

/** `/Users (qwerty)` */
export function nameAndId(name: string, id: string): string {
  return `${name} (${id})`;
}

/** `responses[]`, `results{}`, `body[]` for a body that is a list itself. */
export function place(path: readonly (string | number)[], isMap: boolean): string {
  return `${path.length === 0 ? 'body' : path.join('.')}${isMap ? '{}' : '[]'}`;
}

/** `acl, owner: HTTP/1.1 403 Forbidden` */
export function failedProperties(names: readonly string[], reason: string): string {
  return [names.join(', '), reason].filter((text) => text !== '').join(': ');
}
