import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import type { RuleChoice } from '../../core/read/json/rules/suggestRule.ts';

/** What the user has selected so far; a field that is null is detected automatically. */
export interface Draft {
  readonly container: string;
  readonly status: string | null;
  readonly label: string | null;
  readonly message: string | null;
  /** Null to use the suggested one. */
  readonly name: string | null;
  readonly url: string | null;
}

const UNSELECTED = { status: null, label: null, message: null } as const;

/** A draft with the longest list whose items have fields; null if there are no lists. */
export function initialDraft(lists: readonly RuleCandidate[]): Draft | null {
  const score = ({ items, fields }: RuleCandidate): number => items * Math.min(2, fields.length);
  const [best] = lists.toSorted((a, b) => score(b) - score(a));
  return best ? { container: best.pointer, ...UNSELECTED, name: null, url: null } : null;
}

/** Selects another list, and resets the fields, which belong to the previous list. */
export function changeList(draft: Draft, container: string): Draft {
  return { ...draft, ...UNSELECTED, container };
}

export function draftChoice({ container, status, label, message }: Draft): RuleChoice {
  return {
    container,
    ...(status !== null && { status }),
    ...(label !== null && { label }),
    ...(message !== null && { message }),
  };
}

/** The suggested rule with the name and the URL pattern of the draft. A rule without a URL pattern matches every URL. */
export function draftRule({ name, url }: Draft, suggested: Rule): Rule {
  const { url: suggestedUrl, ...rule } = suggested;
  const pattern = url === null ? suggestedUrl : url.trim();
  return {
    ...rule,
    ...(name !== null && { name: name.trim() }),
    ...(pattern !== undefined && pattern !== '' && { url: pattern }),
  };
}
