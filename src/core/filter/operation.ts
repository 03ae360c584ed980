import {
  matchesError,
  matchesMessage,
  matchesPath,
  matchesProperty,
  type TextPredicate,
} from '../model/matchesText.ts';
import { type Operations, OUTCOMES } from '../model/operation.ts';
import { isFailed } from '../model/outcome.ts';
import { statusMatcher } from './statusMatcher.ts';
import { listOf, oneOf } from './value.ts';
import { wordTest } from './word.ts';

export type OperationTest = (operations: Operations, operation: number) => boolean;

/** The keys of terms about operations. */
export const OPERATION_KEYS = ['status', 'outcome', 'is', 'prop', 'error', 'path', 'message'] as const;
export type OperationKey = (typeof OPERATION_KEYS)[number];

export function isOperationKey(key: string): key is OperationKey {
  return OPERATION_KEYS.some((known) => known === key);
}

/** Values of `is:`. */
export const STATES = ['failed', 'dependent', 'missing', 'unanswered'] as const;

/** Returns the test of `key:value`; null if the value is not valid for the key. */
export function operationTest(key: OperationKey, value: string): OperationTest | null {
  switch (key) {
    case 'status':
      return statusTest(value);
    case 'outcome':
      return outcomeTest(value);
    case 'is':
      return any(listOf(value, stateTest));
    case 'prop':
      return nameTest(value, (matches) => (operations, operation) => matchesProperty(operations, operation, matches));
    case 'error': {
      const code = wordTest(value);
      return nameTest(
        value,
        (matches) => (operations, operation) => matchesError(operations, operation, code, matches),
      );
    }
    case 'path':
      return textTest(value, matchesPath);
    case 'message':
      return textTest(value, matchesMessage);
  }
}

type Matches = (operations: Operations, operation: number, matches: TextPredicate) => boolean;

function textTest(value: string, matches: Matches): OperationTest | null {
  if (value === '') return null;
  const test = wordTest(value);
  return (operations, operation) => matches(operations, operation, test);
}

/** Matches part of the local name or, if the value has a prefix or namespace, part of the whole name. */
function nameTest(value: string, test: (matches: TextPredicate) => OperationTest): OperationTest | null {
  if (value === '') return null;
  const find = wordTest(value);
  return test(
    /[:{}]/.test(value) ? find : (name) => find(name.slice(Math.max(name.indexOf('}'), name.lastIndexOf(':')) + 1)),
  );
}

function statusTest(value: string): OperationTest | null {
  const matches = statusMatcher(value);
  return matches && ((operations, operation) => operations.statuses(operation).some(matches));
}

/** A request item without a result has no outcome. */
function outcomeTest(value: string): OperationTest | null {
  const outcomes = listOf(value, (item) => oneOf(item, OUTCOMES));
  if (outcomes === null) return null;
  return (operations, operation) => operations.unanswered !== true && outcomes.includes(operations.outcome(operation));
}

function stateTest(value: string): OperationTest | null {
  switch (oneOf(value, STATES)) {
    case 'failed':
      return (operations, operation) => isFailed(operations.outcome(operation));
    case 'dependent':
      return (operations, operation) => operations.outcome(operation) === 'dependent';
    case 'missing':
      return (operations, operation) => operations.missing(operation) > 0;
    case 'unanswered':
      return (operations) => operations.unanswered === true;
    case null:
      return null;
  }
}

function any(tests: readonly OperationTest[] | null): OperationTest | null {
  return tests && ((operations, operation) => tests.some((test) => test(operations, operation)));
}
