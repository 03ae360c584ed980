import { parseRules } from '../../core/read/json/rules/parseRules.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import { addRule } from '../../core/read/json/rules/suggestRule.ts';
import { parseExchange } from '../../core/read/parseExchange.ts';
import type { StoredExchange } from './storedExchange.ts';
import type { RulePreview } from '../api/engineApi.ts';

/**
 * Parses a response with a rule that is not set.
 *
 * @param text of the current rules
 */
export function tryRule({ exchange }: StoredExchange, rule: Rule, text: string): RulePreview {
  const { rules, problems } = parseRules(JSON.stringify({ version: 1, rules: [rule] }));
  const report = rules.length > 0 ? parseExchange(exchange, rules) : null;
  return {
    problems,
    summary: report?.dialect?.id === rule.id ? report.summary : null,
    text: addRule(text, rule),
  };
}
