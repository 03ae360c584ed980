import { type Correlation, correlate } from '../request/correlate.ts';
import type { JudgedList } from './judgeList.ts';
import type { ParsedRequest } from '../request/requestLists.ts';

/** A list of operations, matched to the request. */
export interface CorrelatedList extends JudgedList {
  readonly correlation: Correlation;
}

/**
 * Matches a judged list to the request.
 *
 * @param isCut whether items are missing at its end
 */
export function correlateList(found: JudgedList, request: ParsedRequest, isCut = false): CorrelatedList {
  return {
    ...found,
    correlation: correlate(
      found.list,
      request,
      found.list.role !== 'plain' ? 'none' : isCut || stopsEarly(found) ? 'stopped' : 'all',
    ),
  };
}

/** Whether only the last item failed: then the rest of the request may not have been attempted (Moodle). */
function stopsEarly({ list, verdicts, counts }: JudgedList): boolean {
  const size = list.values.length;
  return counts.failed === 1 && counts.flag + counts.code === size && verdicts.outcome(size - 1) === 'failure';
}
