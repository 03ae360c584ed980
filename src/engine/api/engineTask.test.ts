import { refusalMessages } from '../messages.ts';
import { describe, expect, it } from 'vitest';
import {
  createTaskReporter,
  type EngineTask,
  isTaskRefused,
  refusalText,
  callTask,
  RefusedTasks,
  TaskRefusedError,
} from './engineTask.ts';
import { errorFrom, plainError } from './port.ts';

const A: EngineTask = { kind: 'body', id: 1 };
const B: EngineTask = { kind: 'body', id: 2 };
const FILTER: EngineTask = { kind: 'filter', text: '/(a+)+/', invert: false };

function recordedReporter() {
  const reported: (EngineTask | null)[] = [];
  return { reported, ...createTaskReporter((task) => void reported.push(task)) };
}

describe('the reported task', () => {
  it('is reported before the work, and the previous task after it', () => {
    const { reported, run, set } = recordedReporter();
    set(A);
    run(FILTER, () => expect(reported).toEqual([A, FILTER]));
    expect(reported).toEqual([A, FILTER, A]);
    set(null);
    expect(reported).toEqual([A, FILTER, A, null]);
  });

  it('is reset after work that throws', () => {
    const { reported, run } = recordedReporter();
    expect(() => run(A, () => JSON.parse('{'))).toThrow('JSON');
    expect(reported).toEqual([A, null]);
  });

  it('is reported once for slices of the same work', () => {
    const { reported, set } = recordedReporter();
    for (const task of [A, { ...A }, B, null, null]) set(task);
    expect(reported).toEqual([A, B, null]);
  });

  it('is the outermost task', () => {
    const { reported, run, set } = recordedReporter();
    run(FILTER, () => {
      set(A);
      run(B, () => undefined);
      set(null);
    });
    expect(reported).toEqual([FILTER, null]);
  });
});

it('refuses one call about one response', () => {
  const refusedTasks = new RefusedTasks();
  refusedTasks.add(callTask('expand', 1, 'o5', true));
  expect(refusedTasks.has(callTask('expand', 1, 'o5', true))).toBe(true);
  for (const other of [callTask('expand', 2, 'o5', true), callTask('expand', 1, 'o6', true), A])
    expect(refusedTasks.has(other)).toBe(false);
});

it('recognizes a refused task whose error passed through a port, and its text', () => {
  for (const text of [refusalMessages.export('GET /'), 'It took too long.']) {
    const error = errorFrom(plainError(new TaskRefusedError(text)));
    expect(isTaskRefused(error)).toBe(true);
    expect(refusalText(error)).toEqual(text);
  }
  expect(isTaskRefused(errorFrom(plainError(new TypeError('x'))))).toBe(false);
});
