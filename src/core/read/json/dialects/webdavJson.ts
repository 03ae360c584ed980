import { operationMessages } from '../../../model/messages.ts';
import type { Exchange } from '../../../har/exchange.ts';
import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import {
  addStatus,
  countPropstat,
  isMissing,
  noPropstats,
  noStatuses,
  outcomeOfPropertyStatus,
  outcomeOfPropstat,
  outcomeOfResponse,
  type StatedStatuses,
} from '../../dav/structure/statedStatuses.ts';
import { mayBeAboutResource, type Purpose, purposeOf } from '../../dav/request/purpose.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { MAX_BATCH_LEVELS } from '../items/nestedItems.ts';
import { isList, isObject, type JsonList } from '../syntax/value.ts';
import { type StatusCode, parseStatusCode } from '../vocabulary/statusCode.ts';
import type { DialectReader } from './dialectReader.ts';
import { type XmlChild, childrenNamed, childText, childTexts, elementNames, rootElement } from './xmlAsJson.ts';

/**
 * A `DAV:multistatus` that a gateway or converter translated to JSON. Supports the prefixes, attributes and texts of several
 * converters; a single element may be in a list or not. RFC 4918 section 14.16.
 */
export const WEBDAV_JSON: DialectReader = {
  id: 'webdav-json',
  name: 'WebDAV multistatus as JSON',
  read: ({ value }, _, exchange) => {
    if (isObject(value) && Object.keys(value).length > MOST_MEMBERS) return null;
    const multistatus = rootElement(value, 'multistatus');
    const root = multistatus ?? { value, path: [] };
    const responses = isList(value) ? listedResponses(value) : childrenNamed(root, RESPONSE);
    if (!responses.some(statesStatus) || !responses.every((response) => childText(response, 'href') !== null))
      return null;
    // Without the root, a propstat shows that this is not a list of links with statuses.
    if (multistatus === null && !responses.some((response) => childrenNamed(response, PROPSTAT).length > 0))
      return null;
    const method = exchange.request.method?.toUpperCase() ?? '';
    const context: Context = {
      ...purposeOf(method),
      isSync: isSyncCollection(method, exchange, childrenNamed(root, 'synctoken').length > 0),
    };
    const items = responses.map((response) => itemOf(response, context, 0));
    return {
      dialect: { id: 'webdav-json', name: 'WebDAV multistatus as JSON' },
      confidence: 'certain',
      evidence: evidenceMessages.webdavJson(items.length),
      items: itemsFromArray(items),
      unanswered: [],
    };
  },
};

/** Most members of the body: a multistatus, an XML declaration and a few others. Other bodies may have thousands of members. */
const MOST_MEMBERS = 20;

const RESPONSE = /^responses?$/;
const PROPSTAT = /^propstats?$/;
const PROP = /^prop(?:s|erties)?$/;

interface Context extends Purpose {
  /** Whether a response with status 404 is a removed member (RFC 6578 section 3.5). */
  readonly isSync: boolean;
}

function isSyncCollection(method: string, { request }: Exchange, hasToken: boolean): boolean {
  return method === 'REPORT' && (request.body === null ? hasToken : /[:<]sync-collection[\s/>]/.test(request.body));
}

/** The responses of a body that is a list of them. */
function listedResponses(list: JsonList): readonly XmlChild[] {
  const isResponses = list.length > 0 && childText({ value: list[0] ?? null, path: [0] }, 'href') !== null;
  return isResponses ? list.map((value, index) => ({ value, path: [index] })) : [];
}

/** Whether a response, or a propstat of it, has a status. */
function statesStatus(response: XmlChild): boolean {
  return [response, ...childrenNamed(response, PROPSTAT)].some((element) => statusOf(element) !== null);
}

function statusOf(element: XmlChild): StatusCode | null {
  return parseStatusCode(childText(element, 'status') ?? undefined);
}

