import type { Exchange } from '../../har/exchange.ts';
import type { Message } from '../../model/message.ts';
import { losesContent } from '../../model/problem.ts';
import { type NameList, nameList } from '../../verdict/nameList.ts';
import type { Report } from '../../verdict/report.ts';
import { parseMultiget } from '../dav/request/multiget.ts';
import { requestRoot } from '../dav/request/requestRoot.ts';
import { parseRequestedProperties } from './davProperties.ts';
import { type ReadCounts, requestedMessages, type ResultCounts, type UpdateCounts } from './messages.ts';
import { PropertyCounter, type PropertyCounts, type RequestedCounts } from './propertyCounts.ts';

/**
 * States in one sentence what a response has of what its request asks for: properties, resources of a multiget, items of a
 * batch. Parses all operations.
 *
 * @returns null if that is not known, or if a part of the response is missing
 */
export function requestSummary({ request }: Pick<Exchange, 'request'>, report: Report): Message | null {
  if (report.operations.size === 0 || report.problems.some(losesContent)) return null;
  if (report.format !== 'webdav') return itemSummary(report);
  const multiget = parseMultiget(request.body, requestRoot(request.body), request.url);
  return multiget
    ? requestedMessages.resources({ ...countResults(report), requested: multiget.size })
    : propertySummary(request.body, report);
}

function itemSummary(report: Report): Message | null {
  const { requestItems = 0, operations, unanswered } = report;
  const counts = countResults(report);
  const top = counts.succeeded + counts.missing + counts.failed + counts.dependent + counts.unknown;
  // Several results may belong to one item, and one result to several items.
  const isMatched = top + unanswered.length === requestItems && operations.size > 0;
  if (!isMatched) return null;
  return requestedMessages.items({
    ...counts,
    failed: counts.failed + counts.missing,
    missing: 0,
    requested: requestItems,
  });
}

/** Counts the outermost operations that belong to the request. */
function countResults({ operations, unanswered }: Report): Omit<ResultCounts, 'requested'> {
  const counts = { succeeded: 0, missing: 0, failed: 0, dependent: 0, unknown: 0, unrequested: 0 };
  for (let number = 0; number < operations.size; number = operations.end(number)) {
    const { unrequested } = operations.summary?.(number) ?? operations.detail(number);
    const outcome = operations.outcome(number);
    if (unrequested) counts.unrequested += 1;
    else if (outcome === 'success' || outcome === 'notice') counts.succeeded += 1;
    else if (outcome === 'dependent' || outcome === 'unknown') counts[outcome] += 1;
    else if (operations.status(number) === 404) counts.missing += 1;
    else counts.failed += 1;
  }
  return { ...counts, unanswered: unanswered.length };
}

function propertySummary(body: string | null, report: Report): Message | null {
  const requested = parseRequestedProperties(body);
  if (!requested) return null;
  const counter = new PropertyCounter(requested);
  for (let number = 0; number < report.operations.size; number += 1) counter.add(report.operations.detail(number));
  const counts = counter.counts();
  if (counts.resources === 0) return null;
  const { properties, unrequested } = counts;
  const isUpdate = properties.some(({ property }) => property.instruction !== null);
  if (isUpdate) {
    const updates = updateCounts(counts);
    // A server may alter the names of properties, which the report then recognizes in another way.
    return updates.notReturned.count === report.unanswered.length ? requestedMessages.updates(updates) : null;
  }
  const different = unrequested.length + properties.filter(({ succeeded }) => succeeded > 0).length;
  if (requested.scope === 'propname') return requestedMessages.propertyNames(different);
  if (requested.scope === 'allprop')
    return requestedMessages.allProperties(different, properties.length === 0 ? null : readCounts(counts));
  return properties.length === 0 ? null : requestedMessages.properties(readCounts(counts));
}

function readCounts({ resources, properties, unrequested }: RequestedCounts): ReadCounts {
  const names = grouped(properties, (property) => readState(property, resources));
  return {
    resources,
    returned: names('returned').count,
    partly: names('partly'),
    missing: names('missing'),
    partlyMissing: names('partlyMissing'),
    failed: names('failed'),
    unknown: names('unknown'),
    notReturned: names('notReturned'),
    unrequested: nameList(unrequested.map(({ name }) => name)),
  };
}

function readState(
  { succeeded, missing, failed, dependent, unknown, notReturned }: PropertyCounts,
  resources: number,
): Exclude<keyof ReadCounts, 'resources' | 'unrequested'> {
  if (failed + dependent > 0) return 'failed';
  if (unknown > 0) return 'unknown';
  if (succeeded === resources) return 'returned';
  if (missing === resources) return 'missing';
  return notReturned === resources ? 'notReturned' : succeeded > 0 ? 'partly' : 'partlyMissing';
}

function updateCounts({ properties, unrequested }: RequestedCounts): UpdateCounts {
  const names = grouped(properties, updateState);
  return {
    set: names('set').count,
    removed: names('removed').count,
    failed: names('failed'),
    dependent: names('dependent'),
    unknown: names('unknown'),
    notReturned: names('notReturned'),
    unrequested: nameList(unrequested.map(({ name }) => name)),
  };
}

function updateState({
  property,
  succeeded,
  missing,
  failed,
  dependent,
  unknown,
}: PropertyCounts): Exclude<keyof UpdateCounts, 'unrequested'> {
  if (failed + missing > 0) return 'failed';
  if (dependent > 0) return 'dependent';
  if (unknown > 0) return 'unknown';
  if (succeeded === 0) return 'notReturned';
  return property.instruction === 'remove' ? 'removed' : 'set';
}

/** Returns a function that lists the names of the properties in a state. */
function grouped<State>(
  properties: readonly PropertyCounts[],
  stateOf: (property: PropertyCounts) => State,
): (state: State) => NameList {
  const groups = new Map<State, string[]>();
  for (const counts of properties) {
    const state = stateOf(counts);
    const names = groups.get(state);
    if (names) names.push(counts.property.name);
    else groups.set(state, [counts.property.name]);
  }
  return (state) => nameList(groups.get(state) ?? []);
}
