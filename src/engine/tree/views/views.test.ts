import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import type { Exchange } from '../../../core/har/exchange.ts';
import { EMPTY_QUERY, type Query, type Row } from '../../api/engineApi.ts';
import { createEngine } from '../../engine.ts';

const BY_FOLDER: Query = { ...EMPTY_QUERY, view: 'folder' };
const BY_STATUS: Query = { ...EMPTY_QUERY, view: 'status' };
const BY_MESSAGE: Query = { ...EMPTY_QUERY, view: 'message' };

function openResponse(exchange: Exchange) {
  const engine = createEngine();
  const id = engine.addExchange(exchange);
  const rows = (query: Query): readonly Row[] => engine.rows(id, query, 0, 10_000).rows;
  const brief = (query: Query): string[] =>
    rows(query).map(({ level, name, statusText, contents, expanded }) => {
      const { failure = 0, partial = 0, dependent = 0 } = contents?.outcomes ?? {};
      const counts = contents
        ? `${failure + partial}/${dependent}/${contents.total}`
        : inEnglish(statusText).slice(0, 3);
      const sign = expanded === null ? '' : expanded ? '- ' : '+ ';
      return `${'  '.repeat(level - 1)}${sign}${inEnglish(name)} ${counts}`.trimEnd();
    });
  return { engine, id, rows, brief };
}

const LOCKED = (owner: string): string =>
  `<D:error><D:lock-token-submitted/></D:error><D:responsedescription>owner ${owner}</D:responsedescription>`;

const ARCHIVE = exchangeOf(
  multistatus(
    ...Array.from({ length: 38 }, (_, at) => response(`/dav/Archive/2024/file-${at}.txt`, 423, LOCKED('backup'))),
    response('/dav/Archive/2024/index.db', 423, LOCKED('alice')),
    ...Array.from({ length: 24 }, (_, at) => response(`/dav/Archive/2024/reports/${at}.pdf`, 424)),
    response('/dav/Archive/2024/', 424),
    response('/dav/Archive/private/keys.kdbx', 403),
    response('/dav/Archive/private/notes.md', 403),
    response('/dav/Archive/private/', 424),
    response('/dav/Archive/', 424),
  ),
  { method: 'DELETE', url: 'https://dav.example.test/dav/Archive/' },
);

describe('by folder', () => {
  it('counts failures upwards, and groups equal results', () => {
    const { brief } = openResponse(ARCHIVE);
    expect(brief(BY_FOLDER)).toEqual([
      '- Archive/ 41/27/68',
      '  - 2024/ 39/25/64',
      '    + 38 files 38/0/38',
      '    + index.db 423',
      '    + reports/ 0/24/24',
      '    (this folder) 424',
      '  - private/ 2/1/3',
      '    keys.kdbx 403',
      '    notes.md 403',
      '    (this folder) 424',
      '  (this folder) 424',
    ]);
  });
});

describe('by status and by message', () => {
  it('groups the operations', () => {
    const { brief } = openResponse(ARCHIVE);
    expect(brief(BY_STATUS).filter((row) => !row.startsWith(' '))).toEqual([
      '+ 423 Locked 39/0/39',
      '- 403 Forbidden 2/0/2',
      '+ 424 Failed Dependency 0/27/27',
    ]);
    expect(brief(BY_MESSAGE).filter((row) => !row.startsWith(' '))).toEqual([
      '+ owner backup (lock-token-submitted) 38/0/38',
      '- (no message) 2/0/2',
      '- owner alice (lock-token-submitted) 1/0/1',
      '+ (not attempted because of another failure) 0/27/27',
    ]);
  });
});

describe('the parents of a row', () => {
  it('are the rows above it with lower levels, in each view', () => {
    for (const query of [EMPTY_QUERY, BY_FOLDER, BY_STATUS, BY_MESSAGE]) {
      const { engine, id, rows } = openResponse(ARCHIVE);
      engine.expandAll(id, true);
      const all = rows(query);
      for (const index of all.keys()) {
        const expected: number[] = [];
        let level = all[index]?.level ?? 1;
        for (let at = index - 1; at >= 0; at -= 1) {
          const above = all[at]?.level ?? 1;
          if (above >= level) continue;
          expected.unshift(at);
          level = above;
        }
        const { parents = [[]] } = engine.rows(id, query, index, index + 1);
        expect(parents[0]?.map((parent) => [parent.index, parent.row.key])).toEqual(
          expected.map((at) => [at, all[at]?.key]),
        );
      }
    }
  });
});
