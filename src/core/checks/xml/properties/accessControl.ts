import { childrenOf, type XmlElement } from '../element.ts';
import type { ValueRule } from './valueRule.ts';

/** Rule for DAV:acl (RFC 3744 section 5.5). */
export const accessControlList: ValueRule = (property, add) => {
  for (const [index, entry] of childrenOf(property, '{DAV:}ace').entries()) {
    if (!isComplete(entry)) add('ace-incomplete', entry, {}, `/ace[${index}]`);
  }
};

function isComplete(entry: XmlElement): boolean {
  const subjects = entry.children.filter(({ clark }) => clark === '{DAV:}principal' || clark === '{DAV:}invert');
  const actions = entry.children.filter(({ clark }) => clark === '{DAV:}grant' || clark === '{DAV:}deny');
  return (
    subjects.length === 1 &&
    actions.length === 1 &&
    actions.every((action) => childrenOf(action, '{DAV:}privilege').length > 0)
  );
}

/** Rule for DAV:current-user-principal (RFC 5397 section 3). */
export const currentUserPrincipal: ValueRule = (property, add) => {
  const isNamed = property.children.some(({ clark }) => clark === '{DAV:}href' || clark === '{DAV:}unauthenticated');
  if (!isNamed) add('current-user-principal-shape', property, {});
};
