import { childrenOf, trimSpace } from '../element.ts';
import type { CheckContext } from '../context.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';

/** Rules for multiget reports (RFC 4791 section 7.9, RFC 6352 section 8.7). */
export const multigetRules: CreateRuleGroup = (context) => {
  if (!context.isMultiget) return {};
  const missing = requestedHrefs(context);
  const requested = new Set(missing.keys());
  return {
    response: (response) => {
      const { hrefs, propstats } = response;
      for (const { key, text, element } of hrefs) {
        if (key === null) continue;
        missing.delete(key);
        if (requested.has(key)) continue;
        context.add('multiget-unrequested-href', `${response.pointer}/href`, element.range, { href: text });
      }
      if (propstats.length > 0 && propstats.every(({ code }) => code !== null && code >= 400)) {
        const { pointer, element, href } = response;
        context.add('multiget-missing-as-propstat', pointer, element.range, { href });
      }
    },
    end: ({ element }) => {
      for (const href of missing.values()) context.add('multiget-missing-href', 'multistatus', element.range, { href });
    },
  };
};

/** Returns the requested hrefs by key. */
function requestedHrefs({ requestRoot, hrefs }: CheckContext): Map<string, string> {
  const texts = requestRoot ? childrenOf(requestRoot, '{DAV:}href').map(({ text }) => trimSpace(text)) : [];
  return new Map(texts.filter((text) => text !== '').map((text) => [hrefs.key(text), text]));
}
