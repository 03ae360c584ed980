/**
 * Sends one request at a time. Of the inputs that come while a request is pending, only the last one is sent afterwards, so that a burst of
 * changes costs two requests. Each reply is used, even if a newer request follows: a stream of changes does not stop the updates.
 *
 * @param take receives each reply with its input
 */
export function createLatestRequest<Input, Reply>(
  send: (input: Input) => Promise<Reply>,
  take: (reply: Reply, input: Input) => void,
  fail: (error: unknown) => void,
): (input: Input) => void {
  let isBusy = false;
  let waiting: { readonly input: Input } | null = null;

  const run = async (first: Input): Promise<void> => {
    let input = first;
    for (;;) {
      const reply = await send(input);
      take(reply, input);
      if (!waiting) return;
      ({ input } = waiting);
      waiting = null;
    }
  };

  const start = async (input: Input): Promise<void> => {
    isBusy = true;
    try {
      await run(input);
    } catch (error) {
      waiting = null;
      fail(error);
    } finally {
      isBusy = false;
    }
  };

  return (input) => {
    if (isBusy) waiting = { input };
    else void start(input);
  };
}
