import { describe, expect, it } from 'vitest';
import {
  createTaskReporter,
  type EngineTask,
  isTaskRefused,
  requestTask,
  RefusedTasks,
  TaskRefusedError,
} from './engineTask.ts';
import { errorFrom, plainError } from './port.ts';

const A: EngineTask = { kind: 'body', id: 1 };
const B: EngineTask = { kind: 'body', id: 2 };
const FILTER: EngineTask = { kind: 'filter', text: '/(a+)+/', invert: false };

function attention() {
  const told: (EngineTask | null)[] = [];
  return { told, ...createTaskReporter((culprit) => void told.push(culprit)) };
}

describe('what is to blame', () => {
  it('is told before the work, and what was before is told after it', () => {
    const { told, run, set } = attention();
    set(A);
    run(FILTER, () => expect(told).toEqual([A, FILTER]));
    expect(told).toEqual([A, FILTER, A]);
    set(null);
    expect(told).toEqual([A, FILTER, A, null]);
  });

  it('is told after the work as well where it throws', () => {
    const { told, run } = attention();
    expect(() => run(A, () => JSON.parse('{'))).toThrow('JSON');
    expect(told).toEqual([A, null]);
  });

  it('is told once for slices of the same work', () => {
    const { told, set } = attention();
    for (const culprit of [A, { ...A }, B, null, null]) set(culprit);
    expect(told).toEqual([A, B, null]);
  });

  it('is the outermost work', () => {
    const { told, run, set } = attention();
    run(FILTER, () => {
      set(A);
      run(B, () => undefined);
      set(null);
    });
    expect(told).toEqual([FILTER, null]);
  });
});

it('a refusal is for one question about one response', () => {
  const refusals = new RefusedTasks();
  refusals.add(requestTask('expand', 1, 'o5', true));
  expect(refusals.has(requestTask('expand', 1, 'o5', true))).toBe(true);
  for (const other of [requestTask('expand', 2, 'o5', true), requestTask('expand', 1, 'o6', true), A])
    expect(refusals.has(other)).toBe(false);
});

it('a refusal is known on the other side of a port', () => {
  expect(isTaskRefused(errorFrom(plainError(new TaskRefusedError('It took too long.'))))).toBe(true);
  expect(isTaskRefused(errorFrom(plainError(new TypeError('x'))))).toBe(false);
});
