import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'multi-status-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function started(...args: readonly string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = run(args, { out: (text) => (out += text), err: (text) => (err += text), colours: false });
  return { code, out, err };
}

const RULE = { id: 'x', name: 'X', container: '/rows', status: '/r', states: { success: ['J'], failure: ['N'] } };
const BODY = {
  rows: [
    { k: 'a', r: 'J' },
    { k: 'b', r: 'N' },
  ],
};

describe('--rules', () => {
  it('reads bodies by rules of the user', () => {
    const body = file('body.json', BODY);
    expect(started(body).code).toBe(0);
    const { code, out } = started(body, '--rules', file('rules.json', { version: 1, rules: [RULE] }));
    expect(code).toBe(1);
    expect(out).toContain('1 of 2');
  });

  it('also finds batches in other answers, where those are asked for', () => {
    const har = file('a.har', {
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
    const rules = file('any.json', { version: 1, rules: [{ ...RULE, anyStatus: true }] });
    expect(started(har, '--rules', rules).code).toBe(0);
    expect(started(har, '--rules', rules, '--batches').code).toBe(1);
  });

  it('with something wrong in it says where, reads nothing, and is an error', () => {
    const body = file('body.json', BODY);
    const bad = file('bad.json', '{"version": 1, "rules": [\n  {"id": "x", "container": "rows"}\n]}');
    const { code, out, err } = started(body, '--rules', bad);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('bad.json cannot be used: line 2, column 3: rule "x": "name" is missing.');
    expect(err).toContain('line 2, column 28: rule "x": "container" must be a place');
    expect(started(body, '--rules', join(folder, 'none.json'))).toMatchObject({ code: 2, out: '' });
  });
});
