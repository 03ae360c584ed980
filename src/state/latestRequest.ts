/**
 * Sends one request at a time. Of the inputs that arrive while a request is pending, only the last one is sent afterwards, so that a burst of
 * changes costs two requests. Each reply is used, even if a newer request follows, so that continuous changes do not block updates.
 *
 * @param onReply receives each reply with its input
 */
export function createLatestRequest<Input, Reply>(
  send: (input: Input) => Promise<Reply>,
  onReply: (reply: Reply, input: Input) => void,
  fail: (error: unknown) => void,
): (input: Input) => void {
  let isBusy = false;
  let pending: { readonly input: Input } | null = null;

  const run = async (first: Input): Promise<void> => {
    let input = first;
    for (;;) {
      const reply = await send(input);
      onReply(reply, input);
      if (!pending) return;
      ({ input } = pending);
      pending = null;
    }
  };

  const start = async (input: Input): Promise<void> => {
    isBusy = true;
    try {
      await run(input);
    } catch (error) {
      pending = null;
      fail(error);
    } finally {
      isBusy = false;
    }
  };

  return (input) => {
    if (isBusy) pending = { input };
    else void start(input);
  };
}
