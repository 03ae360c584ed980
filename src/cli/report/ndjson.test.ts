import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { commandLine, harOf } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { plantedHar } from '../../../testing/plantedSecrets.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../../..');
const WEBDAV = join(ROOT, 'test/corpus/webdav/nephele.har.gz');
const { file, har, path, run } = commandLine();

const schema: unknown = JSON.parse(readFileSync(join(ROOT, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: false })
  .addSchema(schema as object, 'report')
  .compile({ $ref: 'report#/$defs/ndjsonLine' });

interface Line {
  readonly exported?: { readonly responses: number; readonly leftOut: readonly { readonly what: string }[] };
  readonly verdict?: { readonly outcome: string };
}

async function lines(...args: readonly string[]): Promise<readonly Line[]> {
  const { out } = await run(...args, '--format', 'ndjson');
  expect(out.endsWith('\n')).toBe(true);
  return out
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const FAILING = multistatus(response('/a', 423), response('/b', 200));
const PASSING = multistatus(response('/c', 200));

describe('--format ndjson', () => {
  it.each([() => [WEBDAV], () => [file('planted.har', plantedHar())], () => [WEBDAV, '--filter', 'status:4xx']])(
    'has the responses of --format json, and as its last line the rest of it',
    async (args) => {
      const { out } = await run(...args(), '--format', 'json');
      const { responses, ...rest } = JSON.parse(out) as { readonly responses: readonly object[] };
      expect(responses.length).toBeGreaterThan(0);
      expect(await lines(...args())).toEqual([...responses, rest]);
    },
  );

  it('follows docs/report.schema.json', async () => {
    for (const line of await lines(WEBDAV)) expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ verdict: {} })).toBe(false);
  });

  it('has only the last line if there is no response', async () => {
    expect(await lines(har('none.har', ['GET', 200, 'x']))).toMatchObject([{ exported: { responses: 0 } }]);
  });

  it('has no line end inside a line', async () => {
    const body = multistatus(response('/a\u2028b\u2029c\u0085d', 403));
    const { out } = await run(har('ends.har', ['DELETE', 207, body]), '--format', 'ndjson');
    expect(out.split(/[\r\n\u0085\u2028\u2029]/)).toHaveLength(3);
    expect(out).toContain(String.raw`/a\u2028b\u2029c\u0085d`);
  });

  it('names files that are missing or damaged in the last line', async () => {
    const damaged = file('damaged.har', harOf(['DELETE', 207, PASSING], ['DELETE', 207, FAILING]).slice(0, -30));
    const all = await lines(damaged, path('missing.har'), har('good.har', ['DELETE', 207, FAILING]));
    expect(all).toMatchObject([
      { verdict: { outcome: 'all-succeeded' } },
      { verdict: { outcome: 'mixed' } },
      {
        exported: {
          responses: 2,
          leftOut: [
            { what: 'files', count: 1, why: expect.stringContaining('damaged.har') },
            { what: 'unreadFiles', count: 1, why: expect.stringContaining('missing.har') },
          ],
        },
      },
    ]);
  });
});
