import { noticeNote } from '../../../model/messages.ts';
import { outcomeOfStatus } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder } from '../items/requestCoverage.ts';
import { reasonPhrase, parseStatusCode } from '../vocabulary/statusCode.ts';
import { itemMethod } from '../vocabulary/itemHeaders.ts';
import { isList, isObject, type Json, type JsonList, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

const TYPES = new Set(['batch-response', 'transaction-response']);

/**
 * FHIR bundles of a batch or transaction response, with entries in the order of the request. The resource of an entry may
 * have a status of its own or be a bundle of search results; neither is the outcome of the entry.
 * https://hl7.org/fhir/R4/http.html#transaction-response
 */
export const FHIR: DialectReader = {
  id: 'fhir',
  name: 'FHIR batch',
  read: ({ value }, request) => {
    const entries = member(value, 'entry');
    const type = textOf(member(value, 'type')) ?? '';
    if (member(value, 'resourceType') !== 'Bundle' || !TYPES.has(type) || !isList(entries)) return null;
    const requested = member(request.body, 'entry');
    const sent: JsonList = isList(requested) ? requested : [];
    const items = entries.map((entry, i) => itemOf(entry, i, sent));
    const withStatus = items.filter(({ status }) => status != null).length;
    return {
      dialect: { id: 'fhir', name: `FHIR ${type.replace('-response', '')}` },
      confidence: 'certain',
      evidence: evidenceMessages.present('entry[]', 'response.status', withStatus, items.length),
      items: itemsFromArray(items),
      ...coverageByOrder(sent, items.length, (one) => textOf(member(member(one, 'request'), 'url'))),
    };
  },
};

function itemOf(entry: Json, index: number, sent: JsonList): Item {
  const response = member(entry, 'response');
  const line = textOf(member(response, 'status'));
  const status = parseStatusCode(line ?? undefined)?.status ?? null;
  const stated = outcomeOfStatus(status);
  const outcome = stated === 'success' && isError(member(response, 'outcome')) ? 'failure' : stated;
  const requested = member(sent[index], 'request');
  const location = textOf(member(response, 'location'));
  const issues = issuesOf(member(response, 'outcome')) ?? issuesOf(member(entry, 'resource'));
  const isFailing = outcome === 'failure' || outcome === 'dependent';
  const created = member(requested, 'method') === 'POST' ? location : null;
  return {
    path: ['entry', index],
    label:
      created ??
      textOf(member(requested, 'url')) ??
      location ??
      textOf(member(entry, 'fullUrl')) ??
      words.number(index),
    method: itemMethod(requested),
    status,
    statusText: line === String(status) ? null : line,
    outcome,
    note: status === 304 || outcome === 'notice' ? noticeNote(status) : null,
    message: issues ?? (isFailing && line !== null ? reasonPhrase(line) : null),
    location,
    requestIndex: index < sent.length ? index : null,
    code: isFailing ? firstCode(member(response, 'outcome')) : null,
    unrequested: sent.length > 0 && index >= sent.length,
  };
}

/** The texts of an OperationOutcome: the diagnostics of each issue, otherwise its details. */
function issuesOf(outcome: Json | undefined): string | null {
  const issues = member(outcome, 'issue');
  if (member(outcome, 'resourceType') !== 'OperationOutcome' || !isList(issues)) return null;
  const texts = issues.slice(0, 3).flatMap((issue) => {
    const details = member(issue, 'details');
    const text = textOf(member(issue, 'diagnostics')) ?? textOf(member(details, 'text'));
    return text ?? textOf(member(firstIn(member(details, 'coding')), 'display')) ?? [];
  });
  return texts.length > 0 ? texts.join('; ') : null;
}

/** Whether an OperationOutcome has an issue that is more than a warning. */
function isError(outcome: Json | undefined): boolean {
  const issues = member(outcome, 'issue');
  return isList(issues) && issues.some((issue) => ['error', 'fatal'].includes(textOf(member(issue, 'severity')) ?? ''));
}

function firstCode(outcome: Json | undefined): string | null {
  return textOf(member(firstIn(member(outcome, 'issue')), 'code'));
}

function firstIn(value: Json | undefined): Json | undefined {
  return isList(value) ? value.find((item) => isObject(item)) : undefined;
}
