import type { Exchange } from '../../har/exchange.ts';
import { createProblem, type Problem } from '../../model/problem.ts';
import type { IncrementalParser, ParsedBody } from '../../model/parsedBody.ts';
import { davMessages, rootMessage } from './messages.ts';
import type { Name } from '../xml/name.ts';
import { CREATION_RESPONSE, LOOKALIKE, MULTISTATUS } from './structure/element.ts';
import { faultProblems, firstCondition, violationProblem } from './problems.ts';
import { markFaultless } from './faultless.ts';
import { davKind, type KindOf } from './kind.ts';
import { davOperations } from './operations/davOperations.ts';
import { OutlineParser, type DavDocument, parseOutline } from './structure/parseOutline.ts';
import { purposeOf } from './request/purpose.ts';
import { type DavRequest, parseDavRequest } from './request/davRequest.ts';
import { documentStart } from './structure/documentStart.ts';
import { statedByDescription } from './rootDescription.ts';
import { unansweredIn } from './request/unanswered.ts';

/** Parses a WebDAV multistatus (RFC 4918 section 13), or the body of a failed creation (RFC 5689, RFC 4791). */
export function parseMultistatus(text: string, exchange: Exchange): ParsedBody {
  const parser = createDavParser(text, exchange);
  parser.advance(() => false);
  return parser.parsed();
}

/**
 * Parses a multistatus step by step.
 *
 * @param isHead the text is the start of a body that has not been fully received
 */
export function createDavParser(text: string, exchange: Exchange, isHead = false): IncrementalParser {
  const request = parseDavRequest(exchange);
  const parser = new OutlineParser(text, documentStart(text), request);
  const kindOf = davKind(exchange, request.requestRoot);
  return {
    advance: (shouldPause) => parser.advance(shouldPause),
    progress: () => (isHead ? 0 : text.length === 0 ? 1 : parser.offset / text.length),
    parsed: () => {
      const document = parser.result();
      if (text === exchange.body.text && !isHead && isWellFormed(document)) markFaultless(exchange);
      return parsedBodyOf(text, document, { request, kindOf, isHead });
    },
  };
}

/** Whether a document is a multistatus without faults: of other documents, not all faults are known. */
function isWellFormed({ root, isComplete, faults }: DavDocument): boolean {
  return isComplete && faults.length === 0 && root?.kind === MULTISTATUS;
}

interface Context {
  readonly request: DavRequest;
  readonly kindOf: KindOf;
  /** See {@link createDavParser}. */
  readonly isHead: boolean;
}

function parsedBodyOf(text: string, document: DavDocument, { request, kindOf, isHead }: Context): ParsedBody {
  const { root, outline, lookalikeNamespace } = document;
  const isKnown = root?.kind === MULTISTATUS || root?.kind === CREATION_RESPONSE;
  // Whether the root is a multistatus element in another namespace, or in uppercase.
  const isLenient = lookalikeNamespace !== null && root?.kind === MULTISTATUS + LOOKALIKE;
  const operations = davOperations(text, document, request);
  return {
    format: 'webdav',
    dialect: null,
    ...((isKnown || isLenient) && { kind: kindOf(document.syncToken !== null) }),
    evidence: isKnown || isLenient ? davMessages.evidence(outline.size, isLenient) : null,
    confidence: isKnown ? 'certain' : isLenient ? 'likely' : null,
    operations,
    problems: documentProblems(text, document, isHead, isKnown ? null : root, isLenient),
    description: document.description,
    syncToken: document.syncToken,
    // The missing part of an incomplete body may mention any item of the request.
    unanswered: (isKnown || isLenient) && document.isComplete ? unansweredIn(operations, document, request) : [],
    statedTotals: isKnown || isLenient ? statedByDescription(document.description, operations) : null,
    requestItems: request.multiget?.size ?? request.propertyUpdate?.size,
    update: request.propertyUpdate ?? undefined,
  };
}

/** @param foreign the root element, if it is not a multistatus */
function documentProblems(
  text: string,
  document: DavDocument,
  isHead: boolean,
  foreign: Name | null,
  isLenient: boolean,
): Problem[] {
  const faults = document.faults.filter(({ code }) => !isHead || code !== 'cut');
  const problems = faultProblems(text, faults, document.outline.size);
  const violations = document.violations.map((violation) => violationProblem(text, violation));
  const notMultistatus: Problem[] = [];
  if (foreign) {
    const message = rootMessage(foreign, firstCondition(text, foreign), isLenient, document.outline.size);
    notMultistatus.push(createProblem('not-multistatus', message));
  }
  return [...notMultistatus, ...problems, ...violations];
}

const ROOT_NAMES = ['multistatus', 'mkcol-response', 'mkcalendar-response'] as const;

/** Whether the root element of a body makes it a multi-status response at any HTTP status. */
export function isMultistatusDocument(text: string): boolean {
  const head = text.slice(0, 20_000);
  // Most bodies are other documents, which are not parsed.
  if (!ROOT_NAMES.some((name) => head.includes(name))) return false;
  const { root } = parseOutline(head, documentStart(text), purposeOf(''));
  return root?.kind === MULTISTATUS || root?.kind === CREATION_RESPONSE;
}
