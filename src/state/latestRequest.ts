/**
 * Puts a question whose answer is awaited one at a time. What is asked meanwhile waits, and only the last of it is asked
 * afterwards: a burst of changes costs two questions, and a slow engine is never flooded. Every answer is taken, so a
 * stream of changes does not starve the panel; `take` is told what was asked.
 */
export function createLatestRequest<Input, Answer>(
  ask: (input: Input) => Promise<Answer>,
  take: (answer: Answer, input: Input) => void,
  fail: (error: unknown) => void,
): (input: Input) => void {
  let busy = false;
  let waiting: { readonly input: Input } | null = null;

  const run = async (first: Input): Promise<void> => {
    let input = first;
    for (;;) {
      // One after the other is the purpose.
      const answer = await ask(input);
      take(answer, input);
      if (!waiting) return;
      ({ input } = waiting);
      waiting = null;
    }
  };

  const start = async (input: Input): Promise<void> => {
    busy = true;
    try {
      await run(input);
    } catch (error) {
      waiting = null;
      fail(error);
    } finally {
      busy = false;
    }
  };

  return (input) => {
    if (busy) waiting = { input };
    else void start(input);
  };
}
