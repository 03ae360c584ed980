import { childOf, trimSpace } from '../element.ts';
import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';
import { hasCondition, isRequested } from './conditions.ts';

/** Rules for responses to sync-collection (RFC 6578 section 3). */
export const syncRules: CreateRuleGroup = (context) => {
  const { isSyncCollection } = context;
  const token = context.requestRoot && childOf(context.requestRoot, '{DAV:}sync-token');
  const isInitial = !token?.hasText;
  let tokens = 0;
  let hasToken = false;
  return {
    response: (response) => {
      if (isSyncCollection) checkMember(response, isInitial, context);
    },
    child: (element) => {
      if (element.clark !== '{DAV:}sync-token') return;
      tokens += 1;
      hasToken ||= trimSpace(element.text) !== '';
    },
    end: ({ element }) => {
      if (isSyncCollection && !hasToken) context.add('sync-token-missing', 'multistatus', element.range);
      if (tokens > 1) context.add('sync-token-repeated', 'multistatus', element.range, { count: tokens });
    },
  };
};

function checkMember(response: DavResponse, isInitial: boolean, context: CheckContext): void {
  const { code } = response;
  const add = (rule: string): void =>
    context.add(rule, response.pointer, response.element.range, { href: response.href });
  if (isRemovedWithPropstat(response)) add('sync-removed-with-propstat');
  if (isSuccess(code) && !context.isMinimal) add('sync-changed-with-status');
  if (code === 404 && isInitial) add('sync-initial-with-removed');
  if (
    code === 403 &&
    !hasCondition(response, '{DAV:}supported-report') &&
    !hasCondition(response, '{DAV:}sync-traversal-supported')
  ) {
    add('sync-forbidden-without-reason');
  }
  if (code !== 507 && isRequested(response, context)) {
    context.add('sync-lists-request-uri', response.pointer, response.element.range);
  }
}

/** A 404 propstat that names properties only states that the member does not have them. */
function isRemovedWithPropstat({ code, statuses, propstats }: DavResponse): boolean {
  if (propstats.length === 0) return false;
  if (statuses.length > 0) return code === 404;
  return propstats.every((propstat) => propstat.code === 404 && propstat.properties.length === 0);
}
