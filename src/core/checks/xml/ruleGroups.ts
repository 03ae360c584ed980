import type { CreateRuleGroup } from './ruleGroup.ts';
import { childRules } from './document/children.ts';
import { depthRules } from './href/depthRules.ts';
import { hrefScopeRules } from './href/scopeRules.ts';
import { hrefSyntaxRules } from './href/syntaxRules.ts';
import { propertyRules } from './properties/propertyRules.ts';

/** The rules about the content of a multistatus, by group. */
export const RULE_GROUPS: readonly CreateRuleGroup[] = [
  childRules,
  hrefSyntaxRules,
  hrefScopeRules,
  depthRules,
  propertyRules,
];
