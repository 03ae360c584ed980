import type { CheckContext } from '../context.ts';
import type { DavStatus } from '../davResponse.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { AncestorSet } from './ancestorSet.ts';

/** Rules for 208 and 508, which report loops of collections (RFC 5842 section 7). */
export const bindingRules: CreateRuleGroup = (context) => {
  const reported: string[] = [];
  let isReported = false;
  return {
    response: (response) => {
      let isOwn = checkStatuses(response.statuses, response, context);
      for (const propstat of response.propstats) {
        if (checkStatuses(propstat.statuses, propstat, context)) isOwn = true;
      }
      isReported ||= isOwn;
      if (!isOwn) return;
      for (const { key } of response.hrefs) if (key !== null) reported.push(key);
    },
    end: ({ element }) => {
      if (!isReported) return;
      const { method, depth, requestHeaders } = context;
      if (method === 'PROPFIND' && requestHeaders && !announcesBind(requestHeaders.get('DAV'))) {
        context.add('already-reported-without-bind', 'request:DAV', null);
      }
      if (depth !== null && depth !== 'infinity') {
        context.add('already-reported-depth', 'multistatus', element.range, { depth });
      }
      addBelow(new AncestorSet(reported), context);
    },
  };
};

/** Returns whether one of the statuses is 208. */
function checkStatuses(
  statuses: readonly DavStatus[],
  parent: { readonly pointer: string },
  context: CheckContext,
): boolean {
  let isReported = false;
  for (const { line, element } of statuses) {
    if (line.code === 508) context.add('loop-detected', `${parent.pointer}/status`, element.range);
    isReported ||= line.code === 208;
  }
  return isReported;
}

function announcesBind(dav: string | null): boolean {
  return (dav ?? '').split(',').some((token) => token.trim().toLowerCase() === 'bind');
}

/** Adds findings about the hrefs of the document that are below some collections. */
function addBelow(collections: AncestorSet, context: CheckContext): void {
  const { listed, hrefs } = context;
  for (let index = 0; index < listed.size; index += 1) {
    const { response, range, text } = listed.get(index);
    const key = hrefs.key(text);
    if (collections.hasAbove(key)) {
      context.add('already-reported-members-listed', `response[${response}]/href`, range, { href: key });
    }
  }
}
