import type { CreateRuleGroup } from '../ruleGroup.ts';

/** Rule for the listing of a collection that had members in an earlier listing, and has none now. */
export const emptiedRule: CreateRuleGroup = (context) => {
  const { earlierMembers } = context;
  if (earlierMembers === 0) return {};
  let members = 0;
  return {
    response: ({ hrefs }) => {
      if (hrefs[0]?.key !== context.requestKey) members += 1;
    },
    end: () => {
      if (members === 0) context.add('collection-now-empty', 'multistatus', null, { count: earlierMembers });
    },
  };
};
