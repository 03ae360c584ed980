import { describe, expect, it } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { multistatus, propstats, reportOn, response } from '../../../testing/exchange.ts';
import { parseExchange } from '../read/parseExchange.ts';
import { FailureGroups, groupStatus } from './failureGroups.ts';

function lines(groups: FailureGroups): string[] {
  return groups
    .summary()
    .groups.map((group) =>
      [group.count, groupStatus(group), group.folder, group.message, group.dependents].filter(Boolean).join(' | '),
    );
}

function davGroups(method: string, ...responses: readonly string[]): FailureGroups {
  return new FailureGroups(reportOn(multistatus(...responses), { method }));
}

function jsonGroups(results: readonly object[]): FailureGroups {
  return new FailureGroups(reportOn(JSON.stringify({ results }), { method: 'POST', type: 'application/json' }));
}

describe('the failures of a response', () => {
  it('are grouped by status and condition, with their common folder', () => {
    const token = (href: string): string =>
      `<D:error><D:lock-token-submitted><D:href>${href}</D:href></D:lock-token-submitted></D:error>`;
    const locked = Array.from({ length: 27 }, (_, at) =>
      response(`/dav/Shared/${at}`, 423, token(`/dav/Shared/${at}`)),
    );
    expect(
      lines(davGroups('COPY', response('/dav/x', 403), ...locked, response('/dav/ok', 201), response('/dav/y', 423))),
    ).toEqual(['27 | 423 Locked | /dav/Shared/ | lock-token-submitted', '1 | 403 Forbidden', '1 | 423 Locked']);
  });

  it('have the message of all of them, or its pattern', () => {
    const item = (id: string, message: string): object => ({ id, status: 404, error: { code: 'GONE', message } });
    expect(
      lines(
        jsonGroups([
          item('a-1', 'Item a-1 is in shard 7'),
          item('b-2', 'Item b-2 is in shard 8'),
          item('c', 'No such item'),
          item('d', 'No such item'),
          { id: 'e', status: 200 },
        ]),
      ),
    ).toEqual(['2 | 404 Not Found | GONE: Item … is in shard …', '2 | 404 Not Found | GONE: No such item']);
  });

  it('are grouped by the properties that failed by themselves', () => {
    const groups = davGroups(
      'PROPPATCH',
      propstats('/dav/a', { 403: ['getetag'], 424: ['x'] }),
      propstats('/dav/b', { 403: ['getetag'], 424: ['x'] }),
      propstats('/dav/c', { 409: ['x'] }),
    );
    expect(lines(groups)).toEqual(['2 | 403 Forbidden | /dav/ | 403 getetag; 424 x', '1 | 409 Conflict | 409 x']);
  });

  it('have the number of operations that depend on them alone', () => {
    const below = Array.from({ length: 39 }, (_, at) => response(`/dav/a/${at}`, 424));
    const groups = davGroups('DELETE', ...below, response('/dav/a/', 423));
    expect(lines(groups)).toEqual(['1 | 423 Locked | 39']);
    expect(groups.summary()).toMatchObject({ causes: 1, dependents: 39 });
  });

  it('have dependents of several possible causes as a group of their own', () => {
    const failures = Array.from({ length: 12 }, (_, at) => response(`/dav/${at}/x`, 423));
    const groups = davGroups('DELETE', ...failures, response('/dav/', 424), response('/dav/3/', 424));
    expect(lines(groups)).toEqual(['12 | 423 Locked | /dav/ | 1', '1 | 424 Failed Dependency']);
    expect(groups.summary()).toMatchObject({ causes: 12, dependents: 2 });
  });

  it('do not include successes and operations whose outcome is unknown', () => {
    expect(davGroups('DELETE', response('/dav/a', 204), response('/dav/b', '2O0')).summary().groups).toEqual([]);
  });

  it('can be visited one after another', () => {
    const groups = davGroups('COPY', ...[423, 403, 423, 201, 423].map((status, at) => response(`/dav/${at}`, status)));
    const visited = [-1, 0, 2, 4, 3].map((after) => groups.next(0, after));
    expect(visited).toEqual([0, 2, 4, 0, 4]);
    expect(groups.next(1, 4)).toBe(1);
    expect(groups.next(2, -1)).toBeNull();
  });

  it('are grouped by status alone if there are too many different messages', () => {
    const letters = (at: number): string => String(at).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
    const results = Array.from({ length: 3000 }, (_, at) => ({
      id: at,
      status: 409,
      message: `reason ${letters(at)}`,
    }));
    const { groups } = jsonGroups(results).summary();
    expect(groups).toHaveLength(1001);
    expect(groups[0]).toMatchObject({ count: 2000, message: '', statuses: [409] });
  });

  it('can be grouped in slices, with the same result', () => {
    const responses = Array.from({ length: 1000 }, (_, at) => response(`/dav/${at}`, at % 3 === 0 ? 423 : 403));
    const whole = davGroups('COPY', ...responses);
    const sliced = davGroups('COPY', ...responses);
    let slices = 1;
    while (!sliced.advance(() => true)) slices += 1;
    expect(slices).toBeGreaterThan(10);
    expect(sliced.summary()).toEqual(whole.summary());
  });
});

it.each(['apache', 'nephele', 'sabre-1.8', 'wsgidav', 'tomcat'])(
  'the groups of a response of %s have all failures and dependents',
  (server) => {
    let failures = 0;
    for (const one of casesOf('webdav', server)) {
      const report = parseExchange(exchangeOfCase(one));
      const { groups, dependents } = new FailureGroups(report).summary();
      const { failure, partial, dependent } = report.summary;
      const counted = groups.reduce((sum, group) => sum + group.count + group.dependents, 0);
      expect([counted, dependents], one.name).toEqual([failure + partial + dependent, dependent]);
      failures += failure + partial;
    }
    expect(failures).toBeGreaterThan(0);
  },
);
