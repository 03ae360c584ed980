import { isObject, type Json } from '../../../read/json/syntax/value.ts';
import { paramList } from '../../params.ts';
import { isRegisteredStatus } from '../../registeredStatus.ts';
import type { Batch } from '../batch.ts';
import { filledError, flagOf, statusText } from '../status.ts';

/** Checks how the items state their statuses. */
export function checkStatuses(batch: Batch): void {
  checkNames(batch);
  checkStrings(batch);
  checkWords(batch);
  for (const item of batch.items) {
    const { status } = item;
    if (!status) continue;
    const { code, isGood } = status;
    if (code === null && isGood === null)
      batch.reportItem('json-status-not-integer', item, { value: statusText(status) });
    if (code === null) continue;
    if (code < 100 || code > 599) batch.reportItem('json-status-out-of-range', item, { code });
    else if (code < 200) batch.reportItem('json-status-1xx', item, { code });
    else if (!isRegisteredStatus(code))
      batch.reportItem('json-status-unknown-code', item, { code, as: Math.floor(code / 100) * 100 });
    if (code === 207) batch.reportItem('json-status-207-nested', item);
    const flag = contradiction(item.element, code);
    if (flag !== null) batch.reportItem('json-status-contradiction', item, { code, flag });
  }
}

function checkNames(batch: Batch): void {
  const names = new Set<string>();
  for (const { status } of batch.items) if (status && status.name !== null) names.add(status.name);
  if (names.size > 1) batch.report('json-inconsistent-shape', [], { keys: paramList(names) });
}

/** The media types whose specifications define statuses as strings. */
const STRING_TYPES: ReadonlySet<string> = new Set(['application/scim+json', 'application/vnd.api+json']);

function checkStrings(batch: Batch): void {
  if (STRING_TYPES.has(batch.essence)) return;
  for (const item of batch.items) {
    const { status } = item;
    if (!status || status.name === null || status.code === null || typeof status.value !== 'string') continue;
    return batch.reportItem('json-status-string', item, { value: statusText(status) });
  }
}

function checkWords(batch: Batch): void {
  const words = batch.items.filter(({ status }) => status !== null && status.isGood !== null);
  const [first] = words;
  if (!first?.status) return;
  const value = statusText(first.status);
  batch.reportItem('json-status-word-only', first, { count: words.length, value });
}

/** The member that contradicts a status code, with its value; null if there is none. */
function contradiction(element: Json, code: number): string | null {
  if (!isObject(element)) return null;
  const flag = flagOf(element);
  if (flag && flag.value !== code < 400) return `${flag.name}: ${flag.value}`;
  return code >= 200 && code <= 299 ? filledError(element) : null;
}
