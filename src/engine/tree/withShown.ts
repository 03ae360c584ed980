import type { Report } from '../../core/verdict/report.ts';
import type { FilterMask } from './filterMask.ts';

/**
 * Adds all operations below some parents to a mask.
 *
 * @param parents operations; -1 for the top level
 */
export function withShown(
  { operations, unanswered }: Report,
  mask: FilterMask,
  parents: ReadonlySet<number>,
): FilterMask {
  if (parents.has(-1)) return { operations: null, unanswered: [...unanswered.keys()] };
  if (parents.size === 0 || mask.operations === null) return mask;
  const shown = mask.operations.slice();
  for (const parent of parents) shown.fill(1, parent + 1, operations.end(parent));
  return { ...mask, operations: shown };
}
