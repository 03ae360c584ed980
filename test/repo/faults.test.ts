// The tests that the documents name for each fault and each attack must exist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface TestReference {
  readonly file: string;
  /** The title of a test in the file; null for the whole file. */
  readonly title: string | null;
}

/** Returns the tests in the last column of a document's table: `file`, or `file`: title, separated by semicolons. */
function namedIn(document: string): readonly TestReference[] {
  const rows = readFileSync(join(root, document), 'utf8').match(/^\|.*\|$/gm) ?? [];
  return rows.slice(2).flatMap((row) => {
    const last = row.slice(0, -1).split(' | ').at(-1) ?? '';
    return [...last.matchAll(/`([^`]+\.ts)`(?:: ([^;]+))?/g)].map(([, file = '', title]) => ({
      file,
      title: title?.trim() ?? null,
    }));
  });
}

/** Returns the titles of all tests in a file, as written in the source. */
function titlesIn(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^\s*(?:it|test)(?:\.each\([^]*?\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/gm)].map(
    ([, , title = '']) => title,
  );
}

describe.each(['docs/faults.md', 'docs/threat-model.md'])('%s', (document) => {
  const named = namedIn(document);

  it('names a test in every row', () => {
    const rows = (readFileSync(join(root, document), 'utf8').match(/^\|.*\|$/gm) ?? []).slice(2);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !/`[^`]+\.ts`[^|]*\|$/.test(row))).toEqual([]);
  });

  it.each(named)('$file has the test "$title"', ({ file, title }) => {
    expect(existsSync(join(root, file))).toBe(true);
    if (title !== null) expect(titlesIn(file)).toContain(title);
  });
});
