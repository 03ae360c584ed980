import { describe, expect, it, vi } from 'vitest';
import { createLatestRequest } from './latestRequest.ts';

describe('createLatestRequest', () => {
  it('sends one request at a time, and the last input afterwards', async () => {
    const replies: ((reply: string) => void)[] = [];
    const send = vi.fn(() => new Promise<string>((resolve) => replies.push(resolve)));
    const received: unknown[] = [];
    const request = createLatestRequest<number, string>(
      send,
      (reply, input) => received.push([reply, input]),
      (error) => expect.unreachable(String(error)),
    );
    request(1);
    request(2);
    request(3);
    expect(send.mock.calls).toEqual([[1]]);
    replies[0]?.('one');
    await vi.waitFor(() => expect(send.mock.calls).toEqual([[1], [3]]));
    replies[1]?.('three');
    await vi.waitFor(() =>
      expect(received).toEqual([
        ['one', 1],
        ['three', 3],
      ]),
    );
  });

  it('continues after an error, which it reports', async () => {
    const fail = vi.fn();
    const received: string[] = [];
    const request = createLatestRequest<boolean, string>(
      (succeeds) => (succeeds ? Promise.resolve('fine') : Promise.reject(new Error('port closed'))),
      (reply) => received.push(reply),
      fail,
    );
    request(false);
    await vi.waitFor(() => expect(fail).toHaveBeenCalledExactlyOnceWith(new Error('port closed')));
    request(true);
    await vi.waitFor(() => expect(received).toEqual(['fine']));
  });
});
