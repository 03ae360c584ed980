import { describe, expect, it, vi } from 'vitest';
import { createLatestRequest } from './latestRequest.ts';

describe('latest request', () => {
  it('has one pending request, and sends the last input afterwards', async () => {
    const answers: ((answer: string) => void)[] = [];
    const ask = vi.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
    const taken: unknown[] = [];
    const asker = createLatestRequest<number, string>(
      ask,
      (answer, input) => taken.push([answer, input]),
      (error) => expect.unreachable(String(error)),
    );
    asker(1);
    asker(2);
    asker(3);
    expect(ask.mock.calls).toEqual([[1]]);
    answers[0]?.('one');
    await vi.waitFor(() => expect(ask.mock.calls).toEqual([[1], [3]]));
    answers[1]?.('three');
    await vi.waitFor(() =>
      expect(taken).toEqual([
        ['one', 1],
        ['three', 3],
      ]),
    );
  });

  it('reports an error, and sends requests again', async () => {
    const fail = vi.fn();
    const taken: string[] = [];
    const asker = createLatestRequest<boolean, string>(
      (good) => (good ? Promise.resolve('fine') : Promise.reject(new Error('port closed'))),
      (answer) => taken.push(answer),
      fail,
    );
    asker(false);
    await vi.waitFor(() => expect(fail).toHaveBeenCalledExactlyOnceWith(new Error('port closed')));
    asker(true);
    await vi.waitFor(() => expect(taken).toEqual(['fine']));
  });
});
