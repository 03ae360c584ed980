import { GROUPS } from '../../../core/groups/groupMessages.ts';
import type { Example, Framework } from '../../../core/explain/examples/example.ts';
import { count, counted } from '../../../core/text/format.ts';
import type { BatchCounts } from '../batchSearch.ts';
import type { Totals } from '../../../core/verdict/totals.ts';
import { withoutResult } from '../../../core/export/messages.ts';

/** The words of the text report. */
export const TEXT_REPORT = {
  /** The number of responses that are not in the report; '' if there are none. */
  others: (others: number): string =>
    others === 0 ? '' : `${counted(others, 'other response is', 'other responses are')} not multi-status.`,
  /** Suggests `--batches`; '' if it would find no failures. */
  batches: (batches: BatchCounts | null): string =>
    batches === null || batches.failing === 0 ? '' : batchHint(batches),
  filtered: (shown: Pick<Totals, 'responses' | 'operations' | 'unanswered'>, totals: Totals): string => {
    const parts = [
      `${count(shown.responses)} of ${counted(totals.responses, 'response', 'responses')}`,
      `${count(shown.operations)} of ${counted(totals.operations, 'sub-operation', 'sub-operations')}`,
      ...(totals.unanswered > 0 ? [`${count(shown.unanswered)} of ${withoutResult(totals.unanswered)}`] : []),
    ];
    return `The filter shows ${parts.join(', ')}.`;
  },
  standardInput: 'standard input',
  /** Where a response is. @param entry index from 0, as in the JSON report; null for a file that is one body */
  place: (file: string, entry: number | null): string => (entry === null ? file : `${file} #${entry}`),
  line: (line: number, column: number | null): string => ` (${line}:${column})`,
  itemsWithoutResult: (indexes: readonly number[], more: number): string =>
    `request items ${GROUPS.andMore(
      indexes.map((index) => `#${index}`),
      more,
    )} have no result in the response`,
  moreOperations: (more: number): string =>
    `… ${counted(more, 'more sub-operation', 'more sub-operations')}; use --verbose to list all`,
  explanations: 'Explanations:',
  /** @param name a status or a condition @param next what to do; null if there is nothing to do */
  explained: (name: string, means: string, next: string | null, source: string): string =>
    `${name}: ${means}${next === null ? '' : ` Try: ${next}`} (${source})`,
  server: 'Server:',
  minimalResponse: (format: Example['format']): string =>
    `A minimal 207 response in ${format === 'xml' ? 'WebDAV XML' : 'JSON'}:`,
  codeFor: (framework: Framework): string =>
    `Code that sends it, for ${{ express: 'Express', flask: 'Flask', php: 'PHP' }[framework]}:`,
  /** @param sources empty ones are left out */
  withSources: (text: string, sources: readonly string[]): string => {
    const known = sources.filter((source) => source !== '');
    return known.length === 0 ? text : `${text} (${known.join('; ')})`;
  },
  problems: (problems: number): string => `${counted(problems, 'problem', 'problems')} of the body, see --verbose`,
};

function batchHint({ found, failing, isComplete }: BatchCounts): string {
  const what =
    found === 1
      ? '1 other response looks like a batch with failures'
      : `${count(found)} other responses look like batches, ${count(failing)} of them with failures`;
  return `${isComplete ? '' : 'At least '}${what}: use --batches.`;
}
