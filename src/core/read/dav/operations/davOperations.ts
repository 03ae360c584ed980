import { matchesDetail, matchesLabel, type TextPredicate } from '../../../model/matchesText.ts';
import type { Operation, Operations, Outcome } from '../../../model/operation.ts';
import { pathKey } from '../../../model/path.ts';
import { CREATION_RESPONSE } from '../structure/element.ts';
import { MatchingPropertyNames } from './matchingPropertyNames.ts';
import type { ParsedOutline } from '../structure/parseOutline.ts';
import type { DavRequest } from '../request/davRequest.ts';
import { parseResponse, type ResponseDetail } from './parseResponse.ts';
import { MIXED } from '../structure/responseColumns.ts';
import { textContent } from '../structure/textContent.ts';

/** The responses of a multistatus as operations: what a few numbers do not tell is parsed on demand. */
export function davOperations(text: string, pass: ParsedOutline, purpose: DavRequest): Operations {
  const { outline } = pass;
  const isSync = purpose.isSyncCollection ?? pass.syncToken !== null;
  const { nesting } = outline;
  const isCreation = pass.root?.kind === CREATION_RESPONSE;
  const parts = (operation: number): ResponseDetail =>
    parseResponse(text, outline.range(operation), {
      scope: outline.scope(operation) ?? pass.scope,
      names: pass.names,
      isAtomic: purpose.isAtomic,
      lookalikeNamespace: pass.lookalikeNamespace,
    });

  const label = (operation: number): string | null => {
    // The response to a creation has no href; responses are not nested in it.
    if (isCreation && nesting.parent(operation) === -1) return purpose.url;
    const [start, end] = outline.href(operation);
    return start === end && outline.range(operation)[0] === start ? null : textContent(text.slice(start, end)).trim();
  };

  // Only a handful of responses are truncation markers, but each costs a look at its conditions: it is taken once.
  const truncated = new Map<number, boolean>();
  const isTruncation = (operation: number): boolean => {
    let known = truncated.get(operation);
    if (known === undefined) {
      known = marksTruncation(label(operation), parts(operation), purpose);
      truncated.set(operation, known);
    }
    return known;
  };

  /** RFC 6578 section 3.5 and 3.6, RFC 5323 section 2.3.2: what a status means if it is about the report, not about a failure. */
  const noteOf = (operation: number): string | null => {
    const status = outline.status(operation);
    if (outline.hasOtherFailure(operation)) return null;
    if (status === 404 && isSync) return 'removed';
    if (status === 507 && isTruncation(operation)) return 'truncated';
    return status !== null && status >= 300 && status < 400 ? 'redirect' : null;
  };
  const outcomeOf = (operation: number): Outcome => {
    const outcome = outline.outcome(operation);
    return outcome === 'failure' && noteOf(operation) !== null ? 'notice' : outcome;
  };

  const detail = (operation: number): Operation => {
    const read = parts(operation);
    const href = label(operation);
    const requestIndex = purpose.multiget?.indexOf(href) ?? null;
    // Written out: to copy one object into another takes longer than to read a response.
    return {
      pointer: nesting.pointer(operation),
      range: outline.range(operation),
      label: href,
      hrefs: read.hrefs,
      method: null,
      status: read.status,
      statusText: read.statusText,
      outcome: outcomeOf(operation),
      note: noteOf(operation),
      message: read.message ?? propstatDescriptions(read),
      conditions: read.conditions,
      location: read.location,
      retryAfter: null,
      requestIndex,
      propstats: read.propstats,
      group: null,
      code: null,
      recovered: outline.recovered(operation),
      unrequested: purpose.multiget !== null && requestIndex === null,
    };
  };

  const statusesOf = (operation: number): readonly number[] => {
    const own = outline.status(operation);
    const ofPropstats = outline.propstatStatus(operation);
    if (ofPropstats === MIXED || outline.hasSeveralStatuses(operation)) return [...new Set(parts(operation).statuses)];
    return [...new Set([own ?? [], ofPropstats ?? []].flat())];
  };

  // A name is looked at once for each filter, whatever the number of properties that have it.
  const tested = new WeakMap<TextPredicate, MatchingPropertyNames>();
  const namesMatching = (matches: TextPredicate): MatchingPropertyNames => {
    const known = tested.get(matches);
    if (known) return known;
    const made = new MatchingPropertyNames(pass.names, matches);
    tested.set(matches, made);
    return made;
  };
  const matchesProperty = (operation: number, matches: TextPredicate): boolean =>
    namesMatching(matches).some(() => outline.properties(operation));
  /** What it says beyond its first href and its properties' names has to be read. */
  const needsDetail = (operation: number): boolean => outline.hasDetails(operation) || noteOf(operation) !== null;

  return {
    size: outline.size,
    parent: (operation) => nesting.parent(operation),
    end: (operation) => nesting.end(operation),
    outcome: outcomeOf,
    status: outline.status,
    statuses: statusesOf,
    label,
    missing: outline.missing,
    resources: outline.hrefs,
    missingProperties: () => pass.missing.counts(pass.names),
    weight: outline.weight,
    isPlain: (operation) => !needsDetail(operation),
    matchesProperty,
    matchesText: (operation, matches) =>
      matchesLabel(label(operation), matches) ||
      matchesProperty(operation, matches) ||
      (needsDetail(operation) && matchesDetail(detail(operation), matches)),
    detail,
  };
}

function marksTruncation(label: string | null, parts: ResponseDetail, purpose: DavRequest): boolean {
  if (parts.conditions.some((condition) => condition.name === '{DAV:}number-of-matches-within-limits')) return true;
  if (purpose.method === 'SEARCH') return true;
  if (purpose.method !== 'REPORT' || label === null || purpose.url === null) return false;
  return pathKey(label, purpose.url) === pathKey(purpose.url, purpose.url);
}

function propstatDescriptions(parts: ResponseDetail): string | null {
  if (parts.propstats.every(({ description }) => description === null)) return null;
  const said = new Set(
    parts.propstats
      .map((propstat) => propstat.description)
      .filter((description) => description !== null && description !== ''),
  );
  return said.size > 0 ? [...said].join('; ') : null;
}
