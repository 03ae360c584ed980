import { ruleMatchesUrl } from '../../core/read/json/rules/ruleApplies.ts';
import { type RuleCandidate, ruleCandidates } from '../../core/read/json/rules/ruleCandidates.ts';
import { parseRules, type RuleProblem } from '../../core/read/json/rules/parseRules.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import { type RuleChoice, suggestRule, addRule } from '../../core/read/json/rules/suggestRule.ts';
import { ruleMessages } from '../../core/read/json/rules/messages.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { RuleSuggestion } from '../api/engineApi.ts';

/** The user's rules: their text, and the rules parsed from it. */
export class RuleBook {
  #text = '';
  #rules: readonly Rule[] = [];
  #problems: readonly RuleProblem[] = [];

  get text(): string {
    return this.#text;
  }

  get rules(): readonly Rule[] {
    return this.#rules;
  }

  get problems(): readonly RuleProblem[] {
    return this.#problems;
  }

  /** @returns false if the text is unchanged */
  set(text: string): boolean {
    if (text === this.#text) return false;
    ({ rules: this.#rules, problems: this.#problems } = parseRules(text));
    this.#text = text;
    return true;
  }

  /** Stores the text and uses no rules. */
  turnOff(text: string): void {
    this.#text = text;
    this.#rules = [];
    this.#problems = [{ message: ruleMessages.stopped, line: null, column: null, rule: null }];
  }

  /** Identifies the rules that apply to a URL. With the same hash, a body is parsed in the same way. */
  hashFor(url: string | null): string {
    const applying = this.#rules.filter((rule) => ruleMatchesUrl(rule, url));
    return applying.length === 0 ? '' : hashOf(JSON.stringify(applying));
  }

  /** Creates a rule from choices in a response body. */
  suggest({ exchange }: { readonly exchange: Exchange }, choice: RuleChoice): RuleSuggestion {
    const { request, response } = exchange;
    const rule = suggestRule({ ...choice, url: request.url, httpStatus: response.status });
    return { rule, text: addRule(this.#text, rule) };
  }
}

/** Returns the lists in a JSON body that a rule can name. */
export function candidatesFor({
  exchange,
  report,
}: {
  readonly exchange: Exchange;
  readonly report: Report;
}): readonly RuleCandidate[] {
  const { text } = exchange.body;
  const isJson = report.format === 'json' || report.format === 'ndjson';
  return text !== null && isJson ? ruleCandidates(text) : [];
}

/** A 53-bit hash (cyrb53). */
function hashOf(text: string): string {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36);
}
