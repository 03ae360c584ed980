import { describe, expect, it } from 'vitest';
import { splitPath } from './splitPath.ts';

describe('splitPath', () => {
  it.each([
    ['/short/path', '', '/short/path', ''],
    ['/odata/v4/catalog/$batch', '/odata/v4', '/catalog/$batch', ''],
    ['/odata/v4/catalog/Books/$batch', '/odata/v4/catalog', '/Books/$batch', ''],
    ['/odata/v4/catalog/$batch?x=1', '/odata/v4', '/catalog/$b', 'atch?x=1'],
    ['/remote.php/dav/files/team/', '/remote.php', '/dav/files/team/', ''],
    ['/a/monthly-report-of-the-team-2026.pdf', '/a', '/monthly-report-of-the-team-', '2026.pdf'],
    ['/v1/items/$batch?after=/a/b/c&page=12', '', '/v1/items/$batch?after=/a/b/c', '&page=12'],
    ['a long name of a saved file.json', '', 'a long name of a saved f', 'ile.json'],
    ['/////////////////////////', '////////', '/////////////////', ''],
  ])('splits %s', (path, folders, segment, end) => {
    expect(splitPath(path)).toEqual({ folders, segment, end });
  });

  it('keeps all characters, and does not split one', () => {
    const path = `/folder/of/files/${'😀'.repeat(20)}`;
    const { folders, segment, end } = splitPath(path);
    expect(folders + segment + end).toBe(path);
    expect(end).toBe('😀'.repeat(4));
    expect(splitPath(`${path}x`).end).toBe(`${'😀'.repeat(4)}x`);
  });
});
