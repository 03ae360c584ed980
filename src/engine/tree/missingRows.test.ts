import { expect, it } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';

it.each(['apache', 'apache-svn', 'lighttpd', 'sabre-1.8', 'radicale', 'xandikos', 'tomcat', 'wsgidav'])(
  'the missing properties of a resource of %s are one row, which names them and is collapsed',
  (server) => {
    let checked = 0;
    for (const one of casesOf('webdav', server)) {
      const engine = createEngine();
      const id = engine.addExchange(exchangeOfCase(one));
      if (engine.exchange(id)?.summary.missingProperties === 0) continue;
      for (const { key, kind } of engine.rows(id, EMPTY_QUERY, 0, 50).rows)
        if (kind === 'operation') engine.expand(id, key, true, false);
      const rows = engine.rows(id, EMPTY_QUERY, 0, 1000).rows;
      const missing = rows.filter(
        ({ kind, status, outcome }) => kind === 'propstat' && status === 404 && outcome === 'notice',
      );
      expect(missing.length, one.name).toBeLessThanOrEqual(rows.filter(({ kind }) => kind === 'operation').length);
      expect(missing.filter(({ expanded, message }) => expanded === true || message === '')).toEqual([]);
      expect(rows.filter(({ kind, outcome }) => kind === 'property' && outcome === 'notice')).toEqual([]);
      checked += missing.length;
    }
    expect(checked).toBeGreaterThan(0);
  },
);
