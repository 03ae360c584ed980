import type { Outcome } from '../../model/operation.ts';
import { catalog } from '../../model/message.ts';
import { count, counted } from '../../text/format.ts';

// Everything that the readers of JSON, NDJSON and multipart say to people.

const LONGEST_KEY = 80;

/** Problems of JSON and NDJSON bodies. */
export const jsonMessages = catalog('json', {
  empty: 'The body is empty.',
  notJson: 'The body is not valid JSON.',
  cut: 'The JSON is truncated. Only complete items are listed.',
  trailing: 'The body has text after the end of the JSON. It was skipped.',
  notWellFormed: 'The JSON is not well-formed. Only the parts that could be parsed are listed.',
  tooDeep: (depth: number, limit: number): string =>
    `The JSON is nested ${counted(depth, 'level', 'levels')} deep. Positions are known down to level ${limit} only.`,
  /** @param levels of batches within batches that are parsed */
  nestedBatches: (levels: number): string =>
    `Batches are nested more than ${counted(levels, 'level', 'levels')} deep. Results below that level are not listed.`,
  severalTexts: (all: number): string =>
    `The body has ${counted(all, 'JSON text', 'JSON texts')}, one after the other. All of them are parsed.`,
  /** @param index of the JSON text, from 0 */
  inText: (index: number, message: string): string => `JSON text ${index} (counted from 0): ${message}`,
  /** @param others number of texts without results, this one included */
  textWithoutResults: (index: number, others: number): string =>
    `JSON text ${index} (counted from 0) has no recognized results${others > 1 ? `, nor have ${counted(others - 1, 'other', 'others')}` : ''}.`,
  unfinished: (member: string): string => `The body states that results are missing (${member}).`,
  repeatedKey: (key: string): string =>
    `The key "${key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key}" occurs more than once in an object. Only its last value is used.`,
  tooManyPlaces: (rule: string): string =>
    `The body is too large, or nested too deep, to find all matches of the rule "${rule}". Items may be missing.`,
  /** @param skipped number of lines that are not valid JSON, this one included */
  badLine: (line: number, message: string, skipped: number): string =>
    `Line ${line} (counted from 0, without blank lines): ${message}${
      skipped > 1 ? ` ${counted(skipped, 'line', 'lines')} are not valid JSON and were skipped.` : ''
    }`,
});

/** Of an item that states a good status: `contradicted by body.error`. */
export function contradicted(member: string): string {
  return `contradicted by ${member}`;
}

/** `body.success is false`, where nothing else says what went wrong. */
export function contradiction(member: string, value: string): string {
  return `${member} is ${value}`;
}

/** `#3`, counted from 0 like the items of the request. */
export function number(index: number): string {
  return `#${index}`;
}

/** `attributes[1]` */
export function numbered(list: string, index: number): string {
  return `${list}[${index}]`;
}

/** Two ends of a link. */
export function link(from: string, to: string): string {
  return `${from} → ${to}`;
}

export function nameAndId(name: string, id: string): string {
  return `${name} (${id})`;
}

/** `responses[]`, `results{}`, `body[]` for a body that is a list itself. */
export function place(path: readonly (string | number)[], isMap: boolean): string {
  return `${path.length === 0 ? 'body' : path.join('.')}${isMap ? '{}' : '[]'}`;
}

export function carried(where: string, column: string, some: number, all: number): string {
  const name = column === '' ? where : `${where}.${column.replace(/^\*\./, '*.')}`;
  return `${name}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'carries' : 'carry'} it`;
}

export function named(where: string, role: 'good' | 'bad' | 'mixed', all: number, isNumbered: boolean): string {
  const meaning = { good: 'successes', bad: 'failures', mixed: 'partial successes' }[role];
  return `${where}: ${counted(all, 'item', 'items')}, ${meaning} by the name of the list${isNumbered ? ', each with the number of its request item' : ''}`;
}

export function parallel(lists: readonly string[], all: number): string {
  return `${lists.map((name) => `${name}[]`).join(', ')}: ${counted(all, 'item', 'items')} in parallel lists`;
}

export function tuples(where: string, all: number): string {
  return `${where}: ${counted(all, 'item', 'items')}, each a list with its outcome`;
}

export function flagged(where: string, some: number, all: number): string {
  return `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} a success flag`;
}

export function coded(where: string, column: string, some: number, all: number): string {
  return `${where}.${column}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} a code that states success or failure`;
}

export function withErrors(where: string, some: number, all: number): string {
  return `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} an error`;
}

export function worded(where: string, some: number, all: number): string {
  return `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} a word for success or failure`;
}

export function withoutErrors(where: string, some: number, all: number): string {
  return `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'states' : 'state'} that there is no error`;
}

/** Items without an outcome in a body that states that none failed. */
export function clear(where: string, all: number): string {
  return `${where}: ${counted(all, 'item', 'items')}; the body states that none failed`;
}

export function listed(where: string, all: number): string {
  return `${where}: ${counted(all, 'item', 'items')}, as many as were sent; none states its outcome`;
}

export function tied(
  by: 'key' | 'echo' | 'index' | 'pointer' | 'position',
  echo: { readonly response: string; readonly request: string } | null,
): string {
  if (by === 'key') return 'keys are those of the request';
  if (by === 'echo')
    return echo && echo.response !== '' ? `${echo.response} repeats the request` : 'the items repeat the request';
  if (by === 'index') return 'items are numbered as in the request';
  return by === 'pointer' ? 'items point into the request' : 'items match those of the request one by one';
}

