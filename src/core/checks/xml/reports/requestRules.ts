import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';
import { propfindProperties, proppatchProperties, type RequestedProperties } from './requestedProperties.ts';

/** Rules that compare the properties of each response with the request (RFC 4918 sections 9.1 and 9.2). */
export const requestRules: CreateRuleGroup = (context) => {
  const { method, requestRoot } = context;
  const isPropfind = method === 'PROPFIND';
  const requested = isPropfind
    ? propfindProperties(requestRoot)
    : method === 'PROPPATCH'
      ? proppatchProperties(requestRoot)
      : null;
  const check = isPropfind ? checkPropfind : checkProppatch;
  return {
    response: (response) => {
      if (isPropfind && isAllMissing(response)) {
        context.add('propfind-all-missing', response.pointer, response.element.range, { href: response.href });
      }
      if (requested && response.propstats.length > 0) check(response, requested, context);
    },
    isStructural: true,
    end: ({ element }) => {
      const isQuery = method === 'REPORT' && requestRoot?.clark === '{urn:ietf:params:xml:ns:caldav}free-busy-query';
      if (isQuery) context.add('free-busy-as-multistatus', 'multistatus', element.range);
    },
  };
};

function checkPropfind(response: DavResponse, requested: RequestedProperties, context: CheckContext): void {
  const { missing, extra } = requested.compare(response);
  if (missing === null && extra === null) return;
  const { pointer, element, href } = response;
  if (missing !== null && !context.isMinimal) {
    context.add('requested-property-unanswered', pointer, element.range, { href, properties: missing });
  }
  if (extra !== null) context.add('unrequested-property', pointer, element.range, { properties: extra });
}

function checkProppatch(response: DavResponse, requested: RequestedProperties, context: CheckContext): void {
  const { pointer, element } = response;
  const { missing, extra } = requested.compare(response);
  if (missing !== null) context.add('proppatch-property-unanswered', pointer, element.range, { properties: missing });
  if (extra !== null) context.add('proppatch-unrequested-property', pointer, element.range, { properties: extra });
}

function isAllMissing({ propstats }: DavResponse): boolean {
  return propstats.every(({ code }) => code === 404) && propstats.some(({ properties }) => properties.length > 0);
}

/** Rule for the results of a SEARCH (RFC 5323 section 2.3). */
export const searchRules: CreateRuleGroup = (context) => {
  if (context.method !== 'SEARCH') return {};
  return {
    response: ({ code, propstats, pointer, element, href }) => {
      if (isSuccess(code) && propstats.length === 0) {
        context.add('search-result-without-propstat', pointer, element.range, { href });
      }
    },
    isStructural: true,
  };
};
