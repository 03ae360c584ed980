import type { Operations } from '../model/operation.ts';
import { isFailed } from '../model/outcome.ts';
import { mentions, type TextTest } from '../model/mention.ts';
import { parseFilter, type Term } from './term.ts';

/** The quick choices beside the filter box. */
export type Chip = 'all' | 'failed' | 'dependent' | '4xx' | '5xx' | '3xx' | '2xx';

export const CHIPS: readonly Chip[] = ['all', 'failed', 'dependent', '4xx', '5xx', '3xx', '2xx'];

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

export const CHIP_TESTS: Readonly<Record<Exclude<Chip, 'all'>, Predicate>> = {
  failed: (operations, operation) => isFailed(operations.outcome(operation)),
  dependent: (operations, operation) => operations.outcome(operation) === 'dependent',
  '4xx': hundred(4),
  '5xx': hundred(5),
  '3xx': hundred(3),
  '2xx': hundred(2),
};

function hundred(first: number): Predicate {
  return (operations, operation) => operations.statuses(operation).some((status) => Math.floor(status / 100) === first);
}

function negate(test: Predicate): Predicate {
  return (operations, operation) => !test(operations, operation);
}

function predicateOf(term: Term): Predicate {
  if (term.key !== null) {
    const test = Object.hasOwn(KEYS, term.key) ? KEYS[term.key]?.(term.value) : null;
    return test ?? textTest((text) => text.toLowerCase().includes(`${term.key}:${term.value}`.toLowerCase()));
  }
  const { regex } = term;
  if (regex) return textTest((text) => regex.test(text));
  const wanted = term.value.toLowerCase();
  return textTest((text) => text.toLowerCase().includes(wanted));
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
  if (value === 'failed' || value === 'dependent') return CHIP_TESTS[value];
  if (value === 'unanswered') return (operations) => operations.unanswered === true;
  return value === 'missing' ? (operations, operation) => operations.missing(operation) > 0 : null;
}
