import type { CheckContext } from '../context.ts';
import type { DavPropstat } from '../davResponse.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { isNoSuccess } from '../statusClass.ts';

/** The rule about values of properties that failed. */
export function failedValueRules(context: CheckContext): RuleGroup {
  return {
    response: ({ propstats }) => {
      for (const propstat of propstats) if (isNoSuccess(propstat.code)) checkValues(context, propstat);
    },
    isStructural: true,
  };
}

function checkValues(context: CheckContext, propstat: DavPropstat): void {
  for (const property of propstat.properties) {
    if (!property.hasText && property.children.length === 0) continue;
    const params = { property: property.localName, code: propstat.code ?? '' };
    context.add('value-in-failed-propstat', propstat.pointer, property.range, params);
  }
}
