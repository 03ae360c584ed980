import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { ITEMS } from '../../../core/explain/examples/json.ts';
import { RESOURCES } from '../../../core/explain/examples/resources.ts';

const { har, run } = commandLine();

/** The titles of the texts about a minimal response. */
async function titles(...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await run('--explain', ...args);
  return out.split('\n').filter((line) => /^ {2}(?:A minimal|Code that)/.test(line));
}

const JSON_FIRST = [
  '  A minimal 207 response in JSON:',
  '  Code that sends it, for Express:',
  '  Code that sends it, for Flask:',
  '  Code that sends it, for PHP:',
  '  A minimal 207 response in WebDAV XML:',
];

describe('--explain on a 207 without results', () => {
  it('shows a minimal response with code, and one in the other format', async () => {
    const path = har('a.har', ['POST', 207, '{"status": "Some error occurred"}', 'application/json']);
    expect(await titles(path)).toEqual(JSON_FIRST);
    const { out } = await run('--explain', path);
    for (const text of [ITEMS.body, RESOURCES.body, ...Object.values(ITEMS.code)])
      expect(out).toContain(text.trimEnd().replace(/^(?=.)/gm, '    '));
  });

  it('shows the WebDAV response first for a WebDAV method', async () => {
    const path = har('b.har', ['DELETE', 207, '<!doctype html><p>Error', 'text/html']);
    expect((await titles(path))[0]).toBe('  A minimal 207 response in WebDAV XML:');
  });

  it('shows each once for several responses', async () => {
    const path = har('c.har', ['POST', 207, 'one', 'text/plain'], ['POST', 207, 'two', 'text/plain']);
    expect(await titles(path)).toEqual(JSON_FIRST);
  });

  it('shows nothing for a multistatus with failures, and nothing without the option', async () => {
    expect(await titles(har('d.har', ['DELETE', 207, multistatus(response('/a', 423))]))).toEqual([]);
    expect((await run(har('e.har', ['POST', 207, 'one', 'text/plain']))).out).not.toContain('minimal');
  });
});
