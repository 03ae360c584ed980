import { evidenceMessages } from '../evidenceMessages.ts';
import { impliedItems } from '../items/implied.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { UNKNOWN_COVERAGE } from '../items/requestCoverage.ts';
import { requestItemLabels } from '../items/rowLabels.ts';
import { isObject, member } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * PutLogEvents of Amazon CloudWatch Logs: `rejectedLogEventsInfo` holds positions in the request. Events before
 * `tooOldLogEventEndIndex` and `expiredLogEventEndIndex` are rejected, and those from `tooNewLogEventStartIndex` on.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export const CLOUD_WATCH_LOGS: DialectReader = {
  id: 'cloudwatch-logs',
  name: 'CloudWatch Logs PutLogEvents',
  read: ({ value }, request) => {
    const info = member(value, 'rejectedLogEventsInfo');
    if (!isObject(info)) return null;
    const limits = LIMITS.filter((key) => typeof info[key] === 'number');
    if (limits.length === 0) return null;
    const list = request.lists.find(({ name, isMap }) => name === 'logEvents' && !isMap);
    const at = (key: string): readonly [string, string] => ['rejectedLogEventsInfo', key];
    if (!list) {
      const items = limits.map((key): Item => ({ path: at(key), label: key, outcome: 'failure' }));
      return { ...batchOf(items), ...UNKNOWN_COVERAGE };
    }
    const label = requestItemLabels(list);
    const rejected = new Set<(typeof list.items)[number]>();
    const failed = list.items.flatMap((item): Item[] => {
      const key = limits.find((limit) =>
        limit === 'tooNewLogEventStartIndex' ? item.index >= Number(info[limit]) : item.index < Number(info[limit]),
      );
      if (key === undefined) return [];
      rejected.add(item);
      return [{ path: at(key), label: label(item), outcome: 'failure', message: key, requestIndex: item.index }];
    });
    return { ...batchOf([...failed, ...impliedItems(list, rejected)]), ...UNKNOWN_COVERAGE };
  },
};

const LIMITS = ['tooNewLogEventStartIndex', 'tooOldLogEventEndIndex', 'expiredLogEventEndIndex'];

function batchOf(items: readonly Item[]) {
  return {
    dialect: { id: 'cloudwatch-logs', name: 'CloudWatch Logs' },
    confidence: 'certain' as const,
    evidence: evidenceMessages.named('rejectedLogEventsInfo', 'bad', items.length, true),
    items: itemsFromArray(items),
  };
}
