import type { Message } from '../../../model/message.ts';
import { operationMessages } from '../../../model/messages.ts';
import { matchesDetail, matchesLabel, type TextPredicate } from '../../../model/matchesText.ts';
import type { Operation, Operations, OperationSummary, Outcome } from '../../../model/operation.ts';
import { CREATION_RESPONSE } from '../structure/element.ts';
import { MatchingPropertyNames } from './matchingPropertyNames.ts';
import type { DavDocument } from '../structure/parseOutline.ts';
import type { DavRequest } from '../request/davRequest.ts';
import { parseResponse, type ResponseDetail } from './parseResponse.ts';
import { MIXED, type Outline } from '../structure/responseColumns.ts';
import { isTruncationMarker } from './isTruncationMarker.ts';
import type { Names } from '../../xml/name.ts';
import { textContent } from '../structure/textContent.ts';

/** Returns the responses of a multistatus as operations. Details that the outline does not have are parsed on demand. */
export function davOperations(text: string, parsed: DavDocument, request: DavRequest): Operations {
  const { outline, missing, names } = parsed;
  const { nesting } = outline;
  const responses = new DavResponses(text, parsed, request);
  return {
    size: outline.size,
    parent: (operation) => nesting.parent(operation),
    end: (operation) => nesting.end(operation),
    outcome: (operation) => responses.outcome(operation),
    status: outline.status,
    statuses: (operation) => responses.statuses(operation),
    label: (operation) => responses.label(operation),
    missing: outline.missing,
    resources: outline.hrefs,
    missingProperties: () => missing.counts(names),
    weight: outline.weight,
    isPlain: (operation) => !responses.needsDetail(operation),
    matchesProperty: (operation, matches) => responses.matchesProperty(operation, matches),
    propertyNames: (operation) => propertyNames(outline.properties(operation), names),
    matchesText: (operation, matches) =>
      matchesLabel(responses.label(operation), matches) ||
      responses.matchesProperty(operation, matches) ||
      (responses.needsDetail(operation) && matchesDetail(responses.detail(operation), matches)),
    summary: (operation) => responses.summary(operation),
    detail: (operation) => responses.detail(operation),
  };
}

class DavResponses {
  readonly #text: string;
  readonly #parsed: DavDocument;
  readonly #outline: Outline;
  readonly #request: DavRequest;
  readonly #isSyncCollection: boolean;
  readonly #isCreation: boolean;
  /** Whether responses with status 507 are truncation markers. There are few, but each has to be parsed to find out. */
  readonly #truncationMarkers = new Map<number, boolean>();
  /** The property names that match each filter. A name is tested once, even if many properties have it. */
  readonly #matchingNames = new WeakMap<TextPredicate, MatchingPropertyNames>();

  constructor(text: string, parsed: DavDocument, request: DavRequest) {
    this.#text = text;
    this.#parsed = parsed;
    this.#outline = parsed.outline;
    this.#request = request;
    this.#isSyncCollection = request.isSyncCollection ?? parsed.syncToken !== null;
    this.#isCreation = parsed.root?.kind === CREATION_RESPONSE;
  }

