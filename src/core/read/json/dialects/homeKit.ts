import { evidenceMessages } from '../evidenceMessages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import type { RequestCoverage } from '../items/requestCoverage.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isList, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * The HomeKit Accessory Protocol: `/characteristics` of an accessory or bridge. A characteristic is identified by two
 * numbers, `aid` and `iid`; its `status` is 0 or a negative code. HomeKit Accessory Protocol Specification, section 6.7.
 */
export const HOMEKIT: DialectReader = {
  id: 'homekit',
  name: 'HomeKit characteristics',
  read: ({ value }, request) => {
    const list = member(value, 'characteristics');
    if (!isList(list) || !list.every(isCharacteristic) || !list.some((item) => member(item, 'status') !== undefined))
      return null;
    const sent = requestedIds(request);
    const indexes = new Map(sent.map((id, index) => [id, index]));
    const items = list.map((item, index) => itemOf(item, index, indexes));
    return {
      dialect: { id: 'homekit', name: 'HomeKit characteristics' },
      confidence: 'certain',
      evidence: evidenceMessages.homeKit(items.length),
      items: itemsFromArray(items),
      ...coverageOf(sent, items),
    };
  },
};

const MEANINGS: ReadonlyMap<number, string> = new Map([
  [-70_401, 'Request denied: insufficient privileges'],
  [-70_402, 'Unable to communicate with the accessory or service'],
  [-70_403, 'The resource is busy'],
  [-70_404, 'The characteristic is read-only'],
  [-70_405, 'The characteristic is write-only'],
  [-70_406, 'Notifications are not supported for the characteristic'],
  [-70_407, 'Out of resources to process the request'],
  [-70_408, 'The operation timed out'],
  [-70_409, 'The resource does not exist'],
  [-70_410, 'The value in the request is not valid'],
  [-70_411, 'Insufficient authorization'],
  [-70_412, 'The operation is not allowed in the current state'],
]);

function isCharacteristic(item: Json): boolean {
  const status = member(item, 'status');
  return idOf(item) !== null && (status === undefined || typeof status === 'number');
}

/** `2.10`, as in the `id` parameter of a GET request. */
function idOf(item: Json): string | null {
  const aid = member(item, 'aid');
  const iid = member(item, 'iid');
  return typeof aid === 'number' && typeof iid === 'number' ? `${aid}.${iid}` : null;
}

function itemOf(item: Json, index: number, indexes: ReadonlyMap<string, number>): Item {
  const id = idOf(item);
  const status = member(item, 'status');
  const code = typeof status === 'number' && status < 0 ? status : null;
  return {
    path: ['characteristics', index],
    label: id,
    outcome: code !== null ? 'failure' : status === 0 ? 'success' : 'unknown',
    message: code === null ? null : (MEANINGS.get(code) ?? null),
    code: code === null ? null : String(code),
    requestIndex: indexes.get(id ?? '') ?? null,
  };
}

/** The characteristics of the request, as `aid.iid`: in the body of a PUT, or in the `id` parameter of a GET. */
function requestedIds({ body, lists }: ParsedRequest): readonly string[] {
  const written = member(body, 'characteristics');
  if (isList(written)) return written.map((item) => idOf(item) ?? '');
  const read = lists.find(({ path }) => path.length === 1 && path[0] === 'id');
  return read?.items.map(({ value }) => textOf(value) ?? '') ?? [];
}

function coverageOf(sent: readonly string[], items: readonly Item[]): RequestCoverage {
  const results = new Set(items.map(({ label }) => label));
  const unanswered = sent.flatMap((label, index) => (results.has(label) ? [] : [{ index, label }]));
  return sent.length === 0 ? { unanswered } : { unanswered, requestItems: sent.length };
}
