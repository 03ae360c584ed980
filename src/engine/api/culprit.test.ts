import { describe, expect, it } from 'vitest';
import { createAttention, type Culprit, isRefused, questionCulprit, Refusals, Refused } from './culprit.ts';
import { errorFrom, plainError } from './port.ts';

const A: Culprit = { kind: 'body', id: 1 };
const B: Culprit = { kind: 'body', id: 2 };
const FILTER: Culprit = { kind: 'filter', text: '/(a+)+/', invert: false };

function attention() {
  const told: (Culprit | null)[] = [];
  return { told, ...createAttention((culprit) => void told.push(culprit)) };
}

describe('what is to blame', () => {
  it('is told before the work, and what was before is told after it', () => {
    const { told, during, set } = attention();
    set(A);
    during(FILTER, () => expect(told).toEqual([A, FILTER]));
    expect(told).toEqual([A, FILTER, A]);
    set(null);
    expect(told).toEqual([A, FILTER, A, null]);
  });

  it('is told after the work as well where it throws', () => {
    const { told, during } = attention();
    expect(() => during(A, () => JSON.parse('{'))).toThrow('JSON');
    expect(told).toEqual([A, null]);
  });

  it('is told once for slices of the same work', () => {
    const { told, set } = attention();
    for (const culprit of [A, { ...A }, B, null, null]) set(culprit);
    expect(told).toEqual([A, B, null]);
  });

  it('is the outermost work', () => {
    const { told, during, set } = attention();
    during(FILTER, () => {
      set(A);
      during(B, () => undefined);
      set(null);
    });
    expect(told).toEqual([FILTER, null]);
  });
});

it('a refusal is for one question about one response', () => {
  const refusals = new Refusals();
  refusals.add(questionCulprit('expand', 1, 'o5', true));
  expect(refusals.has(questionCulprit('expand', 1, 'o5', true))).toBe(true);
  for (const other of [questionCulprit('expand', 2, 'o5', true), questionCulprit('expand', 1, 'o6', true), A])
    expect(refusals.has(other)).toBe(false);
});

it('a refusal is known on the other side of a port', () => {
  expect(isRefused(errorFrom(plainError(new Refused('It took too long.'))))).toBe(true);
  expect(isRefused(errorFrom(plainError(new TypeError('x'))))).toBe(false);
});