export const GUESS = 'a guess: it might be data';

export const ONLY_ERRORS = 'only failures are listed';

/** Request items that an answer says nothing about. */
export function notMentioned(some: number, all: number): string {
  return `${count(some)} of ${counted(all, 'item', 'items')} of the request ${some === 1 ? 'is' : 'are'} not mentioned`;
}

/** The same where the API, or the request, says that silence means success. */
export function implied(some: number): string {
  return `${counted(some, 'item', 'items')} of the request ${some === 1 ? 'is' : 'are'} not mentioned, which here means success`;
}

export function byRule(name: string, isOwn: boolean, told: readonly string[]): string {
  return `${isOwn ? 'Your rule' : 'Rule'} "${name}": ${told.join('; ')}`;
}

/** A container of a rule that names no one member. */
export function toldBy(where: string, some: number, all: number): string {
  return `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'states its' : 'state their'} outcome`;
}

/** A container that says by itself what became of all in it. */
export function listedAs(where: string, all: number, outcome: Outcome): string {
  return `${where}: ${counted(all, 'item', 'items')}, all of them ${LISTED[outcome]}`;
}

const LISTED: Readonly<Record<Outcome, string>> = {
  success: 'successes',
  notice: 'notices',
  partial: 'partial successes',
  failure: 'failures',
  dependent: 'not attempted',
  unknown: 'of unknown outcome',
};

export const INNER_MULTISTATUS = 'the multistatus in this part is not parsed';
export function trpc(all: number, isBatchUrl: boolean): string {
  return `tRPC: ${counted(all, 'procedure', 'procedures')} answered${isBatchUrl ? ', the URL says batch=1' : ' with httpStatus and path'}`;
}

export function byId(where: string, all: number, isTied: boolean): string {
  return `${where}: ${counted(all, 'response', 'responses')}${isTied ? ', matched with the requests by id' : ' with an id'}`;
}

export function graphqlBatch(all: number): string {
  return `GraphQL: ${counted(all, 'result', 'results')} in one list`;
}

export function graphqlErrors(all: number): string {
  return `errors[]: ${counted(all, 'field error', 'field errors')}; the other fields are in data`;
}

export function userErrors(all: number): string {
  return `${counted(all, 'user error', 'user errors')} in data`;
}

export function elasticBulk(all: number): string {
  return `items[].*.status: ${counted(all, 'action', 'actions')}`;
}

export function failedShards(failed: number, total: number | null): string {
  return total === null
    ? `${counted(failed, 'shard', 'shards')} failed`
    : `${count(failed)} of ${counted(total, 'shard', 'shards')} failed`;
}

export const TIMED_OUT = 'timed out before all results were found';

export function elasticSearches(all: number): string {
  return `responses[]: ${counted(all, 'search', 'searches')}`;
}

export function pointing(where: string, some: number, all: number): string {
  return `${where}: ${some} of ${counted(all, 'error', 'errors')} ${some === 1 ? 'points' : 'point'} into the request`;
}

export function allDone(where: string, all: number): string {
  return `${where}: ${counted(all, 'result', 'results')}; a failure would leave none`;
}

export function byKeys(maps: readonly string[], some: number, all: number): string {
  return `${maps.map((map) => `${map}{}`).join(', ')}: ${counted(all, 'key', 'keys')}, ${some} with a status`;
}

export function rpcStatuses(where: string, all: number): string {
  return `${where}: ${counted(all, 'gRPC status', 'gRPC statuses')}, one for each requested item`;
}

export function split(good: string, done: number, bad: string, failed: number): string {
  return `${good}: ${counted(done, 'success', 'successes')}; ${bad}: ${counted(failed, 'error', 'errors')}`;
}

export function homeKit(all: number): string {
  return `characteristics[].status: ${counted(all, 'characteristic', 'characteristics')}, each with aid and iid`;
}

/** @param missing number of procedures whose result is not in the stream */
export function trpcStream(all: number, missing: number): string {
  const some = missing === 0 ? '' : `, ${count(missing)} without a complete result`;
  return `tRPC stream: ${counted(all, 'procedure', 'procedures')} in the first line, completed by later lines${some}`;
}

export const TRPC_STREAM_ENDS = 'The stream ended before this result.';

export function webdavJson(all: number): string {
  return `multistatus.response[]: ${counted(all, 'response', 'responses')} of a DAV:multistatus`;
}

/** `acl, owner: HTTP/1.1 403 Forbidden` */
export function failedProperties(names: readonly string[], reason: string): string {
  return [names.join(', '), reason].filter((text) => text !== '').join(': ');
}

/** @param all number of JSON texts in the body */
export function inTexts(evidence: string, all: number): string {
  return `${evidence}; the first of ${count(all)} JSON texts in the body`;
}

/** Items before the end of a truncated body. */
export function truncated(where: string, all: number): string {
  return `${where}: ${counted(all, 'item', 'items')} before the end of the truncated body; none states a result`;
}

export function graphqlMutations(all: number): string {
  return `data: ${counted(all, 'mutation', 'mutations')}, with lists of errors of their own`;
}
