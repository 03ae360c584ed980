import type { CreateRuleGroup } from './ruleGroup.ts';
import { childRules } from './document/children.ts';

/** The rules about the content of a multistatus, by group. */
export const RULE_GROUPS: readonly CreateRuleGroup[] = [childRules];
