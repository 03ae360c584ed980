import type { Exchange } from '../../har/exchange.ts';
import { mediaType } from '../../har/mediaType.ts';
import { createProblem, type Problem } from '../../model/problem.ts';
import type { ParsedBody } from '../../model/parsedBody.ts';
import { NO_OPERATIONS } from '../../model/operationRecord.ts';
import { multipartMessages } from './messages.ts';
import { splitBody } from './messageParts.ts';
import type { MimeParts } from './splitParts.ts';
import { createRequestMatcher } from './requestMatcher.ts';
import { PartResults } from './partResults.ts';
import { bodyResults } from './bodyResults.ts';

/**
 * Parses multipart/mixed and multipart/related: OData, Google and Azure batches (an HTTP response in each part), and Drupal and
 * Node subrequests (a `Status` header). Pointers are `part:N`, where N counts the parts that are not multiparts, from 0.
 * Never throws: a wrong boundary or a missing end is a problem in the result.
 */
export function parseMultipart(text: string, exchange: Exchange): ParsedBody {
  const parts = splitBody(text, exchange.response.contentType);
  const { size, unexpectedBoundary } = parts;
  const results = new PartResults(parts, createRequestMatcher(exchange, parts));
  const problems: Problem[] = [];
  if (size === 0)
    problems.push(createProblem('not-well-formed', multipartMessages.noParts, { at: { text, offset: 0 } }));
  if (unexpectedBoundary !== null)
    problems.push(
      createProblem(
        'not-well-formed',
        multipartMessages.foreignBoundary(mediaType(exchange.response.contentType).boundary ?? '', unexpectedBoundary),
        { at: { text, offset: text.indexOf(`--${unexpectedBoundary}`) } },
      ),
    );
  problems.push(...endProblems(text, parts, results));
  // Byte ranges and forms are also multiparts, but without statuses.
  if (results.withStatus === 0) {
    const bodies = exchange.response.status === 207 ? bodyResults(parts) : null;
    if (bodies !== null) {
      const found = new PartResults(parts, createRequestMatcher(exchange, parts), bodies);
      return { ...batchOf(found), evidence: multipartMessages.bodies(size), confidence: 'likely', problems };
    }
    if (size > 0) problems.push(createProblem('no-sub-statuses', multipartMessages.noStatus));
    return { ...NOTHING, problems };
  }
  return {
    ...batchOf(results),
    evidence: multipartMessages.evidence(results.withStatus, size, results.hasStatusLines),
    confidence: 'certain',
    problems,
  };
}

function batchOf(results: PartResults): ParsedBody {
  return {
    ...NOTHING,
    operations: results.operations(),
    unanswered: results.unanswered(),
    requestItems: results.requestItems,
  };
}

/** Returns the problems at the ends of multiparts and parts: missing ends, and text after them. */
function endProblems(text: string, parts: MimeParts, { incomplete }: PartResults): Problem[] {
  const problems: Problem[] = [];
  const [openEnd] = parts.unclosedEnds;
  if (openEnd !== undefined)
    problems.push(
      createProblem('not-well-formed', multipartMessages.openEnd(parts.unclosedEnds.length), {
        at: { text, offset: openEnd },
        cut: parts.unclosedEnds.includes(text.length),
        losesContent: true,
      }),
    );
  if (parts.trailingDelimiter !== null)
    problems.push(
      createProblem('not-well-formed', multipartMessages.beyondEnd, { at: { text, offset: parts.trailingDelimiter } }),
    );
  const [part] = incomplete;
  if (part !== undefined)
    problems.push(
      createProblem('not-well-formed', multipartMessages.incompletePart(part, incomplete.length), {
        at: { text, offset: parts.at(part).start },
        losesContent: true,
      }),
    );
  return problems;
}

const NOTHING: ParsedBody = {
  format: 'multipart',
  dialect: null,
  evidence: null,
  confidence: null,
  operations: NO_OPERATIONS,
  problems: [],
  description: null,
  syncToken: null,
  unanswered: [],
  statedTotals: null,
};
