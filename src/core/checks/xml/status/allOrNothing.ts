import type { CheckContext } from '../context.ts';
import type { DavPropstat, DavResponse } from '../davResponse.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { isFailure, isNoSuccess, isSuccess } from '../statusClass.ts';

/** The rules about methods that succeed or fail as a whole: PROPPATCH, LOCK, MKCOL, MKCALENDAR. */
export function allOrNothingRules(context: CheckContext): RuleGroup {
  const { method } = context;
  if (method === 'PROPPATCH') return { response: (response) => checkProppatch(context, response) };
  if (method === 'LOCK') return lockRules(context);
  const rule = method === 'MKCOL' ? 'mkcol-multistatus' : method === 'MKCALENDAR' ? 'mkcalendar-not-created' : null;
  return rule === null ? {} : { end: ({ element }) => context.add(rule, 'multistatus', element.range) };
}

/** RFC 4918 section 9.2. */
function checkProppatch(context: CheckContext, response: DavResponse): void {
  const { element, propstats, code, hrefs, pointer } = response;
  const succeeded = propstats.filter((propstat) => isSuccess(propstat.code));
  const others = propstats.filter((propstat) => isNoSuccess(propstat.code));
  if (succeeded.length > 0 && others.length > 0) {
    const params = { ok: namesIn(succeeded), failed: namesIn(others) };
    context.add('proppatch-not-atomic', pointer, element.range, params);
  }
  const failed = propstats.filter((propstat) => isFailure(propstat.code));
  if ((failed.length > 0 || isFailure(code)) && succeeded.length === 0 && !isSuccess(code)) {
    const causes = failed.filter((propstat) => propstat.code !== 424);
    context.add('proppatch-failed', pointer, element.range, { causes: namesIn(causes) || response.href });
  }
  const other = hrefs.find(({ key }) => key !== null && key !== context.requestKey);
  if (other && context.requestKey !== null) {
    context.add('proppatch-other-resource', pointer, other.element.range, { href: other.text });
  }
}

const MAX_NAMES = 10;

/** Returns the names of the first properties. */
function namesIn(propstats: readonly DavPropstat[]): string {
  const names: string[] = [];
  for (const { properties } of propstats) {
    for (const { localName } of properties) {
      if (names.length === MAX_NAMES) return `${names.join(', ')}, …`;
      names.push(localName);
    }
  }
  return names.join(', ');
}

/** RFC 4918 section 9.10.3. */
function lockRules(context: CheckContext): RuleGroup {
  let listsRequestUri = false;
  return {
    response: (response) => {
      const { hrefs, code, propstats, element, href } = response;
      listsRequestUri ||= hrefs.some(({ key }) => key !== null && key === context.requestKey);
      if (isSuccess(code) || propstats.some((propstat) => isSuccess(propstat.code))) {
        context.add('lock-partial-success', response.pointer, element.range, { href });
      }
    },
    end: ({ element }) => {
      if (!listsRequestUri && context.requestKey !== null) {
        context.add('lock-request-uri-missing', 'multistatus', element.range);
      }
    },
  };
}
