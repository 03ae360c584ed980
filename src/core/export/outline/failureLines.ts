import { count } from '../../text/format.ts';
import type { Failures } from './failures.ts';
import { OUTLINE } from './outlineMessages.ts';
import type { ResponseOutline } from './responseOutline.ts';

/** Formats what did not succeed in a response: a line for each group, `2 × 423 Locked: /a, /b (lock-token-submitted)`. */
export function failureLines({ problems, hidden }: ResponseOutline, { groups, more }: Failures): readonly string[] {
  const lines = groups.map(({ status, message, names, count: results }) => {
    const times = results === 1 ? '' : `${count(results)} × `;
    const line = `${times}${status}: ${OUTLINE.andOthers(names, results - names.length)}`;
    return message === '' ? line : `${line} (${message})`;
  });
  return [
    ...problems,
    ...lines,
    ...(more > 0 ? [OUTLINE.moreResults(more)] : []),
    ...(hidden > 0 ? [OUTLINE.hiddenByFilter(hidden)] : []),
  ];
}
