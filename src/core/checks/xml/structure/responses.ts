import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';

/** Methods whose results are stated with `DAV:status`. */
const STATUS_METHODS: ReadonlySet<string> = new Set(['DELETE', 'COPY', 'MOVE', 'LOCK', 'UNLOCK']);

/** The rules about the number and kind of elements in a `DAV:response` (RFC 4918 section 14.24). */
export function responseRules(context: CheckContext): RuleGroup {
  return {
    response: (response) => {
      checkHrefs(context, response);
      checkResults(context, response);
    },
    isStructural: true,
    end: ({ element, responses }) => {
      if (responses > 0) return;
      if (context.method !== 'PROPFIND') {
        if (context.method !== '') context.add('multistatus-empty', 'multistatus', element.range);
      } else if (context.requestHeaders !== null && !context.prefers('depth-noroot')) {
        context.add('propfind-no-responses', 'multistatus', element.range);
      }
    },
  };
}

function checkHrefs(context: CheckContext, response: DavResponse): void {
  const { element, hrefs, propstats, errors } = response;
  if (hrefs.length === 0) context.add('response-missing-href', response.pointer, element.range);
  if (hrefs.length > 1 && propstats.length > 0) {
    context.add('multiple-href-with-propstat', response.pointer, element.range, { count: hrefs.length });
  }
  // A draft for bulk changes of calendars demands an empty href for a resource that was not created.
  const mayBeEmpty = context.method === 'POST' && errors.length > 0;
  for (const href of hrefs) {
    if (href.text === '' && !mayBeEmpty) context.add('href-empty', `${response.pointer}/href`, href.element.range);
  }
}

function checkResults(context: CheckContext, response: DavResponse): void {
  const { element, statuses, propstats, href } = response;
  if (propstats.length > 0) {
    if (statuses.length > 0) context.add('response-status-and-propstat', response.pointer, element.range, { href });
    if (STATUS_METHODS.has(context.method)) {
      context.add('propstat-in-status-method', response.pointer, element.range, { method: context.method });
    }
  } else if (statuses.length === 0) context.add('response-without-result', response.pointer, element.range, { href });
  if (statuses.length > 1) {
    context.add('response-multiple-status', response.pointer, element.range, { count: statuses.length });
  }
  const isListed = context.method === 'PROPFIND' && context.requestHeaders !== null && !context.isMinimal;
  if (isListed && propstats.length === 0 && isSuccess(response.code)) {
    context.add('propfind-success-without-properties', `${response.pointer}/status`, element.range, { href });
  }
}