/** @param depth number of responses that contain this one */
function itemOf(response: XmlChild, context: Context, depth: number): Item {
  const { isAtomic, isSync } = context;
  const own = statusOf(response);
  const isRemoved = own?.status === 404 && isSync;
  const stated = statedIn(response, (status) => (status === 404 && isSync ? 'notice' : outcomeOfStatus(status)));
  const counts = noPropstats();
  const failed: Failed[] = [];
  for (const propstat of childrenNamed(response, PROPSTAT)) {
    const status = statusOf(propstat);
    const one = statedIn(propstat, (code) => outcomeOfPropertyStatus(code, isAtomic));
    const outcome = outcomeOfPropstat(one);
    countPropstat(counts, one, mayBeAboutResource(context, hasProperties(propstat)), isAtomic);
    if (!isGood(outcome) && !isMissing(status?.status ?? null, outcome, isAtomic)) failed.push({ propstat, status });
  }
  const inside = childrenNamed(response, RESPONSE);
  const items = depth < MAX_BATCH_LEVELS ? inside.map((inner) => itemOf(inner, context, depth + 1)) : [];
  const isLimited = items.length < inside.length;
  const outcomes = items.map((item) => item.outcome);
  const nested = isLimited ? 'unknown' : outcomes.length === 0 ? null : outcomes.reduce(worse);
  const { outcome } = outcomeOfResponse(stated, counts, nested, isAtomic);
  // An `error` element contains the condition that was violated.
  const isContradicted =
    isGood(outcome) && childrenNamed(response, 'error').some((error) => elementNames(error).length > 0);
  return {
    path: response.path,
    label: childText(response, 'href'),
    outcome: isContradicted ? 'failure' : outcome,
    status: own?.status ?? (outcome === 'failure' ? commonStatus(failed) : null),
    note: isContradicted ? operationMessages.contradicted('error') : isRemoved ? operationMessages.removed : null,
    message: messageOf(response, failed) ?? (isGood(outcome) ? null : (own?.text ?? null)),
    ...(items.length > 0 && {
      items: items.map((item) => ({ ...item, pathInParent: item.path.slice(response.path.length) })),
    }),
  };
}

function hasProperties(propstat: XmlChild): boolean {
  return childrenNamed(propstat, PROP).some((prop) => elementNames(prop).length > 0);
}

/** All statuses of an element. An invalid status is unknown. */
function statedIn(element: XmlChild, outcomeOf: (status: number | null) => Outcome): StatedStatuses {
  const stated = noStatuses();
  for (const text of childTexts(element, 'status')) {
    const status = parseStatusCode(text)?.status ?? null;
    addStatus(stated, status, false, outcomeOf(status));
  }
  return stated;
}

/** A propstat that is neither a success nor a list of missing properties. */
interface Failed {
  readonly propstat: XmlChild;
  readonly status: StatusCode | null;
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'success' || outcome === 'notice';
}

/** The status of all failed propstats; null if they differ. */
function commonStatus(failed: readonly Failed[]): number | null {
  const [first] = failed;
  const status = first?.status?.status ?? null;
  return failed.every((one) => (one.status?.status ?? null) === status) ? status : null;
}

/** The description or the condition, followed by the failed properties. */
function messageOf(response: XmlChild, failed: readonly Failed[]): string | null {
  const properties = failed.map(({ propstat, status }) =>
    words.failedProperties(
      childrenNamed(propstat, PROP).flatMap((prop) => elementNames(prop)),
      descriptionOf(propstat) ?? status?.text ?? '',
    ),
  );
  const texts = [descriptionOf(response), ...properties].filter((text) => text !== null);
  return texts.length > 0 ? texts.join('; ') : null;
}

function descriptionOf(element: XmlChild): string | null {
  const description = childText(element, 'responsedescription');
  if (description !== null) return description;
  const names = childrenNamed(element, 'error').flatMap((error) => elementNames(error));
  return names.length > 0 ? names.join(', ') : null;
}
