import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import { parseExchange } from '../../../core/read/parseExchange.ts';
import { type Hierarchy, hierarchyOf } from './hierarchy.ts';

const dav = (url: string): Hierarchy => {
  const exchange = exchangeOf(multistatus(response('/a', 200)), { url });
  const hierarchy = hierarchyOf(parseExchange(exchange), exchange);
  if (!hierarchy) throw new Error('hrefs are paths');
  return hierarchy;
};

function ids(...labels: readonly string[]): Hierarchy | null {
  const body = JSON.stringify({ results: labels.map((id) => ({ id, status: 200 })) });
  const exchange = exchangeOf(body, { method: 'POST', type: 'application/json' });
  return hierarchyOf(parseExchange(exchange), exchange);
}

describe('the path of an href', () => {
  const { path } = dav('https://dav.example.test/dav/a/');

  it.each([
    ['/dav/a/b.txt', 'dav/a', 'b.txt'],
    ['/dav/a/c/', 'dav/a', 'c'],
    ['b.txt', 'dav/a', 'b.txt'],
    ['../x', 'dav', 'x'],
    ['/dav/a/../../x', null, 'x'],
    ['/dav/%61/b%2Fc', 'dav/a', 'b%2Fc'],
    ['/dav//b', 'dav/', 'b'],
    ['/dav/a/list?folder=/x/y', 'dav/a', 'list?folder=/x/y'],
    ['https://dav.example.test/dav/b', 'dav', 'b'],
    ['https://other.example.test/dav/b', 'https:∕∕other.example.test/dav', 'b'],
    ['//other.example.test/b', 'https:∕∕other.example.test', 'b'],
  ])('%s', (href, folder, name) => {
    expect(path(href)).toMatchObject({ folder, name });
  });

  it('is unknown if it cannot be parsed, and for the root', () => {
    expect(path('http://[')).toBeNull();
    expect(path('/')).toBeNull();
  });

  it('states whether the href ends with a slash', () => {
    expect(path('/dav/a/c/')?.isFolder).toBe(true);
    expect(path('/dav/a/c')?.isFolder).toBe(false);
  });
});

describe('the hierarchy of ids', () => {
  it.each([
    [['photos/2024/a.jpg', 'photos/b.jpg', 'readme'], '/'],
    [['https://a.test/x/1', 'https://a.test/x/2'], '/'],
    [['metrics.cpu.user', 'metrics.cpu.system', 'metrics.memory'], '.'],
    [['user:1:mail', 'user:1:name', 'user:2:mail', 'user:2:name'], ':'],
  ])('%s', (labels, separator) => {
    expect(ids(...labels)?.separator).toBe(separator);
  });

  it.each([
    [['1', '2', '3']],
    [['photo.jpg', 'text.jpg', 'notes.txt']],
    [['1.5', '1.25', '1.75', '2.5']],
    [['a@example.com', 'b@example.com', 'c@example.com']],
    [['10:30', '11:30']],
  ])('%s: none', (labels) => {
    expect(ids(...labels)).toBeNull();
  });

  it('takes scheme and host as one segment', () => {
    expect(ids('https://a.test/x/1', 'https://b.test/x/2')?.path('https://a.test/x/1')).toEqual({
      folder: 'https:∕∕a.test/x',
      name: '1',
      isFolder: false,
    });
  });
});
