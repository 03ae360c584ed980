import { expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { PARSER } from '../store/parser.ts';
import { RuleBook } from '../store/ruleBook.ts';
import { StoredExchange } from '../store/storedExchange.ts';
import { storedChecks } from './foundRules.ts';

it('finds a response by the rules that it breaks as soon as it was checked', () => {
  const exchange = exchangeOf(multistatus(response('/dav/a', 200), response('/dav/a', 200)));
  const stored = StoredExchange.parse(1, exchange, { parser: PARSER, rules: new RuleBook(), inPieces: false });
  const query = { ...EMPTY_QUERY, text: 'check:duplicate-href' };
  const shown = (): number => stored.view.visibility(query).children(-1).shown.length;
  expect([stored.chipCounts(query)?.all, stored.mayMatch(query), shown()]).toEqual([0, false, 0]);
  stored.setChecks(storedChecks([{ rule: 'duplicate-href', severity: 'error', findings: 1 }], new Set()));
  expect([stored.chipCounts(query)?.all, stored.mayMatch(query), shown()]).toEqual([2, true, 2]);
});
