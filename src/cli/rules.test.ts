import { describe, expect, it } from 'vitest';
import { commandLine } from '../../testing/command.ts';

const cli = commandLine();
const json = (name: string, content: unknown): string => cli.file(name, JSON.stringify(content));

const RULE = { id: 'x', name: 'X', container: '/rows', status: '/r', states: { success: ['J'], failure: ['N'] } };
const BODY = {
  rows: [
    { k: 'a', r: 'J' },
    { k: 'b', r: 'N' },
  ],
};

describe('--rules', () => {
  it('adds parsing rules', async () => {
    const body = json('body.json', BODY);
    expect((await cli.run(body)).code).toBe(3);
    const { code, out } = await cli.run(body, '--rules', json('rules.json', { version: 1, rules: [RULE] }));
    expect(code).toBe(1);
    expect(out).toContain('1 of 2');
  });

  it('applies rules to responses with another status only with --batches', async () => {
    const har = json('a.har', {
      log: {
        entries: [
          {
            request: { method: 'POST', url: 'https://a.example/x', headers: [] },
            response: {
              status: 200,
              headers: [],
              content: { mimeType: 'application/json', text: JSON.stringify(BODY) },
            },
          },
        ],
      },
    });
    const rules = json('any.json', { version: 1, rules: [{ ...RULE, anyStatus: true }] });
    expect((await cli.run(har, '--rules', rules)).code).toBe(0);
    expect((await cli.run(har, '--rules', rules, '--batches')).code).toBe(1);
  });

  it('reports invalid rules with line and column, and parses nothing', async () => {
    const body = json('body.json', BODY);
    const bad = cli.file('bad.json', '{"version": 1, "rules": [\n  {"id": "x", "container": "rows"}\n]}');
    const { code, out, err } = await cli.run(body, '--rules', bad);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('bad.json cannot be used: line 2, column 3: rule "x": "name" is missing.');
    expect(err).toContain('line 2, column 28: rule "x": "container" must be a path');
    expect(await cli.run(body, '--rules', cli.path('none.json'))).toMatchObject({ code: 2, out: '' });
  });
});
