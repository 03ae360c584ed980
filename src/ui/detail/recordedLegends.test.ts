import { expect, it } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { createEngine } from '../../engine/engine.ts';
import { legendEntries } from './legend.ts';

it.each(['radicale', 'xandikos'])('removed members that %s lists are not called notices', (server) => {
  let removed = 0;
  for (const one of casesOf('webdav', server)) {
    const engine = createEngine();
    const row = engine.exchange(engine.addExchange(exchangeOfCase(one)));
    if (!row || row.summary.removed === 0) continue;
    const texts = legendEntries(row.summary).map(({ text }) => text);
    expect(texts).toContain(`${row.summary.removed} removed`);
    expect(texts.join()).not.toContain('404');
    removed += 1;
  }
  expect(removed).toBeGreaterThan(0);
});
