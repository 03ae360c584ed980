import type { CheckContext } from '../context.ts';
import type { DavHref } from '../davHref.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { canResolve, forbiddenCharacter, hasStrayPercent, type HrefParts, hrefParts } from './hrefSyntax.ts';

/** Rules for the text of each href (RFC 4918 section 8.3, RFC 3986). */
export const hrefSyntaxRules: CreateRuleGroup = (context) => {
  let absolute = 0;
  let relative = 0;
  return {
    response: ({ hrefs, index }) => {
      for (const href of hrefs) {
        if (href.text === '') continue;
        if (href.isUsual) {
          relative += 1;
          continue;
        }
        const parts = hrefParts(href.text);
        if (parts.scheme === null) relative += 1;
        else absolute += 1;
        checkSyntax(context, href, parts, index);
      }
    },
    end: ({ element }) => {
      if (absolute > 0 && relative > 0) {
        context.add('href-mixed-forms', 'multistatus', element.range, { absolute, relative });
      }
    },
  };
};

function checkSyntax(context: CheckContext, { text, element }: DavHref, parts: HrefParts, response: number): void {
  const { scheme, authority, path } = parts;
  const add = (rule: string, params = {}): void =>
    context.add(rule, `response[${response}]/href`, element.range, { href: text, ...params });
  const char = forbiddenCharacter(text);
  if (char !== null) add('href-not-encoded', { char });
  // A path can always be resolved.
  if ((scheme !== null || authority !== null) && !canResolve(text, context.url)) add('href-unparsable');
  if (text.includes('%')) checkEscapes(text, path, add);
  if (scheme === null && (!path.startsWith('/') || authority !== null)) add('href-relative-path');
  if (hasDotSegment(path)) add('href-dot-segments');
  if (text.includes('#')) add('href-fragment');
  if (scheme !== null && scheme !== 'http' && scheme !== 'https') add('href-not-http');
  if (scheme !== null && authority?.includes('@')) {
    context.add('href-userinfo', `response[${response}]/href`, element.range);
  }
}

function checkEscapes(text: string, path: string, add: (rule: string) => void): void {
  if (hasStrayPercent(text)) add('href-bad-percent');
  if (/%25[0-9a-f]{2}/i.test(text)) add('href-double-encoded');
  if (/%2f/i.test(path)) add('href-encoded-slash');
}

function hasDotSegment(path: string): boolean {
  return path.includes('.') && /(?:^|\/)\.\.?(?:\/|$)/.test(path);
}
