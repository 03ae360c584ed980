import type { Confidence } from '../../../model/parsedBody.ts';
import * as words from '../messages.ts';
import { type Choice, type Found, isConfirmed } from './chooseLists.ts';
import { codeNameOf, isRegistered } from '../vocabulary/statusCode.ts';
import { wordsOf } from '../vocabulary/nameRoles.ts';
import type { Request } from '../request/requestLists.ts';
import { isPlain } from '../vocabulary/resource.ts';
import { isStrong } from './strongEvidence.ts';
import { isObject } from '../syntax/value.ts';

/**
 * How far a choice can be relied on. At 207, lists that are called results and whose items hold nothing but names, HTTP
 * statuses and what goes with them are certain. What would be strong enough without the 207 is likely, and so are codes and
 * flags in what answers the items of the request; anything else could be data.
 *
 * @param status of the response
 */
export function confidenceOf(choice: Choice, request: Request, status: number): Confidence {
  const { kind, lists } = choice;
  if (kind === 'listed') return 'weak';
  if (status === 207 && kind === 'verdicts' && lists.every(isPlainResults)) return 'certain';
  if (isStrong(choice, request, 200)) return 'likely';
  const size = lists.reduce((sum, { list }) => sum + list.values.length, 0);
  const told = lists.reduce((sum, { told: { code, flag, error, word } }) => sum + Math.max(code, flag, error, word), 0);
  const isTied = lists.some(isConfirmed);
  return isTied && (kind === 'split' || told * 2 >= size) ? 'likely' : 'weak';
}

const RESULTS = new Set('results result responses response operations outcomes statuses replies'.split(' '));

/** `{"results": [{"id": "a", "status": 200}]}` */
export function isPlainResults({ list, told, verdicts }: Found): boolean {
  const { values, name } = list;
  if (!RESULTS.has(wordsOf(name).at(-1) ?? '') || told.code !== values.length || told.column === null) return false;
  const stated = codeNameOf(told.column);
  if (stated !== 'status' && stated !== 'http') return false;
  return values.every((value, row) => isObject(value) && isPlain(value) && isRegistered(verdicts.status(row) ?? 0));
}

/** In words, by what the operations were recognised. */
export function evidenceOf({ kind, lists }: Choice): string {
  const parts = lists.map((found) => {
    const { list, told, correlation } = found;
    const where = words.place(list.path, list.isMap);
    const size = list.values.length;
    const { column } = told;
    if (kind === 'listed') return words.listed(where, size);
    if (column !== null && told.code > 0) return words.carried(where, column, told.code, size);
    if (list.role === 'bad' || list.role === 'good' || list.role === 'mixed')
      return words.named(where, list.role, size, correlation.by === 'index');
    if (told.flag > 0) return words.flagged(where, told.flag, size);
    if (told.error > 0) return words.withErrors(where, told.error, size);
    return words.worded(where, told.word, size);
  });
  const tie = lists.find(({ correlation }) => correlation.by !== null)?.correlation;
  const correlated = tie?.by ? [words.tied(tie.by, tie.echo)] : [];
  const silent = kind === 'split' && !lists.some(({ list }) => list.role === 'good') ? [words.ONLY_ERRORS] : [];
  return [...parts, ...correlated, ...silent].join('; ');
}
