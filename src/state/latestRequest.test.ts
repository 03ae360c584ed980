import { describe, expect, it, vi } from 'vitest';
import { createLatestRequest } from './latestRequest.ts';

describe('latest request', () => {
  it('has one pending request, and sends the last input afterwards', async () => {
    const replies: ((reply: string) => void)[] = [];
    const send = vi.fn(() => new Promise<string>((resolve) => replies.push(resolve)));
    const taken: unknown[] = [];
    const asker = createLatestRequest<number, string>(
      send,
      (reply, input) => taken.push([reply, input]),
      (error) => expect.unreachable(String(error)),
    );
    asker(1);
    asker(2);
    asker(3);
    expect(send.mock.calls).toEqual([[1]]);
    replies[0]?.('one');
    await vi.waitFor(() => expect(send.mock.calls).toEqual([[1], [3]]));
    replies[1]?.('three');
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
      (reply) => taken.push(reply),
      fail,
    );
    asker(false);
    await vi.waitFor(() => expect(fail).toHaveBeenCalledExactlyOnceWith(new Error('port closed')));
    asker(true);
    await vi.waitFor(() => expect(taken).toEqual(['fine']));
  });
});
