import { GROUPS } from '../../groups/groupMessages.ts';
import type { Failures } from './failures.ts';
import { OUTLINE } from './outlineMessages.ts';
import type { ResponseOutline } from './responseOutline.ts';

/**
 * Formats what did not succeed in a response: a line for each group, `27 × 423 Locked: under /Shared/: a, b and 25 more
 * (lock-token-submitted)`, and below it `└ 8 × 424 Failed Dependency: c, d and 6 more`.
 */
export function failureLines({ problems, hidden }: ResponseOutline, { lines, more }: Failures): readonly string[] {
  const written = lines.map(({ level, status, message, folder, names, count }) => {
    const listed = GROUPS.andMore(names, count - names.length);
    const line = `${level === 0 ? '' : '└ '}${status}: ${folder === '' ? listed : GROUPS.underWith(folder, listed)}`;
    return message === '' ? line : `${line} (${message})`;
  });
  return [
    ...problems,
    ...written,
    ...(more > 0 ? [OUTLINE.moreResults(more)] : []),
    ...(hidden > 0 ? [OUTLINE.hiddenByFilter(hidden)] : []),
  ];
}
