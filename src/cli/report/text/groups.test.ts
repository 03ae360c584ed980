import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, propstats, response } from '../../../../testing/exchange.ts';

const cli = commandLine();
const { har } = cli;

describe('equal failures', () => {
  const locked = (folder: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => response(`${folder}${'abc'[index] ?? `f${index}`}.txt`, 423));
  const rows = async (...args: readonly string[]): Promise<readonly string[]> =>
    (await cli.run(...args)).out.split('\n').filter((line) => line.startsWith('    '));

  it('are one line with their number, their folder and examples', async () => {
    const body = multistatus(...locked('/dav/Shared/', 27), response('/dav/x', 403));
    expect(await rows(har('equal.har', ['COPY', 207, body]))).toEqual([
      '    27 × 423 Locked  under Shared/: a.txt, b.txt and 25 more',
      '    403 Forbidden    x',
    ]);
    const many = multistatus(...locked('/dav/a/', 1000), ...locked('/dav/b/', 1000));
    expect(await rows(har('many.har', ['COPY', 207, many]))).toEqual([
      '    2,000 × 423 Locked  a/a.txt, a/b.txt and 1,998 more',
    ]);
  });

  it('may have messages that differ in names and numbers', async () => {
    const items = Array.from({ length: 2000 }, (_, index) => ({
      id: `item-${index}`,
      status: 404,
      error: { code: 'NOT_FOUND', message: `Item item-${index} of 2000 was not found in shard ${index % 7}` },
    }));
    const path = har('pattern.har', ['POST', 207, JSON.stringify({ results: items }), 'application/json']);
    expect(await rows(path)).toEqual([
      '    2,000 × 404 Not Found  item-0, item-1 and 1,998 more  for example: NOT_FOUND: Item item-0 of 2000 was not found in shard 0',
    ]);
  });

  it('may have messages that quote different texts, unless these are few', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const results = (count: number): object[] =>
      letters.slice(0, count).map((letter) => ({
        key: `k-${letter}`,
        status: 422,
        error: { message: `The field "${letter}${letter}" isn't valid` },
      }));
    const path = (count: number): string =>
      har('quoted.har', ['POST', 207, JSON.stringify({ results: results(count) }), 'application/json']);
    expect(await rows(path(26))).toEqual([
      '    26 × 422 Unprocessable Content  k-a, k-b and 24 more  for example: The field "aa" isn\'t valid',
    ]);
    expect(await rows(path(5))).toHaveLength(5);
  });

  it('are separate if status, code, message or properties differ', async () => {
    const item = (id: string, status: number, code: string, message: string): object => ({
      id,
      status,
      error: { code, message },
    });
    const results = [
      item('a', 409, 'A', 'x'),
      item('b', 409, 'B', 'x'),
      item('c', 400, 'A', 'x'),
      item('d', 409, 'A', 'y'),
      item('e', 409, 'A', 'x'),
    ];
    const path = har('differ.har', ['POST', 207, JSON.stringify({ results }), 'application/json']);
    expect(await rows(path)).toEqual([
      '    2 × 409 Conflict  a, e  A: x',
      '    409 Conflict      b     B: x',
      '    400 Bad Request   c     A: x',
      '    409 Conflict      d     A: y',
    ]);
    const body = multistatus(
      propstats('/dav/a', { 200: ['x'], 403: ['acl'] }),
      propstats('/dav/b', { 200: ['x'], 403: ['owner'] }),
    );
    expect(await rows(har('properties.har', ['REPORT', 207, body]))).toHaveLength(2);
  });

  it('have their dependents below them, with their number', async () => {
    const body = multistatus(
      response('/dav/a/', 423),
      ...Array.from({ length: 5 }, (_, index) => response(`/dav/a/${index}`, 424)),
      response('/dav/b/', 423),
      ...Array.from({ length: 7 }, (_, index) => response(`/dav/b/${index}`, 424)),
    );
    expect(await rows(har('dependents.har', ['DELETE', 207, body]))).toEqual([
      '    2 × 423 Locked                a/, b/',
      '    └ 12 × 424 Failed Dependency  a/0, a/1 and 10 more',
    ]);
  });

  it('are listed one by one with --verbose', async () => {
    const path = har('verbose.har', [
      'COPY',
      207,
      multistatus(...locked('/dav/Shared/', 200), response('/dav/ok', 204)),
    ]);
    const listed = await rows(path, '--verbose');
    expect(listed).toHaveLength(201);
    expect(new Set(listed).size).toBe(201);
    expect(listed.at(-1)).toBe('    204 No Content  ok');
  });

  it('do not hide others: a line counts those that are not listed', async () => {
    const failed = Array.from({ length: 70 }, (_, index) =>
      response(`/dav/${index}`, 423, `<D:error><D:c${'x'.repeat(index)}/></D:error>`),
    );
    expect((await rows(har('more.har', ['COPY', 207, multistatus(...failed)]))).at(-1)).toBe(
      '    … 20 more sub-operations; use --verbose to list all',
    );
  });
});
