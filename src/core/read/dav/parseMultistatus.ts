import type { Exchange } from '../../har/exchange.ts';
import { createProblem, type Problem } from '../../model/problem.ts';
import type { IncrementalParser, ParsedBody } from '../../model/parsedBody.ts';
import { evidence, rootMessage } from './messages.ts';
import type { Name } from '../xml/name.ts';
import { CREATION_RESPONSE, LOOKALIKE, MULTISTATUS } from './structure/element.ts';
import { faultProblems, firstCondition, violationProblem } from './problems.ts';
import { davOperations } from './operations/davOperations.ts';
import { OutlineParser, type ParsedOutline, parseOutline } from './structure/parseOutline.ts';
import { type DavRequest, parseDavRequest } from './request/davRequest.ts';
import { documentStart } from './structure/documentStart.ts';
import { unansweredIn } from './request/unanswered.ts';

/** Parses a WebDAV multistatus (RFC 4918 section 13), or the response of RFC 5689 and RFC 4791 to a creation that failed. */
export function parseMultistatus(text: string, exchange: Exchange): ParsedBody {
  const pieces = createDavParser(text, exchange);
  pieces.advance(() => false);
  return pieces.parsed();
}

/**
 * The same in pieces.
 *
 * @param isHead the text is the beginning of a body whose rest is not there yet
 */
export function createDavParser(text: string, exchange: Exchange, isHead = false): IncrementalParser {
  const purpose = parseDavRequest(exchange);
  const pass = new OutlineParser(text, documentStart(text), purpose.isAtomic);
  return {
    advance: (enough) => pass.advance(enough),
    progress: () => (isHead ? 0 : text.length === 0 ? 1 : pass.offset / text.length),
    parsed: () => parsedBodyOf(text, pass.result(), purpose, isHead),
  };
}

function parsedBodyOf(text: string, pass: ParsedOutline, purpose: DavRequest, isHead = false): ParsedBody {
  const { root, outline, lookalikeNamespace } = pass;
  const isKnown = root?.kind === MULTISTATUS || root?.kind === CREATION_RESPONSE;
  // A root like that, but in another namespace.
  const isLenient = lookalikeNamespace !== null && root?.kind === MULTISTATUS + LOOKALIKE;
  const operations = davOperations(text, pass, purpose);
  return {
    format: 'webdav',
    dialect: null,
    evidence: isKnown || isLenient ? evidence(outline.size, isLenient) : null,
    confidence: isKnown ? 'certain' : isLenient ? 'likely' : null,
    operations,
    problems: problemsOf(text, pass, isHead, isKnown ? null : root, isLenient),
    description: pass.description,
    syncToken: pass.syncToken,
    // The rest of a body that is not whole may mention any item of the request.
    unanswered: (isKnown || isLenient) && pass.isComplete ? unansweredIn(operations, pass, purpose) : [],
    statedTotals: null,
    requestItems: purpose.multiget?.size ?? purpose.propertyUpdate?.size,
    update: purpose.propertyUpdate ?? undefined,
  };
}

/** @param foreign the root, if it is not one of a multistatus */
function problemsOf(
  text: string,
  pass: ParsedOutline,
  isHead: boolean,
  foreign: Name | null,
  isLenient: boolean,
): Problem[] {
  const faults = pass.faults.filter(({ code }) => !isHead || code !== 'cut');
  const problems = faultProblems(text, faults, pass.outline.size);
  const oddities = pass.violations.map((oddity) => violationProblem(text, oddity));
  const notMultistatus: Problem[] = [];
  if (foreign) {
    const message = rootMessage(foreign, firstCondition(text, foreign), isLenient, pass.outline.size);
    notMultistatus.push(createProblem('not-multistatus', message));
  }
  return [...notMultistatus, ...problems, ...oddities];
}

/** Whether a body is one of the kinds that count as a multi-status response at any HTTP status. */
export function isMultistatusDocument(text: string): boolean {
  const { root } = parseOutline(text.slice(0, 20_000), documentStart(text), false);
  return root?.kind === MULTISTATUS || root?.kind === CREATION_RESPONSE;
}
