import { isObject, type Json, type JsonObject, member, parseJson } from '../../../read/json/syntax/value.ts';
import type { Batch } from '../batch.ts';
import type { Item } from '../items.ts';
import { hasText, someMember } from '../members.ts';
import { isMessageName } from '../names.ts';
import { isFilled, statusText } from '../status.ts';

/** Checks what the items tell beside their statuses. */
export function checkExplanations(batch: Batch): void {
  for (const item of batch.items) {
    const { element, status, outcome } = item;
    if (outcome === 'failure' && !isExplained(item))
      batch.reportItem('json-failure-without-message', item, { code: status ? statusText(status) : '-' });
    if (!isObject(element)) continue;
    if (leaksInternals(element)) batch.reportItem('json-leaked-internals', item);
    const body = member(element, 'body');
    if (isNoContent(status?.code) && isFilled(body))
      batch.reportItem('json-no-content-with-body', item, { code: status?.code ?? 0 });
    if (isEncodedTwice(body)) batch.reportItem('json-body-double-encoded', item);
  }
}

/** The members of an item in which an explanation may be, besides the object with its status. */
const HOLDERS = ['response', 'result', 'body'] as const;

function isExplained({ element, status }: Item): boolean {
  if (!isObject(element)) return false;
  if (hasMessage(element) || (status?.object && hasMessage(status.object))) return true;
  return HOLDERS.some((name) => {
    const holder = member(element, name);
    return isObject(holder) && hasMessage(holder);
  });
}

function hasMessage(object: JsonObject): boolean {
  for (const name in object) {
    const value = object[name];
    if (value !== undefined && isMessageName(name) && hasText(value)) return true;
  }
  return false;
}

// Bounded repetitions, so that a text of line ends takes linear time.
const LEAK =
  /SQLSTATE|\bORA-\d{5}\b|Traceback \(most recent call last\)|(?:^|\n|\\n)[ \t]{0,40}at [^\s(]{1,200} ?\([^)\n]{0,300}\)|(?:^|\n)[ \t]{0,40}at \S{1,300}:\d+:\d+|\bat [\w$.<>]{1,200}\([\w$]{1,100}\.(?:java|kt|scala|groovy):\d+\)/;
/** Length of `SQLSTATE`, the shortest of them. */
const SHORTEST_LEAK = 8;
const LONGEST_STACK = 'stack_trace'.length;
const STACK = /^stack_?trace$|^stack$/i;

function leaksInternals(element: JsonObject): boolean {
  return someMember(element, (value, name) => {
    if (typeof value === 'string' && value.length >= SHORTEST_LEAK && LEAK.test(value)) return true;
    return name !== null && name.length <= LONGEST_STACK && STACK.test(name) && isFilled(value);
  });
}

function isNoContent(code: number | null | undefined): boolean {
  return code === 204 || code === 205 || code === 304;
}

function isEncodedTwice(body: Json | undefined): boolean {
  if (typeof body !== 'string' || !/^\s*[{[]/.test(body)) return false;
  return typeof parseJson(body) === 'object';
}
