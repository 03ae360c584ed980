import type { Exchange } from '../../har/exchange.ts';
import type { Operation, Operations, Outcome, Propstat } from '../../model/operation.ts';
import { pathKey } from '../../model/path.ts';
import type { Problem } from '../../model/problem.ts';
import type { Pieces, Reading } from '../../model/reading.ts';
import { detailMatches, labelMatches, type TextTest } from '../../model/mention.ts';
import { foreignRoot, strayParts, WEBDAV_EVIDENCE } from '../../words/dav.ts';
import { DOCUMENT } from '../xml/scope.ts';
import { CREATION_RESPONSE, MULTISTATUS } from './element.ts';
import { faultProblems } from './fault.ts';
import { MatchingNames } from './matching.ts';
import { OutlinePass, type Pass, readOutline } from './outline.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { MIXED } from './rows.ts';
import { readResponse, type ResponseParts } from './response.ts';
import { documentStart } from './start.ts';
import { textContent } from './text.ts';
import { unansweredIn } from './unanswered.ts';

/** Reads a WebDAV multistatus (RFC 4918 section 13), or the answer of RFC 5689 and RFC 4791 to a creation that failed. */
export function readDav(text: string, exchange: Exchange): Reading {
  const pieces = davInPieces(text, exchange);
  pieces.advance(() => false);
  return pieces.reading();
}

/**
 * The same, in pieces: what is read so far can be had at any time.
 *
 * @param isHead the text is the beginning of one that is not there yet
 */
export function davInPieces(text: string, exchange: Exchange, isHead = false): Pieces {
  const purpose = purposeOf(exchange);
  const pass = new OutlinePass(text, documentStart(text), purpose.atomic);
  return {
    advance: (enough) => pass.advance(enough),
    share: () => (isHead ? 0 : text.length === 0 ? 1 : pass.offset / text.length),
    reading: () => readingOf(text, pass.soFar(), purpose, isHead),
  };
}

function readingOf(text: string, pass: Pass, purpose: Purpose, isHead = false): Reading {
  const kind = pass.root?.kind;
  const known = kind === MULTISTATUS || kind === CREATION_RESPONSE;
  const faults = pass.reader.faults.list.filter(({ code }) => !isHead || code !== 'cut');
  const problems: Problem[] = faultProblems(text, faults, pass.outline.size);
  if (pass.root && !known) problems.unshift(nowhere('not-multistatus', foreignRoot(pass.root, text)));
  if (pass.strays.length > 0) problems.push(nowhere('not-multistatus', strayParts(pass.strays)));
  const operations = davOperations(text, pass, purpose);
  return {
    format: 'webdav',
    dialect: null,
    evidence: known ? WEBDAV_EVIDENCE(pass.outline.size) : null,
    confidence: known ? 'certain' : null,
    operations,
    problems,
    description: pass.description,
    syncToken: pass.syncToken,
    // The rest of a body that is not whole may mention any item of the request.
    unanswered: known && pass.isWhole ? unansweredIn(operations, pass, purpose) : [],
    statedTotals: null,
    requestItems: purpose.asked?.size ?? purpose.update?.size,
    update: purpose.update ?? undefined,
  };
}

/** Whether a body is one of the kinds that count as a multi-status answer at any HTTP status. */
export function isMultistatusDocument(text: string): boolean {
  const { root } = readOutline(text.slice(0, 20_000), documentStart(text), false);
  return root?.kind === MULTISTATUS || root?.kind === CREATION_RESPONSE;
}

function nowhere(code: Problem['code'], message: string): Problem {
  return { code, message, offset: null, line: null, column: null };
}

function davOperations(text: string, pass: Pass, purpose: Purpose): Operations {
  const { outline } = pass;
  const isSync = purpose.sync ?? pass.syncToken !== null;
  const isCreation = pass.root?.kind === CREATION_RESPONSE;
  const around = { scope: isCreation ? DOCUMENT : pass.scope, names: pass.names, atomic: purpose.atomic };
  const parts = (operation: number): ResponseParts => readResponse(text, outline.range(operation), around);

  const label = (operation: number): string | null => {
    if (isCreation) return purpose.url;
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
    if (outline.badBeside(operation)) return null;
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
    const requestIndex = purpose.asked?.indexOf(href) ?? null;
    // Written out: to copy one object into another takes longer than to read a response.
    return {
      pointer: `response[${operation}]`,
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
      unrequested: purpose.asked !== null && requestIndex === null,
    };
  };

  const statusesOf = (operation: number): readonly number[] => {
    const own = outline.status(operation);
    const ofPropstats = outline.propstatStatus(operation);
    if (ofPropstats === null) return own === null ? [] : [own];
    const others =
      ofPropstats === MIXED
        ? parts(operation)
            .propstats.filter((propstat) => !isMissing(propstat))
            .flatMap(({ status }) => status ?? [])
        : [ofPropstats];
    return [...new Set(own === null ? others : [own, ...others])];
  };
  const isMissing = ({ status }: Propstat): boolean => status === 404 && !purpose.atomic;

  // A name is looked at once for each filter, whatever the number of properties that have it.
  const tested = new WeakMap<TextTest, MatchingNames>();
  const namesMatching = (matches: TextTest): MatchingNames => {
    const known = tested.get(matches);
    if (known) return known;
    const made = new MatchingNames(pass.names, matches);
    tested.set(matches, made);
    return made;
  };
  const hasProperty = (operation: number, matches: TextTest): boolean =>
    namesMatching(matches).some(() => outline.properties(operation));
  /** What it says beyond its first href and its properties' names has to be read. */
  const needsDetail = (operation: number): boolean => outline.says(operation) || noteOf(operation) !== null;

  return {
    size: outline.size,
    parent: () => -1,
    end: (operation) => operation + 1,
    outcome: outcomeOf,
    status: outline.status,
    statuses: statusesOf,
    label,
    missing: outline.missing,
    resources: outline.hrefs,
    missingProperties: () => pass.missing.counts(pass.names),
    weight: outline.weight,
    isPlain: (operation) => !needsDetail(operation),
    hasProperty,
    mentions: (operation, matches) =>
      labelMatches(label(operation), matches) ||
      hasProperty(operation, matches) ||
      (needsDetail(operation) && detailMatches(detail(operation), matches)),
    detail,
  };
}

function marksTruncation(label: string | null, parts: ResponseParts, purpose: Purpose): boolean {
  if (parts.conditions.some((condition) => condition.name === '{DAV:}number-of-matches-within-limits')) return true;
  if (purpose.method === 'SEARCH') return true;
  if (purpose.method !== 'REPORT' || label === null || purpose.url === null) return false;
  return pathKey(label, purpose.url) === pathKey(purpose.url, purpose.url);
}

function propstatDescriptions(parts: ResponseParts): string | null {
  if (parts.propstats.every(({ description }) => description === null)) return null;
  const said = new Set(
    parts.propstats
      .map((propstat) => propstat.description)
      .filter((description) => description !== null && description !== ''),
  );
  return said.size > 0 ? [...said].join('; ') : null;
}
