import { catalog } from '../../model/message.ts';
import { count, counted } from '../../text/format.ts';
import type { NameList } from '../../verdict/nameList.ts';
import { properties } from '../../verdict/sentences/names.ts';

/** The properties of a request that reads them. Each requested property is in one of the lists, or is counted as returned. */
export interface ReadCounts {
  readonly resources: number;
  readonly returned: number;
  /** Returned on some resources only. */
  readonly partly: NameList;
  readonly missing: NameList;
  /** Missing on some resources, and not returned on the others. */
  readonly partlyMissing: NameList;
  readonly failed: NameList;
  readonly unknown: NameList;
  readonly notReturned: NameList;
  /** Not among the requested ones. */
  readonly unrequested: NameList;
}

/** The properties of a request that sets or removes them. Each is in one of the lists, or is counted as set or removed. */
export interface UpdateCounts {
  readonly set: number;
  readonly removed: number;
  readonly failed: NameList;
  readonly dependent: NameList;
  readonly unknown: NameList;
  readonly notReturned: NameList;
  /** Not among the requested ones. */
  readonly unrequested: NameList;
}

/** Numbers of results of the items of a request. */
export interface ResultCounts {
  readonly requested: number;
  readonly succeeded: number;
  /** Status 404, where results are resources. */
  readonly missing: number;
  readonly failed: number;
  readonly dependent: number;
  readonly unknown: number;
  readonly unanswered: number;
  readonly unrequested: number;
}

/** Sentences about what a response has of what its request asks for. */
export const requestedMessages = catalog('requested', {
  properties: (counts: ReadCounts): string => {
    const { returned, partly, missing, partlyMissing, failed, unknown, notReturned, unrequested } = counts;
    const total = sumOf([returned, partly, missing, partlyMissing, failed, unknown, notReturned]);
    return `${propertyCount(total)} requested: ${readList(counts)}${notRequested(unrequested)}`;
  },
  /** @param included those that the request names in `DAV:include` */
  allProperties: (different: number, included: ReadCounts | null): string => {
    const list = included === null ? '' : `; of those included by name, ${readList(included)}`;
    return `All properties requested (allprop): ${counted(different, 'different property', 'different properties')} returned${list}`;
  },
  propertyNames: (different: number): string =>
    `The names of all properties requested (propname): ${counted(different, 'different name', 'different names')} returned`,
  updates: ({ set, removed, failed, dependent, unknown, notReturned, unrequested }: UpdateCounts): string => {
    const total = sumOf([set, removed, failed, dependent, unknown, notReturned]);
    const list = listOf([
      [set, 'set'],
      [removed, 'removed'],
      [failed, 'refused'],
      [dependent, 'not changed because of another one'],
      [unknown, 'with an invalid status'],
      [notReturned, 'not mentioned'],
    ]);
    return `${propertyCount(total)} to set or remove: ${list}${notRequested(unrequested)}`;
  },
  resources: ({
    requested,
    succeeded,
    missing,
    failed,
    dependent,
    unknown,
    unanswered,
    ...rest
  }: ResultCounts): string => {
    const list = listOf([
      [succeeded, 'returned'],
      [missing, 'missing (404)'],
      [failed, 'failed'],
      [dependent, 'failed because of another one'],
      [unknown, 'with an unknown status'],
      [unanswered, 'not returned'],
    ]);
    return `${counted(requested, 'resource', 'resources')} requested: ${list}${notRequested(rest.unrequested)}`;
  },
  items: ({ requested, succeeded, failed, dependent, unknown, unanswered, unrequested }: ResultCounts): string => {
    const list = listOf([
      [succeeded, 'succeeded'],
      [failed, 'failed'],
      [dependent, 'failed because of another one'],
      [unknown, 'with an unknown status'],
      [unanswered, 'without a result'],
    ]);
    const more =
      unrequested === 0 ? '' : `; ${counted(unrequested, 'result', 'results')} that ${are(unrequested)} not requested`;
    return `${counted(requested, 'request item', 'request items')}: ${list}${more}`;
  },
});

function readList({
  resources,
  returned,
  partly,
  missing,
  partlyMissing,
  failed,
  unknown,
  notReturned,
}: ReadCounts): string {
  const isOne = resources === 1;
  return listOf([
    [returned, isOne ? 'returned' : `returned on all ${count(resources)} resources`],
    [partly, 'returned on some resources'],
    [missing, isOne ? 'missing' : 'missing on all'],
    [partlyMissing, 'missing on some and not returned on others'],
    [failed, isOne ? 'failed' : 'failed on at least one'],
    [unknown, 'with an invalid status'],
    [notReturned, 'not returned'],
  ]);
}

function propertyCount(value: number): string {
  return counted(value, 'property', 'properties');
}

function are(value: number): string {
  return value === 1 ? 'was' : 'were';
}

function notRequested(value: number | NameList): string {
  const total = countOf(value);
  return total === 0 ? '' : `; ${count(total)} returned that ${are(total)} not requested${namesOf(value)}`;
}

function listOf(parts: readonly (readonly [value: number | NameList, text: string])[]): string {
  return parts
    .flatMap(([value, text]) => (countOf(value) === 0 ? [] : `${count(countOf(value))} ${text}${namesOf(value)}`))
    .join(', ');
}

function sumOf(values: readonly (number | NameList)[]): number {
  return values.reduce<number>((sum, value) => sum + countOf(value), 0);
}

function countOf(value: number | NameList): number {
  return typeof value === 'number' ? value : value.count;
}

/** ` (getetag, owner and 2 more)` */
function namesOf(value: number | NameList): string {
  return typeof value === 'number' ? '' : ` (${properties(value)})`;
}
