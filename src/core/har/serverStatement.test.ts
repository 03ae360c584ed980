import { describe, expect, it } from 'vitest';
import type { NameValue } from './exchange.ts';
import { ServerStatements } from './serverStatement.ts';

const DAV: NameValue = { name: 'DAV', value: '1, 2' };
const ALLOW: NameValue = { name: 'Allow', value: 'OPTIONS, PROPFIND' };

function statements(...paths: readonly string[]): ServerStatements {
  const found = new ServerStatements();
  for (const path of paths)
    found.add({ method: 'OPTIONS', url: `https://a.test${path}`, status: 200, headers: [DAV, ALLOW] });
  return found;
}

describe('a statement of a server', () => {
  it('applies to its URL and those below, not to others', () => {
    const found = statements('/dav/');
    for (const path of ['/dav/', '/dav', '/dav/x/y?z=1'])
      expect(found.find(`https://a.test${path}`)?.path).toBe('/dav/');
    for (const url of ['https://a.test/', 'https://a.test/davs/', 'http://a.test/dav/', 'https://b.test/dav/'])
      expect(found.find(url)).toBeNull();
    expect(found.find(null)).toBeNull();
    expect(found.find('not a URL')).toBeNull();
  });

  it('is that of the closest URL above', () => {
    const found = statements('/dav/x/', '/', '/dav');
    expect(found.find('https://a.test/dav/x/y')?.path).toBe('/dav/x/');
    expect(found.find('https://a.test/dav/z')?.path).toBe('/dav');
    expect(found.find('https://a.test/other')?.path).toBe('/');
  });

  it('has only the headers about the server', () => {
    const found = new ServerStatements();
    const headers = [
      { name: 'Set-Cookie', value: 'a=b' },
      { name: 'allow', value: 'GET' },
      { name: 'Server', value: 'x/1' },
    ];
    found.add({ method: 'PATCH', url: 'https://a.test/x', status: 405, headers });
    expect(found.find('https://a.test/x')).toEqual({ method: 'PATCH', path: '/x', headers: headers.slice(1) });
  });

  it('is made by a successful OPTIONS or a 405 with DAV or Allow', () => {
    const found = new ServerStatements();
    const add = (method: string, status: number, ...headers: readonly NameValue[]): void =>
      found.add({ method, url: 'https://a.test/', status, headers });
    add('OPTIONS', 403, DAV);
    add('PROPFIND', 207, DAV);
    add('OPTIONS', 204, { name: 'Server', value: 'nginx' }, { name: 'Access-Control-Allow-Origin', value: '*' });
    add('OPTIONS', 200, { name: 'Allow', value: 'GET,'.repeat(1000) });
    expect(found.find('https://a.test/')).toBeNull();
    add('OPTIONS', 204, DAV);
    expect(found.find('https://a.test/')).not.toBeNull();
  });

  it('is replaced by a later one, and the oldest of many are removed', () => {
    const found = statements('/dav/');
    found.add({ method: 'OPTIONS', url: 'https://a.test/dav', status: 200, headers: [ALLOW] });
    expect(found.find('https://a.test/dav/')?.headers).toEqual([ALLOW]);
    const many = statements(...Array.from({ length: 201 }, (_, index) => `/${index}/`));
    expect(many.find('https://a.test/0/')).toBeNull();
    expect(many.find('https://a.test/1/')).not.toBeNull();
  });

  it('is removed by Clear and by its time', () => {
    const found = new ServerStatements();
    const add = (url: string, start: number): void =>
      found.add({ method: 'OPTIONS', url, status: 200, headers: [DAV], start });
    add('https://a.test/', 100);
    add('https://b.test/', 200);
    found.clear(200);
    expect([found.find('https://a.test/'), found.find('https://b.test/')?.path]).toEqual([null, '/']);
    found.clear();
    expect(found.find('https://b.test/')).toBeNull();
  });
});
