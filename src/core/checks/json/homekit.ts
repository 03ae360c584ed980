import type { Exchange } from '../../har/exchange.ts';
import { isObject } from '../../isObject.ts';
import type { AddFinding } from '../finding.ts';

/**
 * Rule for the responses of HomeKit accessories, which list characteristics with a status: 207 is only for statuses that differ.
 */
export function checkHomeKit({ response, body: { text } }: Exchange, add: AddFinding): void {
  if (response.status !== 207 || !text || !/^\s*\{/.test(text) || !text.includes('"characteristics"')) return;
  const characteristics = characteristicsIn(text);
  if (characteristics === null) return;
  const statuses = new Set(characteristics.map(({ status }) => status));
  const [status] = statuses;
  if (statuses.size !== 1 || typeof status !== 'number') return;
  const params = { count: characteristics.length, status };
  add({ rule: 'homekit-equal-statuses', params, pointer: '$.characteristics', range: null });
}

/** Returns the items of the list; null if the text is another document. */
function characteristicsIn(text: string): readonly Readonly<Record<string, unknown>>[] | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const list = isObject(root) ? root['characteristics'] : null;
  if (!Array.isArray(list) || list.length === 0) return null;
  const items = list.filter(isObject);
  const isHomeKit = items.length === list.length && items.every((item) => 'aid' in item && 'iid' in item);
  return isHomeKit ? items : null;
}
