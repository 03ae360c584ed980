import type { Operations } from '../model/operation.ts';
import { isFailed } from '../model/outcome.ts';
import { mentions, type TextTest } from '../model/mention.ts';
import { parseFilter, type Term } from './term.ts';

export type Predicate = (operations: Operations, operation: number) => boolean;

export interface Filter {
  /** Null where everything passes. */
  readonly test: Predicate | null;
  /** A regular expression in it that cannot be used; null where all is well. */
  readonly brokenRegex: string | null;
}

/** What `key:value` tests; an unknown key, or a value that its key cannot read, makes the term plain text. */
type Key = (value: string) => Predicate | null;

const KEYS: Readonly<Record<string, Key>> = {
  status: statusKey,
  is: isKey,
};

/**
 * Makes a predicate of a filter's text. Words match label, message and property names.
 *
 * @param invert as in DevTools: each term is turned round, not the whole
 */
export function makeFilter(text: string, invert = false): Filter {
  const { terms, brokenRegex } = parseFilter(text);
  const tests = terms.map((term) => {
    const test = predicateOf(term);
    return term.negative === invert ? test : negate(test);
  });
  return {
    test: tests.length === 0 ? null : (operations, operation) => tests.every((test) => test(operations, operation)),
    brokenRegex,
  };
}

function hundred(first: number): Predicate {
  return (operations, operation) => operations.statuses(operation).some((status) => Math.floor(status / 100) === first);
}

function negate(test: Predicate): Predicate {
  return (operations, operation) => !test(operations, operation);
}

function predicateOf(term: Term): Predicate {
  if (term.key !== null) {
    const test = Object.hasOwn(KEYS, term.key) ? KEYS[term.key]?.(term.value) : null;
    return test ?? wordTest(`${term.key}:${term.value}`);
  }
  const { regex } = term;
  return regex ? textTest((text) => regex.test(text)) : wordTest(term.value);
}

/** Words are found without regard to case. */
function wordTest(word: string): Predicate {
  const wanted = word.toLowerCase();
  // Digits and signs have no case, and a text need not be written anew to look for them.
  const find: TextTest =
    wanted === word.toUpperCase() ? (text) => text.includes(wanted) : (text) => text.toLowerCase().includes(wanted);
  // oxlint-disable-next-line no-control-regex -- it is the range of ASCII
  const ascii = /^[\u0000-\u007f]*$/.test(wanted);
  return textTest(Object.assign(find, { ascii }));
}

function textTest(matches: TextTest): Predicate {
  return (operations, operation) => mentions(operations, operation, matches);
}

/** `status:404`, `status:4xx`, `status:>=400` */
function statusKey(value: string): Predicate | null {
  const hundreds = /^([1-9])xx$/i.exec(value)?.[1];
  if (hundreds !== undefined) return hundred(Number(hundreds));
  const [, comparison, digits] = /^(>=|<=|>|<|)(\d{1,3})$/.exec(value) ?? [];
  if (digits === undefined) return null;
  const wanted = Number(digits);
  const compare: Readonly<Record<string, (status: number) => boolean>> = {
    '': (status) => status === wanted,
    '>': (status) => status > wanted,
    '>=': (status) => status >= wanted,
    '<': (status) => status < wanted,
    '<=': (status) => status <= wanted,
  };
  const test = compare[comparison ?? ''];
  return test ? (operations, operation) => operations.statuses(operation).some(test) : null;
}

function isKey(value: string): Predicate | null {
  if (value === 'failed') return (operations, operation) => isFailed(operations.outcome(operation));
  if (value === 'dependent') return (operations, operation) => operations.outcome(operation) === 'dependent';
  if (value === 'unanswered') return (operations) => operations.unanswered === true;
  return value === 'missing' ? (operations, operation) => operations.missing(operation) > 0 : null;
}
