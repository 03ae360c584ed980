import { isForUrl } from '../core/read/json/rules/applies.ts';
import { type Candidate, candidatesIn } from '../core/read/json/rules/candidates.ts';
import { parseRules, type RuleProblem } from '../core/read/json/rules/parse.ts';
import type { Rule } from '../core/read/json/rules/rule.ts';
import { type Choice, ruleFromPlaces, withRule } from '../core/read/json/rules/suggest.ts';
import type { Kept } from './kept.ts';
import type { Suggestion } from './questions.ts';

/** The user's rules, as text and as what was read of it. */
export class RuleBook {
  #text = '';
  #rules: readonly Rule[] = [];

  get text(): string {
    return this.#text;
  }

  get rules(): readonly Rule[] {
    return this.#rules;
  }

  /** @returns what is wrong with the text, and whether answers from a URL may now be read otherwise */
  set(text: string): {
    readonly problems: readonly RuleProblem[];
    readonly isTouched: (url: string | null) => boolean;
  } {
    const { rules, problems } = parseRules(text);
    const before = this.#rules;
    this.#text = text;
    this.#rules = rules;
    const changed = changedOf(before, rules);
    return { problems, isTouched: (url) => changed.some((rule) => isForUrl(rule, url)) };
  }

  /** A rule that says what was chosen in the body of an answer, and the text of all rules with it. */
  suggest({ exchange }: Kept, choice: Choice): Suggestion {
    const { request, response } = exchange;
    const rule = ruleFromPlaces({ ...choice, url: request.url, httpStatus: response.status });
    return { rule, text: withRule(this.#text, rule) };
  }
}

/** What a person may choose from in the body of an answer. */
export function containersOf({ exchange, report }: Kept): readonly Candidate[] {
  const { text } = exchange.body;
  const isJson = report.format === 'json' || report.format === 'ndjson';
  return text !== null && isJson ? candidatesIn(text) : [];
}

/** Rules of which the other list does not have the same at the same place: the first that is for a body reads it. */
function changedOf(before: readonly Rule[], after: readonly Rule[]): readonly Rule[] {
  const written = (rules: readonly Rule[]): readonly string[] => rules.map((rule) => JSON.stringify(rule));
  const [old, now] = [written(before), written(after)];
  return [...before.filter((_, i) => old[i] !== now[i]), ...after.filter((_, i) => old[i] !== now[i])];
}
