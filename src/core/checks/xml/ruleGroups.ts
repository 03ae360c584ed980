import type { CreateRuleGroup } from './ruleGroup.ts';
import { childRules } from './document/children.ts';
import { emptiedRule } from './clients/emptiedRule.ts';
import { homeSetRule } from './clients/homeSetRule.ts';
import { memberRules } from './clients/memberRules.ts';
import { summaryRules } from './clients/summaryRules.ts';
import { depthRules } from './href/depthRules.ts';
import { hrefScopeRules } from './href/scopeRules.ts';
import { hrefSyntaxRules } from './href/syntaxRules.ts';
import { propertyRules } from './properties/propertyRules.ts';
import { bindingRules } from './reports/bindingRules.ts';
import { limitRules } from './reports/limitRules.ts';
import { minimalRules } from './reports/minimalRules.ts';
import { multigetRules } from './reports/multigetRules.ts';
import { requestRules, searchRules } from './reports/requestRules.ts';
import { syncRules } from './reports/syncRules.ts';
import { allOrNothingRules } from './status/allOrNothing.ts';
import { deletionRules } from './status/deletion.ts';
import { failedValueRules } from './status/failedValues.ts';
import { outcomeRules } from './status/outcome.ts';
import { statusLineRules } from './status/lines.ts';
import { duplicateHrefRules } from './structure/duplicateHrefs.ts';
import { errorRules } from './structure/errors.ts';
import { locationRules } from './structure/locations.ts';
import { propstatRules } from './structure/propstats.ts';
import { repeatedPropertyRules } from './structure/repeatedProperties.ts';
import { responseRules } from './structure/responses.ts';

/** The rules about the content of a multistatus, by group. */
export const RULE_GROUPS: readonly CreateRuleGroup[] = [
  childRules,
  hrefSyntaxRules,
  hrefScopeRules,
  depthRules,
  propertyRules,
  syncRules,
  limitRules,
  multigetRules,
  bindingRules,
  requestRules,
  searchRules,
  minimalRules,
  responseRules,
  propstatRules,
  repeatedPropertyRules,
  duplicateHrefRules,
  locationRules,
  errorRules,
  statusLineRules,
  allOrNothingRules,
  deletionRules,
  failedValueRules,
  outcomeRules,
  memberRules,
  homeSetRule,
  emptiedRule,
  summaryRules,
];
