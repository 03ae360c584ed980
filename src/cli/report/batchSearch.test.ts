import { expect, it } from 'vitest';
import { commandLine, type EntryShorthand } from '../../../testing/command.ts';

const cli = commandLine();

const batch = (status: number): string =>
  JSON.stringify({
    responses: [
      { id: '1', status: 200 },
      { id: '2', status },
    ],
  });
const entry = (text: string, method = 'POST'): EntryShorthand => [method, 200, text, 'application/json'];

async function hint(...entries: readonly EntryShorthand[]): Promise<string> {
  const { out } = await cli.run(cli.har('batches.har', ...entries));
  const [, ...lines] = out.trimEnd().split('\n');
  return lines.join('\n');
}

it('suggests --batches if it would find failures', async () => {
  expect(await hint(entry(batch(404)), entry(batch(409)), entry(batch(200)), entry('{"ok":true}'))).toBe(
    '4 other responses are not multi-status.\n3 other responses look like batches, 2 of them with failures: use --batches.',
  );
  expect(await hint(entry(batch(404)))).toBe(
    '1 other response is not multi-status.\n1 other response looks like a batch with failures: use --batches.',
  );
});

it('does not suggest it for batches without failures, for other statuses and for methods that only read', async () => {
  const others = [entry(batch(200)), entry(batch(404), 'GET'), ['POST', 500, batch(404), 'application/json'] as const];
  expect(await hint(...others)).toBe('3 other responses are not multi-status.');
});

it('examines only a part of a large file', async () => {
  const long = JSON.stringify({
    responses: [
      { id: '1', status: 404 },
      { id: 'x'.repeat(400_000), status: 200 },
    ],
  });
  expect(await hint(...Array.from({ length: 9 }, () => entry(long)))).toMatch(
    /^At least 4 other responses look like batches, 4 of them with failures: use --batches\.$/m,
  );
});
