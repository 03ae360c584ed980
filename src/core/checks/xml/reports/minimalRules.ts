import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';

/** Rules for requests that prefer a minimal response (RFC 8144 section 2). */
export const minimalRules: CreateRuleGroup = (context) => {
  const { method } = context;
  if (!context.isMinimal) return {};
  const isQuery = method === 'PROPFIND' || method === 'REPORT';
  let missing = 0;
  let propstats = 0;
  let hasOther = false;
  return {
    response: (response) => {
      propstats += response.propstats.length;
      hasOther ||= response.statuses.length > 0 && !isSuccess(response.code);
      for (const { code } of response.propstats) {
        if (code === 404) missing += 1;
        hasOther ||= !isSuccess(code);
      }
    },
    end: ({ element }) => {
      if (isQuery && missing > 0) context.add('minimal-ignored', 'multistatus', element.range, { count: missing });
      if (method === 'PROPPATCH' && propstats > 0 && !hasOther) {
        context.add('proppatch-minimal-multistatus', 'multistatus', element.range);
      }
    },
  };
};
