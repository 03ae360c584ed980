import type { Message } from '../../../model/message.ts';
import type { Confidence } from '../../../model/parsedBody.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type ChosenLists, isConfirmedByRequest } from './chooseLists.ts';
import type { CorrelatedList } from './correlatedList.ts';
import { codeMemberKind, isRegisteredStatus } from '../vocabulary/statusCode.ts';
import { nameWords } from '../vocabulary/nameRoles.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isPlainResult } from '../vocabulary/resource.ts';
import { hasStrongEvidence } from './strongEvidence.ts';
import { isObject } from '../syntax/value.ts';

/**
 * The confidence in chosen lists. Certain: lists of a 207 that are named like results and whose items have only names, HTTP
 * statuses and their accompanying members. Likely: evidence that suffices without a 207, or codes and flags in items of the
 * request. Weak: anything else, since it could be data.
 *
 * @param status of the response
 */
export function confidenceOf(choice: ChosenLists, request: ParsedRequest, status: number): Confidence {
  const { kind, lists, isClear = false } = choice;
  if (kind === 'listed') return isClear && lists.every(isConfirmedByRequest) ? 'likely' : 'weak';
  if (status === 207 && kind === 'verdicts' && lists.every(isPlainResults)) return 'certain';
  if (hasStrongEvidence(choice, request, 200)) return 'likely';
  const size = lists.reduce((sum, { list }) => sum + list.values.length, 0);
  const stated = lists.reduce(
    (sum, { counts: { code, flag, error, denied, word, system } }) =>
      sum + Math.max(code, flag, error, denied, word, system),
    0,
  );
  const isTied = lists.some(isConfirmedByRequest);
  return isTied && (kind === 'split' || stated * 2 >= size) ? 'likely' : 'weak';
}

const RESULTS = new Set('results result responses response operations outcomes statuses replies'.split(' '));

/** Whether a list has only plain results: `{"results": [{"id": "a", "status": 200}]}`. */
export function isPlainResults({ list, counts, verdicts }: CorrelatedList): boolean {
  const { values, name } = list;
  if (!RESULTS.has(nameWords(name).at(-1) ?? '') || counts.code !== values.length || counts.column === null)
    return false;
  const stated = codeMemberKind(counts.column);
  if (stated !== 'status' && stated !== 'http') return false;
  return values.every(
    (value, row) => isObject(value) && isPlainResult(value) && isRegisteredStatus(verdicts.status(row) ?? 0),
  );
}

/** How the operations were recognized, one message for each kind of evidence. */
export function evidenceOf({ kind, lists, isClear = false }: ChosenLists): Message[] {
  const parts = lists.map((found) => {
    const { list, counts, correlation } = found;
    const where = words.place(list.path, list.isMap);
    const size = list.values.length;
    const { column } = counts;
    if (list.composed && list.composed.length > 0) return evidenceMessages.parallel(list.composed, size);
    if (list.composed) return evidenceMessages.tuples(where, size);
    if (kind === 'listed')
      return isClear
        ? evidenceMessages.clear(where, size)
        : isConfirmedByRequest(found)
          ? evidenceMessages.listed(where, size)
          : evidenceMessages.undecided(where, size);
    if (column !== null && counts.code > 0) return evidenceMessages.present(where, column, counts.code, size);
    if (list.role === 'bad' || list.role === 'good' || list.role === 'mixed')
      return evidenceMessages.named(where, list.role, size, correlation.by === 'index');
    if (counts.flag > 0) return evidenceMessages.flagged(where, counts.flag, size);
    if (found.system?.isFlag === true && counts.system > 0) return evidenceMessages.flagged(where, counts.system, size);
    if (found.system !== null && counts.system > 0)
      return evidenceMessages.coded(where, found.system.column, counts.system, size);
    if (counts.error > 0) return evidenceMessages.withErrors(where, counts.error, size);
    if (counts.denied > 0) return evidenceMessages.withoutErrors(where, counts.denied, size);
    return evidenceMessages.worded(where, counts.word, size);
  });
  const tie = lists.find(({ correlation }) => correlation.by !== null)?.correlation;
  const correlated = tie?.by ? [evidenceMessages.correlated(tie.by, tie.sharedColumns)] : [];
  const silent =
    kind === 'split' && !lists.some(({ list }) => list.role === 'good') ? [evidenceMessages.onlyErrors] : [];
  return [...parts, ...correlated, ...silent];
}
