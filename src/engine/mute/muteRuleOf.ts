import { isFailed } from '../../core/model/outcome.ts';
import type { MuteRule } from '../api/muteApi.ts';
import type { RowKey } from '../api/treeRow.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { parseRowKey } from '../tree/rowKey.ts';
import { failedStatuses, NO_STATUS, withoutQuery } from './compiledRules.ts';
import { literalPattern } from './pattern.ts';

/** Returns the narrowest rule that mutes the failed operation of a row; null if it did not fail. */
export function muteRuleOf({ exchange, report }: StoredExchange, row: RowKey): MuteRule | null {
  const target = parseRowKey(row);
  const { operations } = report;
  if (!target || !('operation' in target) || target.operation === null || target.operation >= operations.size)
    return null;
  const { operation } = target;
  if (!isFailed(operations.outcome(operation))) return null;
  const url = withoutQuery(exchange.request.url ?? exchange.file ?? '');
  const statuses = [...new Set(failedStatuses(operations, operation))];
  const { hrefs } = operations.detail(operation);
  const label = operations.label(operation);
  return {
    url: url === '' ? '*' : literalPattern(url),
    status: statuses.length === 0 ? NO_STATUS : statuses.toSorted((a, b) => a - b).join(','),
    // One pattern cannot be narrower if an operation has several hrefs.
    label: label === null || hrefs.length > 1 ? '' : literalPattern(label),
  };
}
