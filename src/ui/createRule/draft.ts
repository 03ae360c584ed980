import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import type { RuleChoice } from '../../core/read/json/rules/suggestRule.ts';

/** What the user has chosen so far; a field that is null is left to be found. */
export interface Draft {
  readonly container: string;
  readonly status: string | null;
  readonly label: string | null;
  readonly message: string | null;
  /** Null as long as the suggested one will do. */
  readonly name: string | null;
  readonly url: string | null;
}

const OPEN = { status: null, label: null, message: null } as const;

/** Begins with the longest list whose items hold something; null where there is none. */
export function initialDraft(lists: readonly RuleCandidate[]): Draft | null {
  const worth = ({ items, fields }: RuleCandidate): number => items * Math.min(2, fields.length);
  const [best] = lists.toSorted((a, b) => worth(b) - worth(a));
  return best ? { container: best.pointer, ...OPEN, name: null, url: null } : null;
}

/** Another list has other fields. */
export function changeList(draft: Draft, container: string): Draft {
  return { ...draft, ...OPEN, container };
}

export function draftChoice({ container, status, label, message }: Draft): RuleChoice {
  return {
    container,
    ...(status !== null && { status }),
    ...(label !== null && { label }),
    ...(message !== null && { message }),
  };
}

/** The suggested rule with the name and the URLs that were typed; without any URL it is for all of them. */
export function draftRule({ name, url }: Draft, suggested: Rule): Rule {
  const { url: suggestedUrl, ...rule } = suggested;
  const wanted = url === null ? suggestedUrl : url.trim();
  return {
    ...rule,
    ...(name !== null && { name: name.trim() }),
    ...(wanted !== undefined && wanted !== '' && { url: wanted }),
  };
}
