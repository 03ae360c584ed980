import type { Exchange } from '../../har/exchange.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import { placeOf } from '../../model/place.ts';
import type { Reading } from '../../model/reading.ts';
import { NO_OPERATIONS } from '../../model/records.ts';
import * as words from '../../words/json.ts';
import { Answers } from './answers.ts';
import { partsOf } from './parts.ts';
import { matcherOf } from './requested.ts';

/**
 * Reads multipart/mixed and multipart/related: OData, Google and Azure batches (an HTTP response in each part), Drupal's
 * and Node's subrequests (a `Status` header). Pointers are `part:N`, counted from 0 over the parts that hold no further
 * parts. Never throws: a wrong boundary or a missing end is a problem in the reading.
 */
export function readMultipart(text: string, exchange: Exchange): Reading {
  const parts = partsOf(text, exchange.response.contentType);
  const { size, foreign } = parts;
  const problems: Problem[] = [];
  if (size === 0) problems.push(problem('not-well-formed', words.NO_PARTS, text, 0));
  if (foreign !== null)
    problems.push(
      problem('not-well-formed', words.foreignBoundary(named(exchange), foreign), text, text.indexOf(`--${foreign}`)),
    );
  if (size > 0 && !parts.at(size - 1).isClosed)
    problems.push(problem('not-well-formed', words.OPEN_END, text, text.length));

  const answers = new Answers(parts, matcherOf(exchange, size));
  // Byte ranges and forms are multiparts too.
  if (answers.told === 0) {
    if (size > 0 && exchange.response.status === 207)
      problems.push(problem('no-sub-statuses', words.NO_PART_STATUS, text, null));
    return { ...NOTHING, problems };
  }
  return {
    ...NOTHING,
    evidence: words.parts(answers.told, size, answers.haveLines ? 'line' : 'header'),
    confidence: 'certain',
    operations: answers.operations(),
    problems,
    unanswered: answers.unanswered(),
  };
}

const NOTHING: Reading = {
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

function named(exchange: Exchange): string {
  return /boundary="?([^";\s]+)/i.exec(exchange.response.contentType ?? '')?.[1] ?? '';
}

function problem(code: ProblemCode, message: string, text: string, offset: number | null): Problem {
  return { code, message, offset, ...(offset === null ? { line: null, column: null } : placeOf(text, offset)) };
}
