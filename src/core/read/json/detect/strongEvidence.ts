import { matchesWholeRequest } from './matchesWholeRequest.ts';
import { type ChosenLists, isConfirmedByRequest } from './chooseLists.ts';
import type { CorrelatedList } from './correlatedList.ts';
import { urlPath, type ParsedRequest } from '../request/requestLists.ts';
import { nameRole, nameStem } from '../vocabulary/nameRoles.ts';
import { isObject, onlyMember } from '../syntax/value.ts';

/**
 * Whether the evidence for chosen lists suffices in a response other than 207. Lists of jobs, orders and search results have
 * statuses and errors as well. Strong evidence is: items of the request, headers and bodies beside the codes, a pair of lists
 * with opposite names, or a URL with "batch".
 */
export function hasStrongEvidence(choice: ChosenLists, request: ParsedRequest, status: number): boolean {
  if (choice.kind === 'listed') return false;
  const isBatchUrl = /batch|bulk|multi|composite/i.test(urlPath(request.url));
  const isSearch = !isBatchUrl && SEARCHES.test(urlPath(request.url));
  const isWriting =
    request.method !== null &&
    !['GET', 'HEAD', 'OPTIONS', 'SEARCH', 'QUERY'].includes(request.method.toUpperCase()) &&
    !isSearch;
  // A search counts how many of the jobs and payments that it found have failed.
  if (choice.kind === 'split' && choice.isCounted === true && (isWriting || isBatchUrl)) return true;
  if (choice.kind === 'split') return isStrongSplit(choice, isWriting, isBatchUrl, status >= 200 && status < 300);
  const { lists } = choice;
  // Logs and alerts have severities as well, and resources have flags with reasons.
  if (
    lists.every(({ system, counts }) => (system?.areRemarks === true || system?.isFlag === true) && counts.system > 0)
  )
    return false;
  // At another status, `{"user": {"valid": true}, "card": {"valid": false}}` may be one resource.
  if (
    !isBatchUrl &&
    lists.every(
      (found) =>
        found.list.isRootMembers === true &&
        found.counts.code < found.list.values.length &&
        !isConfirmedByRequest(found),
    )
  )
    return false;
  const failed = total(lists, ({ counts }) => counts.failed);
  if ((isResponseBatch(choice) && !isSearch) || (isWriting && lists.every(hasWrappedOutcomes))) return true;
  if (failed === 0)
    return (
      isWriting &&
      status >= 200 &&
      status < 300 &&
      lists.length > 0 &&
      lists.every((one) => matchesWholeRequest(one, request))
    );
  // Booleans by id may mean anything.
  if (lists.every(({ list }) => list.values.every((value) => typeof value === 'boolean'))) return false;
  if (lists.some((found) => found.counts.isHttp) && (isWriting || isBatchUrl)) return true;
  const isTied = lists.some(
    (found) => isConfirmedByRequest(found) && (found.correlation.by !== 'position' || found.list.values.length > 1),
  );
  if (isTied && (isWriting || isBatchUrl || lists.some(({ counts }) => counts.code > 0))) return true;
  const explained = total(lists, ({ counts }) => counts.explained) > 0;
  if (isBatchUrl) return explained || total(lists, ({ counts }) => counts.code) > 0;
  return (
    isWriting &&
    explained &&
    total(lists, ({ counts }) => counts.code + counts.flag + counts.system) * 2 >=
      total(lists, ({ list }) => list.values.length)
  );
}

/** URLs of requests that only read, often with POST: `/jobs/search`, `/logs/_query`. */
const SEARCHES = /[/:_.-](?:search|query|find|list|lookup|filter|history|sql|audit)\/?$/i;

/** Whether most items are sub-responses: codes with headers, bodies and the like. */
export function isResponseBatch({ kind, lists }: ChosenLists): boolean {
  if (kind !== 'verdicts') return false;
  const size = total(lists, ({ list }) => list.values.length);
  const coded = total(lists, ({ counts }) => counts.code);
  const responses = total(lists, ({ counts }) => counts.responses);
  if (coded * 2 < size) return false;
  return (
    responses * 2 >= size ||
    lists.some(({ counts }) => counts.isHttp && counts.failed > 0) ||
    (total(lists, ({ counts }) => counts.failed) > 0 &&
      (total(lists, ({ counts }) => counts.explained) > 0 || coded === size) &&
      responses > 0)
  );
}

const FIELDS = new Set('params parameters fields properties attributes'.split(' '));

/** Whether failures are listed beside successes by name, or refer to items of the request. */
function isStrongSplit({ lists }: ChosenLists, isWriting: boolean, isBatchUrl: boolean, isDone: boolean): boolean {
  // `invalid-params` (RFC 9457) and the like list fields of one resource.
  const bad = lists.filter(
    (found) => found.list.role === 'bad' && (!FIELDS.has(nameStem(found.list.name) ?? '') || isEchoOfTexts(found)),
  );
  if (bad.length === 0) return false;
  // A validation error refers to the request as well, but then the response is not a 2xx.
  if (
    bad.some(
      (found) =>
        isConfirmedByRequest(found) &&
        (found.correlation.by === 'echo' || found.correlation.by === 'key' || found.correlation.by === 'index'),
    )
  )
    return true;
  if (bad.some(({ counts }) => counts.isHttp)) return true;
  // `failed_indices` in a 2xx response to a write refers to written items, while `errors` may refer to anything.
  if (
    isWriting &&
    isDone &&
    bad.some(({ list, counts }) => nameStem(list.name) !== null && counts.explained === list.values.length)
  )
    return true;
  const good = lists.filter(({ list }) => list.role === 'good');
  if (isBatchUrl && isDone && good.length > 0) return true;
  return (
    isWriting &&
    good.some(
      (found) =>
        found.correlation.by === 'echo' ||
        nameRole(String(found.list.top.at(-1) ?? '')) === 'good' ||
        bad.some(({ list }) => nameStem(list.name) !== null),
    )
  );
}

/** Whether the items are texts that a list of the request has too: `InvalidParameters: ["/app/tokn"]`. */
function isEchoOfTexts({ list, correlation }: CorrelatedList): boolean {
  return (
    correlation.by === 'echo' &&
    correlation.requested?.isMap === false &&
    list.values.every((value, row) => typeof value === 'string' && correlation.items[row] !== null)
  );
}

/** Whether each item is an object with one member that is named after its outcome: `[{"success": {…}}, {"error": {…}}]`. */
function hasWrappedOutcomes({ list }: CorrelatedList): boolean {
  const roles = list.values.map((value) => {
    const only = onlyMember(value);
    return only && isObject(only[1]) ? nameRole(only[0]) : 'plain';
  });
  return roles.every((role) => role === 'good' || role === 'bad') && roles.includes('good') && roles.includes('bad');
}

function total(lists: readonly CorrelatedList[], of: (found: CorrelatedList) => number): number {
  return lists.reduce((sum, found) => sum + of(found), 0);
}
