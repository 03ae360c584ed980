import { isMessage, type Message } from '../model/message.ts';
import { matchesText, type TextPredicate } from '../model/matchesText.ts';
import { filterMessages } from './messages.ts';
import { OPERATION_KEYS, type OperationTest, operationTest } from './operation.ts';
import { compileRegex } from './regex.ts';
import { type FilteredResponse, RESPONSE_KEYS, responseMentions, type ResponseTest, responseTest } from './response.ts';
import { FILTER_KEYS, type FilterKey, similarKey, similarValue } from './similar.ts';
import { MOST_TERMS, type Term, termsOf } from './term.ts';
import { wordTest } from './word.ts';

/** An invalid term, which is ignored. */
export interface FilterProblem {
  /** As typed. */
  readonly term: string;
  /** Its offset in the text, in UTF-16 code units. */
  readonly start: number;
  /** Why it is invalid, and what is allowed. */
  readonly reason: Message;
}

/** The result of a filter for one response. */
export interface Within {
  /** Whether the response itself matches, which counts if it has no operations. */
  readonly itself: boolean;
  /** Whether all or none of its operations match, or a test for each of them. */
  readonly operations: boolean | OperationTest;
}

export interface Filter {
  /** It has no valid terms, so that everything matches. */
  readonly isEmpty: boolean;
  readonly problems: readonly FilterProblem[];
  /** The term whose quotation mark is not closed: it contains the rest of the text. Null if there is none. */
  readonly unclosed: Pick<FilterProblem, 'term' | 'start'> | null;
  /** Applies the filter to a response. Terms about the response are tested once, not for each operation. */
  readonly within: (response: FilteredResponse) => Within;
}

type Test =
  | { readonly about: 'response'; readonly test: ResponseTest }
  | { readonly about: 'operation'; readonly test: OperationTest }
  /** Matches if the operation or its response does. */
  | { readonly about: 'either'; readonly inResponse: ResponseTest; readonly test: OperationTest };

/** A test, and whether it is negated. */
type Part = Test & { readonly negative: boolean };

/**
 * Parses a filter; the README describes the grammar. Invalid terms are reported and ignored.
 *
 * @param invert inverts each term, as in DevTools, not the conjunction
 */
export function makeFilter(text: string, invert = false): Filter {
  const parts: Part[] = [];
  const problems: FilterProblem[] = [];
  const terms = termsOf(text);
  for (const term of terms.slice(0, MOST_TERMS)) {
    const test = testOf(term);
    if (isMessage(test)) problems.push({ term: term.source, start: term.start, reason: test });
    else parts.push({ ...test, negative: term.negative !== invert });
  }
  const more = terms[MOST_TERMS];
  if (more) problems.push({ term: more.source, start: more.start, reason: filterMessages.tooMany(MOST_TERMS) });
  const last = terms.at(-1);
  const unclosed = last?.isUnclosed === true ? { term: last.source, start: last.start } : null;
  return { isEmpty: parts.length === 0, problems, unclosed, within: (response) => within(parts, response) };
}

/** @returns the test, or why the term is invalid */
function testOf(term: Term): Test | Message {
  switch (term.kind) {
    case 'word':
      return textTest(wordTest(term.text));
    case 'regex': {
      const { test, fault } = compileRegex(term.pattern);
      return test ? textTest(test) : fault;
    }
    case 'key':
      return keyTest(term.key, term.value);
  }
}

function textTest(matches: TextPredicate): Test {
  return {
    about: 'either',
    inResponse: (response) => responseMentions(response, matches),
    test: (operations, operation) => matchesText(operations, operation, matches),
  };
}

function keyTest(key: string, value: string): Test | Message {
  const ofOperation = OPERATION_KEYS.find((known) => known === key);
  if (ofOperation) {
    const test = operationTest(ofOperation, value);
    return test ? { about: 'operation', test } : wrongValue(ofOperation, value);
  }
  const ofResponse = RESPONSE_KEYS.find((known) => known === key);
  if (ofResponse) {
    const test = responseTest(ofResponse, value);
    return test ? { about: 'response', test } : wrongValue(ofResponse, value);
  }
  const similar = similarKey(key);
  return similar === null ? filterMessages.key(FILTER_KEYS) : filterMessages.similarKey(similar);
}

function wrongValue(key: FilterKey, value: string): Message {
  const similar = similarValue(key, value);
  return similar === null ? filterMessages.value(key) : filterMessages.similarValue(key, similar);
}

function within(parts: readonly Part[], response: FilteredResponse): Within {
  let itself = true;
  let some = true;
  const remaining: OperationTest[] = [];
  for (const part of parts) {
    const { about, negative } = part;
    const ofResponse = about === 'response' ? part.test(response) : about === 'either' && part.inResponse(response);
    if (ofResponse === negative) itself = false;
    if (about === 'response' || ofResponse) some &&= ofResponse !== negative;
    else remaining.push(negative ? negate(part.test) : part.test);
  }
  if (!some) return { itself, operations: false };
  const [only] = remaining;
  if (!only) return { itself, operations: true };
  if (remaining.length === 1) return { itself, operations: only };
  return { itself, operations: (operations, operation) => remaining.every((test) => test(operations, operation)) };
}

function negate(test: OperationTest): OperationTest {
  return (operations, operation) => !test(operations, operation);
}
