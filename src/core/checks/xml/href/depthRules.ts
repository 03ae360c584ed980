import { isBelow } from '../hrefKey.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';

/** Reports that are only defined for `Depth: 0`. */
const REPORTS_OF_DEPTH_0: ReadonlySet<string> = new Set([
  '{DAV:}sync-collection',
  '{DAV:}acl-principal-prop-set',
  '{DAV:}principal-match',
  '{DAV:}principal-property-search',
  '{urn:ietf:params:xml:ns:carddav}addressbook-multiget',
]);

/** Rules for the Depth header and the resources that it selects (RFC 4918 sections 9.1 and 10.2). */
export const depthRules: CreateRuleGroup = (context) => {
  const { method, depth, requestHeaders, requestKey, requestRoot } = context;
  if (method === 'REPORT') {
    return {
      headers: () => {
        if (depth === null || depth === '0' || !requestRoot || !REPORTS_OF_DEPTH_0.has(requestRoot.clark)) return;
        context.add('report-depth-not-zero', 'request:Depth', null, { report: requestRoot.localName, depth });
      },
    };
  }
  if (method !== 'PROPFIND') return {};
  let isListed = false;
  let isBelowListed = false;
  return {
    headers: () => {
      if (requestHeaders?.get('Depth') === null) context.add('depth-header-missing', 'request:Depth', null);
    },
    response: ({ hrefs, index }) => {
      if (requestKey === null) return;
      for (const { key, text, element } of hrefs) {
        if (key === null) continue;
        if (key === requestKey) isListed = true;
        else if (isBelow(key, requestKey)) {
          isBelowListed = true;
          if (depth === '1' && isDeep(key, requestKey.length)) {
            context.add('depth-1-too-deep', `response[${index}]/href`, element.range, { href: text });
          }
        }
      }
    },
    end: ({ element, responses }) => {
      if (requestKey === null || responses === 0) return;
      if (!isListed && !context.prefers('depth-noroot')) {
        context.add('request-uri-missing', 'multistatus', element.range);
      }
      if (depth === '0' && (responses > 1 || isBelowListed)) {
        context.add('depth-0-many', 'multistatus', element.range, { count: responses });
      }
    },
  };
};

/** Whether the path of a key has more than one segment after an offset. */
function isDeep(key: string, from: number): boolean {
  let start = from;
  while (key[start] === '/') start += 1;
  const slash = key.indexOf('/', start);
  if (slash === -1) return false;
  const query = key.indexOf('?', from);
  const end = query === -1 ? key.length : query;
  return slash < end - 1;
}
