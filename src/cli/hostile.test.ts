import { linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../testing/command.ts';
import { multistatus, response } from '../../testing/exchange.ts';
import type { Exchange } from '../core/har/exchange.ts';
import { UNKNOWN_CONTEXT } from '../core/har/fileParser.ts';
import { fileBytes } from './input/fileBytes.ts';
import { readExchanges } from './input/readExchanges.ts';

const cli = commandLine();

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423));

describe('--output', () => {
  it.each([
    ['the file itself', (path: string) => path],
    ['another path of it', (path: string) => relative(process.cwd(), path)],
    ['a symbolic link to it', (path: string) => linked(path, 'symbolic')],
    ['a hard link to it', (path: string) => linked(path, 'hard')],
  ])('never overwrites an input file: %s', async (_, other) => {
    const body = cli.file('body.xml', FAILED);
    const well = cli.file('well.xml', WELL);
    const { code, out, err } = await cli.run(well, body, '--format', 'json', '--output', other(body));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('would overwrite');
    expect(readFileSync(body, 'utf8')).toBe(FAILED);
  });

  it('never overwrites the rules or the request body', async () => {
    const body = cli.file('body.xml', FAILED);
    const other = cli.file('other.json', '{}');
    for (const option of ['--rules', '--request'])
      expect(await cli.run(body, option, other, '-o', other)).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(other, 'utf8')).toBe('{}');
  });

  it('overwrites another report', async () => {
    const report = cli.file('report.json', 'old');
    expect(await cli.run(cli.file('body.xml', FAILED), '-f', 'json', '-o', report)).toMatchObject({ code: 1, err: '' });
    expect(readFileSync(report, 'utf8')).toContain('"schemaVersion": 1');
  });

  it('writes to standard output if it is -', async () => {
    expect((await cli.run(cli.file('body.xml', FAILED), '-o', '-')).out).toContain('423 Locked');
  });

  it('must not be empty', async () => {
    expect(await cli.run(cli.file('body.xml', WELL), '--output=')).toMatchObject({ code: 2, out: '' });
  });

  function linked(path: string, kind: 'symbolic' | 'hard'): string {
    const link = cli.path(`${kind}.xml`);
    if (kind === 'hard') linkSync(path, link);
    else symlinkSync(path, link);
    return link;
  }
});

describe('several files', () => {
  it('are each read once, with a message about one that is specified twice', async () => {
    const body = cli.file('body.xml', FAILED);
    const { code, out, err } = await cli.run(body, relative(process.cwd(), body), body);
    expect(code).toBe(1);
    expect(out).toMatch(/^1 of 1 multi-status response has failures: 1 of 1 sub-operation failed\.\n/);
    expect(err).toMatch(/body\.xml is specified more than once/);
  });

  it('are all reported, except those that cannot be read', async () => {
    mkdirSync(cli.path('folder'), { recursive: true });
    const { code, out, err } = await cli.run(
      cli.file('1.xml', WELL),
      cli.path('folder'),
      cli.file('2.har', '{"log":'),
      cli.path('missing'),
      cli.file('3.xml', FAILED),
    );
    expect(code).toBe(1);
    expect(out.indexOf('3.xml')).toBeLessThan(out.indexOf('1.xml'));
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(out.split('\n')[0]).toBe(
      '1 of 2 multi-status responses has failures: 1 of 2 sub-operations failed; 1 file was only partially read, 2 inputs could not be read.',
    );
  });

  it.each([
    [['-', '-']],
    [['-', '--request', '-']],
    [['-', '--rules', '-']],
    [['x.xml', '--rules', '-', '--request', '-']],
  ])('cannot all be standard input: %j', async (args) => {
    expect(await cli.run(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining('standard input') });
  });

  it('have control characters in their names replaced', async () => {
    const { err } = await cli.run(cli.path('\u001b]0;owned\u0007.xml'));
    expect(err).toContain('owned');
    // oxlint-disable-next-line no-control-regex -- control characters are matched on purpose
    expect(err.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});

describe('readExchanges', () => {
  const har = harOf(
    ...Array.from({ length: 40 }, (_, index) => ['DELETE', index % 4 === 0 ? 207 : 200, FAILED] as const),
  );
  const inPieces = async (path: string, whole: number) => {
    const entries: (number | null)[] = [];
    const take = ({ entry }: Exchange): void => void entries.push(entry);
    const input = { name: path, bytes: inSmallPieces(path) };
    const problem = await readExchanges(input, UNKNOWN_CONTEXT, take, whole);
    return { entries, problem };
  };

  async function* inSmallPieces(path: string): AsyncIterable<Uint8Array> {
    for await (const bytes of fileBytes(path, process.stdin))
      for (let at = 0; at < bytes.length; at += 999) yield bytes.subarray(at, at + 999);
  }

  it('gives the same result in pieces as in one piece', async () => {
    for (const [name, content] of [
      ['large.har', har],
      ['large.har.gz', gzipSync(har)],
    ] as const) {
      const path = cli.file(name, content);
      const whole = await inPieces(path, 1e9);
      expect(whole).toEqual({ entries: Array.from({ length: 40 }, (_, index) => index), problem: null });
      expect(await inPieces(path, 1000)).toEqual(whole);
    }
    const cut = cli.file('large.har', har.slice(0, -1000));
    expect(await inPieces(cut, 1000)).toEqual(await inPieces(cut, 1e9));
    expect(await inPieces(cli.file('large.xml', WELL), 10)).toEqual({ entries: [null], problem: null });
    expect(await inPieces(cli.file('none.xml', ''), 10)).toEqual({ entries: [null], problem: null });
  });
});
