import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import { hrefParts } from './hrefSyntax.ts';

/** Compares the end of each href with the type of the resource (RFC 4918 section 5.2). */
export function checkCollectionSlash(
  { hrefs, index }: DavResponse,
  isCollection: boolean,
  context: CheckContext,
): void {
  for (const { text, element, isUsual } of hrefs) {
    if (text === '') continue;
    const path = isUsual ? text : hrefParts(text).path;
    const hasSlash = path.endsWith('/');
    if (hasSlash === isCollection || path === '/') continue;
    const rule = isCollection ? 'collection-href-without-slash' : 'non-collection-href-with-slash';
    context.add(rule, `response[${index}]/href`, element.range, { href: text });
  }
}
