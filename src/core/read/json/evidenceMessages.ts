import type { Outcome } from '../../model/operation.ts';
import { catalog } from '../../model/message.ts';
import { count, counted } from '../../text/format.ts';

const LISTED: Readonly<Record<Outcome, string>> = {
  success: 'successes',
  notice: 'notices',
  partial: 'partial successes',
  failure: 'failures',
  dependent: 'not attempted',
  unknown: 'of unknown outcome',
};

/** How the operations of a JSON body were recognized. `where` is a list: `responses[]`. */
export const evidenceMessages = catalog('evidence', {
  present: (where: string, column: string, some: number, all: number): string => {
    const name = column === '' ? where : `${where}.${column.replace(/^\*\./, '*.')}`;
    return `${name}: present in ${some} of ${counted(all, 'item', 'items')}`;
  },
  named: (where: string, role: 'good' | 'bad' | 'mixed', all: number, isNumbered: boolean): string => {
    const meaning = { good: 'successes', bad: 'failures', mixed: 'partial successes' }[role];
    return `${where}: ${counted(all, 'item', 'items')}, ${meaning} according to the name of the list${isNumbered ? ', each with the index of its request item' : ''}`;
  },
  parallel: (lists: readonly string[], all: number): string =>
    `${lists.map((name) => `${name}[]`).join(', ')}: ${counted(all, 'item', 'items')} in parallel lists`,
  tuples: (where: string, all: number): string =>
    `${where}: ${counted(all, 'item', 'items')}, each an array that contains its outcome`,
  flagged: (where: string, some: number, all: number): string =>
    `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} a success flag`,
  coded: (where: string, column: string, some: number, all: number): string =>
    `${where}.${column}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} a result code`,
  byStatus: (where: string, all: number): string => `${where}: ${counted(all, 'item', 'items')} grouped by status code`,
  withErrors: (where: string, some: number, all: number): string =>
    `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} an error`,
  worded: (where: string, some: number, all: number): string =>
    `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'has' : 'have'} a status word`,
  withoutErrors: (where: string, some: number, all: number): string =>
    `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'states' : 'state'} that there is no error`,
  /** Items without an outcome in a body that states that none failed. */
  clear: (where: string, all: number): string =>
    `${where}: ${counted(all, 'item', 'items')}; the body states that none failed`,
  listed: (where: string, all: number): string =>
    `${where}: ${counted(all, 'item', 'items')}, the same number as in the request; none states its outcome`,
  undecided: (where: string, all: number): string =>
    `${where}: ${counted(all, 'item', 'items')} with codes whose meaning is unknown`,
  correlated: (
    by: 'key' | 'echo' | 'index' | 'pointer' | 'position',
    echo: { readonly response: string; readonly request: string } | null,
  ): string => {
    if (by === 'key') return 'keys match the request';
    if (by === 'echo')
      return echo && echo.response !== '' ? `${echo.response} matches the request` : 'items match the request';
    if (by === 'index') return 'items have the index of their request item';
    return by === 'pointer' ? 'items have pointers into the request' : 'items match the request by position';
  },
  guess: 'a guess: it might be data',
  onlyErrors: 'only failures are listed',
  /** Request items without a result. */
  notMentioned: (some: number, all: number): string =>
    `${count(some)} of ${counted(all, 'request item', 'request items')} ${some === 1 ? 'is' : 'are'} not mentioned`,
  /** Request items without a result, which are successes according to the API or the request. */
  implied: (some: number): string =>
    `${counted(some, 'request item', 'request items')} ${some === 1 ? 'is' : 'are'} not mentioned, which implies success`,
  byRule: (name: string, isOwn: boolean, parts: readonly string[]): string =>
    `${isOwn ? 'Your rule' : 'Rule'} "${name}": ${parts.join('; ')}`,
  /** A container whose rule states the outcome by something other than a member. */
  stated: (where: string, some: number, all: number): string =>
    `${where}: ${some} of ${counted(all, 'item', 'items')} ${some === 1 ? 'states its' : 'state their'} outcome`,
  /** A container whose rule states the outcome of all its items. */
  listedAs: (where: string, all: number, outcome: Outcome): string =>
    `${where}: ${counted(all, 'item', 'items')}, all of them ${LISTED[outcome]}`,
  trpc: (all: number, isBatchUrl: boolean): string =>
    `tRPC: results of ${counted(all, 'procedure', 'procedures')}${isBatchUrl ? '; the URL contains batch=1' : ' with httpStatus and path'}`,
  byId: (where: string, all: number, isMatched: boolean): string =>
    `${where}: ${counted(all, 'response', 'responses')}${isMatched ? ', matched with the requests by id' : ' with an id'}`,
  graphqlBatch: (all: number): string => `GraphQL: ${counted(all, 'result', 'results')} in one list`,
  graphqlErrors: (all: number): string =>
    `errors[]: ${counted(all, 'field error', 'field errors')}; the other fields are in data`,
  userErrors: (all: number): string => `${counted(all, 'user error', 'user errors')} in data`,
  elasticBulk: (all: number): string => `items[].*.status: ${counted(all, 'action', 'actions')}`,
  elasticSearches: (all: number): string => `responses[]: ${counted(all, 'search', 'searches')}`,
  pointing: (where: string, some: number, all: number): string =>
    `${where}: ${some} of ${counted(all, 'error', 'errors')} ${some === 1 ? 'has' : 'have'} a pointer into the request`,
  allDone: (where: string, all: number): string =>
    `${where}: ${counted(all, 'result', 'results')}; after a failure, there are none`,
  byKeys: (maps: readonly string[], some: number, all: number): string =>
    `${maps.map((map) => `${map}{}`).join(', ')}: ${counted(all, 'key', 'keys')}, ${some} with a status`,
  rpcStatuses: (where: string, all: number): string =>
    `${where}: ${counted(all, 'gRPC status', 'gRPC statuses')}, one for each requested item`,
  split: (good: string, done: number, bad: string, failed: number): string =>
    `${good}: ${counted(done, 'success', 'successes')}; ${bad}: ${counted(failed, 'error', 'errors')}`,
  homeKit: (all: number): string =>
    `characteristics[].status: ${counted(all, 'characteristic', 'characteristics')}, each with aid and iid`,
  /** @param missing number of procedures whose result is not in the stream */
  trpcStream: (all: number, missing: number): string => {
    const some = missing === 0 ? '' : `, ${count(missing)} without a complete result`;
    return `tRPC stream: ${counted(all, 'procedure', 'procedures')} in the first line, completed by later lines${some}`;
  },
  webdavJson: (all: number): string =>
    `multistatus.response[]: ${counted(all, 'response', 'responses')} of a DAV:multistatus`,
  /** @param all number of JSON texts in the body */
  inTexts: (evidence: string, all: number): string => `${evidence}; the first of ${count(all)} JSON texts in the body`,
  /** Items before the end of a truncated body. */
  truncated: (where: string, all: number): string =>
    `${where}: ${counted(all, 'item', 'items')} before the end of the truncated body; none states a result`,
  graphqlMutations: (all: number): string =>
    `data: ${counted(all, 'mutation', 'mutations')}, each with its own list of errors`,
  joined: (parts: readonly string[]): string => parts.join('; '),
});
