import type { CheckContext } from '../context.ts';
import type { DavStatus } from '../davResponse.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { AncestorSet } from './ancestorSet.ts';

/** Rules for 208 and 508, which report loops of collections (RFC 5842 section 7). */
export const bindingRules: CreateRuleGroup = (context) => {
  const listed = new ListedHrefs();
  const reported: string[] = [];
  let isReported = false;
  return {
    response: (response) => {
      let isOwn = checkStatuses(response.statuses, response, context);
      for (const propstat of response.propstats) {
        if (checkStatuses(propstat.statuses, propstat, context)) isOwn = true;
      }
      isReported ||= isOwn;
      for (const { key, element } of response.hrefs) {
        if (key === null) continue;
        listed.add(key, response.index, element.range);
        if (isOwn) reported.push(key);
      }
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
      listed.addBelow(new AncestorSet(reported), context);
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

/** All hrefs of a document, without their elements, which need more memory. */
class ListedHrefs {
  readonly #keys: string[] = [];
  readonly #places: number[] = [];

  add(key: string, response: number, [start, end]: readonly [number, number]): void {
    this.#keys.push(key);
    this.#places.push(response, start, end);
  }

  addBelow(collections: AncestorSet, context: CheckContext): void {
    for (const [index, key] of this.#keys.entries()) {
      if (!collections.hasAbove(key)) continue;
      const [response = 0, start = 0, end = 0] = this.#places.slice(index * 3, index * 3 + 3);
      const pointer = `response[${response}]/href`;
      context.add('already-reported-members-listed', pointer, [start, end], { href: key });
    }
  }
}