  label(operation: number): string | null {
    // The response to a creation has no href. No responses are nested in it.
    if (this.#isCreation && this.#outline.nesting.parent(operation) === -1) return this.#request.url;
    const [start, end] = this.#outline.href(operation);
    if (start === end && this.#outline.range(operation)[0] === start) return null;
    return textContent(this.#text.slice(start, end)).trim();
  }

  outcome(operation: number): Outcome {
    const outcome = this.#outline.outcome(operation);
    return outcome === 'failure' && this.#note(operation) !== null ? 'notice' : outcome;
  }

  statuses(operation: number): readonly number[] {
    const own = this.#outline.status(operation);
    const ofPropstats = this.#outline.propstatStatus(operation);
    if (ofPropstats === MIXED || this.#outline.hasSeveralStatuses(operation)) {
      const { statuses } = this.#parse(operation);
      // They do not include a 404 of missing properties, which the outline has if the response states nothing else.
      if (statuses.length > 0) return [...new Set(statuses)];
    }
    // Most responses have one status.
    const one = own ?? ofPropstats;
    if (one === null) return [];
    return ofPropstats === null || one === ofPropstats ? [one] : [one, ofPropstats];
  }

  matchesProperty(operation: number, matches: TextPredicate): boolean {
    let names = this.#matchingNames.get(matches);
    if (!names) {
      names = new MatchingPropertyNames(this.#parsed.names, matches);
      this.#matchingNames.set(matches, names);
    }
    return names.hasAny(() => this.#outline.properties(operation));
  }

  /** Whether a response has more text than its first href and the names of its properties, so that it has to be parsed. */
  needsDetail(operation: number): boolean {
    return this.#outline.hasDetails(operation) || this.#note(operation) !== null;
  }

  summary(operation: number): OperationSummary | null {
    const { status, propstatStatus, hasSeveralStatuses, recovered } = this.#outline;
    const ofPropstats = propstatStatus(operation);
    const hasStatus = status(operation) !== null || (ofPropstats !== null && ofPropstats !== MIXED);
    if (!hasStatus || hasSeveralStatuses(operation) || this.needsDetail(operation)) return null;
    const { multiget } = this.#request;
    const label = this.label(operation);
    return {
      label,
      status: status(operation),
      statusText: null,
      outcome: this.outcome(operation),
      note: null,
      message: null,
      conditions: [],
      code: null,
      recovered: recovered(operation),
      unrequested: multiget !== null && multiget.indexOf(label) === null,
      propstats: [],
    };
  }

  detail(operation: number): Operation {
    const { nesting, range, recovered } = this.#outline;
    const { multiget } = this.#request;
    const response = this.#parse(operation);
    const label = this.label(operation);
    const requestIndex = multiget?.indexOf(label) ?? null;
    // Each member is written out: spreading an object takes longer than parsing a response.
    return {
      pointer: nesting.pointer(operation),
      range: range(operation),
      label,
      hrefs: response.hrefs,
      method: null,
      status: response.status,
      statusText: response.statusText,
      outcome: this.outcome(operation),
      note: this.#note(operation),
      message: response.message ?? propstatDescriptions(response),
      conditions: response.conditions,
      location: response.location,
      retryAfter: null,
      requestIndex,
      propstats: response.propstats,
      group: null,
      code: null,
      recovered: recovered(operation),
      unrequested: multiget !== null && requestIndex === null,
    };
  }

  /** The meaning of a status that is not a failure of the resource (RFC 6578 sections 3.5 and 3.6, RFC 5323 section 2.3.1). */
  #note(operation: number): Message | null {
    const status = this.#outline.status(operation);
    if (this.#outline.hasOtherFailure(operation)) return null;
    if (status === 404 && this.#isSyncCollection) return operationMessages.removed;
    if (status === 507 && this.#isTruncationMarker(operation)) return operationMessages.truncated;
    return status !== null && status >= 300 && status < 400 ? operationMessages.redirect : null;
  }

  #isTruncationMarker(operation: number): boolean {
    let isMarker = this.#truncationMarkers.get(operation);
    if (isMarker === undefined) {
      isMarker = isTruncationMarker(this.label(operation), this.#parse(operation).conditions, this.#request);
      this.#truncationMarkers.set(operation, isMarker);
    }
    return isMarker;
  }

  #parse(operation: number): ResponseDetail {
    const { scope, names, lookalikeNamespace } = this.#parsed;
    return parseResponse(this.#text, this.#outline.range(operation), {
      scope: this.#outline.scope(operation) ?? scope,
      names,
      isAtomic: this.#request.isAtomic,
      lookalikeNamespace,
    });
  }
}

/** The different descriptions of the propstats of a response, joined; null if there are none. */
function propstatDescriptions({ propstats }: ResponseDetail): string | null {
  const descriptions = new Set(propstats.flatMap(({ description }) => description || []));
  return descriptions.size > 0 ? [...descriptions].join('; ') : null;
}

function* propertyNames(ids: Iterable<number>, { all }: Names): Generator<string> {
  for (const id of ids) {
    const name = all[id];
    if (name) yield name.clark;
  }
}
