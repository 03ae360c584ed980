import type { CheckContext } from '../context.ts';
import type { DavPropstat, DavResponse } from '../davResponse.ts';
import type { RuleGroup } from '../ruleGroup.ts';

/** The rules about the elements in a `DAV:propstat` (RFC 4918 section 14.22). */
export function propstatRules(context: CheckContext): RuleGroup {
  return {
    response: (response) => {
      for (const propstat of response.propstats) {
        checkElements(context, response, propstat);
        checkEmptyProp(context, response, propstat);
      }
      if (response.propstats.length > 1) checkEqualStatuses(context, response);
    },
    isStructural: true,
  };
}

function checkElements(context: CheckContext, { href }: DavResponse, propstat: DavPropstat): void {
  const { element, props, statuses } = propstat;
  if (statuses.length === 1 && props.length === 1) return;
  const { pointer } = propstat;
  const { range } = element;
  if (statuses.length === 0) context.add('propstat-missing-status', pointer, range, { href });
  if (props.length === 0) context.add('propstat-missing-prop', pointer, range, { href });
  for (const [name, { length: count }] of [
    ['prop', props],
    ['status', statuses],
  ] as const) {
    if (count > 1) context.add('propstat-repeated-child', pointer, range, { name, count });
  }
}

function checkEmptyProp(context: CheckContext, { href, propstats }: DavResponse, propstat: DavPropstat): void {
  const { code, element, props, properties } = propstat;
  if (code === 418) {
    context.add('propstat-418-placeholder', propstat.pointer, element.range, { href });
    return;
  }
  if (props.length === 0 || properties.length > 0) return;
  if (code === 404 && propstats.length === 1 && context.method === 'PROPFIND') {
    context.add('propstat-404-for-missing-resource', propstat.pointer, element.range, { href });
  } else if (code !== 200 || !context.isMinimal) {
    context.add('propstat-empty-prop', propstat.pointer, element.range, { href, code: code ?? '' });
  }
}

function checkEqualStatuses(context: CheckContext, { propstats }: DavResponse): void {
  const seen = new Set<number>();
  for (const propstat of propstats) {
    const { code, errors, descriptions, element } = propstat;
    if (code === null || errors.length > 0 || descriptions.length > 0) continue;
    if (seen.has(code)) context.add('propstats-same-status', propstat.pointer, element.range, { code });
    seen.add(code);
  }
}
