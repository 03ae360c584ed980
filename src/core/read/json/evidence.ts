import type { Confidence } from '../../model/reading.ts';
import * as words from '../../words/json.ts';
import type { Choice, Found } from './choose.ts';

/** How far a choice can be relied on: `certain` is left to the named readers. */
export function confidenceOf({ kind, lists }: Choice): Confidence {
  if (kind === 'listed') return 'weak';
  const size = lists.reduce((sum, { list }) => sum + list.rows.length, 0);
  const sum = (of: (found: Found) => number): number => lists.reduce((total, found) => total + of(found), 0);
  if (kind === 'split')
    return lists.some(({ list }) => list.role === 'good') || lists.some(({ correlation }) => correlation.by !== null)
      ? 'likely'
      : 'weak';
  const coded = sum(({ told }) => told.code);
  const flagged = sum(({ told }) => told.flag + told.error);
  const isTied = lists.some(({ correlation }) => correlation.by !== null);
  const says = sum(({ told }) => told.answers + told.explained) > 0;
  return (coded * 2 >= size && (isTied || says || coded === size)) ||
    flagged * 2 >= size ||
    ((coded > 0 || flagged > 0) && isTied) ||
    (isTied && sum(({ told }) => told.word) * 2 >= size)
    ? 'likely'
    : 'weak';
}

/** In words, by what the operations were recognised. */
export function evidenceOf({ kind, lists }: Choice): string {
  const parts = lists.map((found) => {
    const { list, told, verdicts, correlation } = found;
    const where = words.place(list.path, list.isMap);
    const size = list.rows.length;
    const column = verdicts.find(({ by }) => by === 'code')?.column;
    if (kind === 'listed') return words.listed(where, size);
    if (column !== undefined && column !== null && told.code > 0) return words.carried(where, column, told.code, size);
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
