import type { Range } from '../../../model/operation.ts';
import { statesFailure } from '../../../read/dav/rootDescription.ts';
import { trimSpace } from '../element.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';

/** Rules that compare all statuses with the description of the whole response, and with the method. */
export const summaryRules: CreateRuleGroup = (context) => {
  const { method } = context;
  const isForOne = method === 'GET' || method === 'PUT';
  let description: { readonly text: string; readonly range: Range } | null = null;
  let hasFailure = false;
  let isAllSuccess = true;
  return {
    response: ({ statuses, propstats, code }) => {
      if (statuses.length > 0) note(code);
      for (const propstat of propstats) note(propstat.code);
    },
    child: ({ clark, text, range }) => {
      if (clark === '{DAV:}responsedescription') description ??= { text: trimSpace(text), range };
    },
    end: ({ element, responses }) => {
      if (responses > 0 && !hasFailure && description && statesFailure(description.text)) {
        const { text, range } = description;
        context.add('description-contradicts-statuses', 'multistatus/responsedescription', range, { text });
      }
      if (isForOne && !(responses > 0 && isAllSuccess)) {
        context.add('multistatus-for-one-resource', 'multistatus', element.range, { method });
      }
    },
  };

  function note(code: number | null): void {
    // A status that cannot be read may be a failure.
    hasFailure ||= code === null || code >= 400;
    isAllSuccess &&= isSuccess(code);
  }
};
