import { trimSpace, type XmlElement } from '../element.ts';
import { forbiddenCharacter, hasStrayPercent } from '../href/hrefSyntax.ts';
import type { AddToProperty } from './valueRule.ts';

/** Elements at any depth inside a property or a `DAV:error`. */
export interface Nested {
  readonly hrefs: readonly XmlElement[];
  readonly privileges: readonly XmlElement[];
  /** Whether it contains the result of an expand-property report (RFC 3253 section 3.8). */
  readonly hasResponse: boolean;
}

const NONE: Nested = { hrefs: [], privileges: [], hasResponse: false };

export function nestedIn(element: XmlElement): Nested {
  let hrefs: XmlElement[] | null = null;
  let privileges: XmlElement[] | null = null;
  let hasResponse = false;
  // Not recursive: elements may be nested a hundred thousand times.
  const parents = [element];
  for (const { children } of parents) {
    for (const child of children) {
      const { clark } = child;
      if (clark === '{DAV:}href') (hrefs ??= []).push(child);
      else if (clark === '{DAV:}privilege') (privileges ??= []).push(child);
      else if (clark === '{DAV:}response') hasResponse = true;
      if (child.children.length > 0) parents.push(child);
    }
  }
  if (!hrefs && !privileges && !hasResponse) return NONE;
  return { hrefs: hrefs ?? [], privileges: privileges ?? [], hasResponse };
}

/** Applies the rules for elements that may occur in any property and in `DAV:error`. */
export function checkNested({ hrefs, privileges }: Nested, { localName }: XmlElement, add: AddToProperty): void {
  for (const element of hrefs) {
    const href = trimSpace(element.text);
    const char = forbiddenCharacter(href) ?? (hasStrayPercent(href) ? '%' : null);
    if (char !== null) add('property-href-not-encoded', element, { property: localName, char, href });
  }
  for (const element of privileges) {
    if (element.children.length === 0) add('privilege-without-name', element, { text: trimSpace(element.text) });
  }
}
