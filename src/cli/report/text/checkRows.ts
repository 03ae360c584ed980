import type { ResponseChecks } from '../../../core/checks/responseChecks.ts';
import { checkLines } from '../../../core/export/outline/checkLines.ts';
import { CHECKS } from '../../../core/export/outline/checkMessages.ts';
import type { TextStyle } from './block.ts';
import { wrapped } from './width.ts';

const INDENT = '  ';

/** Returns the lines about the rules that a response breaks, under a title. */
export function checkRows(
  checks: ResponseChecks,
  { columns, paint }: Pick<TextStyle, 'columns' | 'paint'>,
): readonly string[] {
  const lines = checkLines(checks);
  if (lines.length === 0) return [];
  const inner = columns === null ? null : columns - 2 * INDENT.length;
  return [
    INDENT + paint.dim(CHECKS.title),
    ...lines.flatMap((line) => {
      const paintLine = line.startsWith('error ') || line.startsWith('warning ') ? paint.warn : paint.dim;
      return wrapped(line, inner === null ? null : inner - INDENT.length, inner).map(
        (part, index) => INDENT + INDENT + (index === 0 ? '' : INDENT) + paintLine(part),
      );
    }),
  ];
}
