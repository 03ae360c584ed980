import type { Range } from '../../../model/operation.ts';
import type { CheckContext } from '../context.ts';
import { trimSpace, type XmlElement } from '../element.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { hasCondition, isRequested } from './conditions.ts';

const LIMIT_CONDITION = '{DAV:}number-of-matches-within-limits';

/** Rules for limited and truncated results (RFC 5323 section 2.3.3, RFC 6352 section 8.6.1, RFC 6578 section 3.6). */
export const limitRules: CreateRuleGroup = (context) => {
  const { method, requestKey } = context;
  const isReport = method === 'REPORT';
  const limit = isReport ? limitOf(context) : null;
  const truncations: (readonly [pointer: string, range: Range])[] = [];
  let results = 0;
  return {
    response: (response) => {
      const { code } = response;
      if (code !== 507) results += 1;
      const isLimited = hasCondition(response, LIMIT_CONDITION);
      if (isLimited && (code === 403 || code === 409)) {
        context.add('limit-condition-with-403', response.pointer, response.element.range, { code });
      }
      if (method === 'SEARCH') {
        if (code === 507) truncations.push([response.pointer, response.element.range]);
        return;
      }
      if (!isReport || requestKey === null || (code !== 507 && !isLimited)) return;
      const { pointer, element, href } = response;
      if (!isRequested(response, context)) {
        if (isLimited) context.add('truncation-on-wrong-url', pointer, element.range, { href });
      } else if (code === 507) {
        truncations.push([pointer, element.range]);
        if (!isLimited) context.add('truncation-without-condition', pointer, element.range);
      }
    },
    end: ({ element }) => {
      for (const [pointer, range] of truncations) context.add('result-truncated', pointer, range, { count: results });
      if (limit !== null && results > limit) {
        context.add('limit-exceeded', 'multistatus', element.range, { limit, count: results });
      }
    },
  };
};

/** Returns the number of results that the request allows; null if there is no limit. */
function limitOf({ requestRoot }: CheckContext): number | null {
  const count = childNamed(childNamed(requestRoot, 'limit'), 'nresults');
  const text = count ? trimSpace(count.text) : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Returns the first child with this local name: both DAV: and CARDDAV: define these elements. */
function childNamed(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find(({ localName }) => localName === name) ?? null;
}
