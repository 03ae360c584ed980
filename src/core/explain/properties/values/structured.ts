import { type TermKind, termLabel } from '../terms.ts';
import { attribute, child, childText, fullText, hasOnlyChildren, isEmpty, type XmlElement } from './element.ts';
import type { AcePart, HrefPart, LockPart, TermPart, ValuePart } from './valuePart.ts';

/** The values of elements in `DAV:`. Each function returns null if the element does not have the expected content. */

function term(of: TermKind, { name }: XmlElement): TermPart {
  return { kind: 'term', label: termLabel(of, name), name, of };
}

/** Returns the results of a function for all elements; null if one of them is null. */
function all<Part>(elements: readonly XmlElement[], part: (element: XmlElement) => Part | null): Part[] | null {
  const parts = elements.map(part);
  return parts.every((one): one is Part => one !== null) ? parts : null;
}

/** The types of a resource (RFC 4918 section 15.9). */
export function resourceTypes(value: XmlElement): readonly ValuePart[] | null {
  if (!hasOnlyChildren(value)) return null;
  return all(value.children, (type) => (isEmpty(type) ? term('resourceType', type) : null));
}

/** A list of `DAV:href`. */
export function hrefs(value: XmlElement): readonly HrefPart[] | null {
  if (!hasOnlyChildren(value)) return null;
  return all(value.children, ({ name, text, children }) =>
    name === '{DAV:}href' && children.length === 0 && text.trim() !== '' ? { kind: 'href', href: text.trim() } : null,
  );
}

/** Locks, or the kinds of locks that are supported (RFC 4918 sections 15.8 and 15.10). */
export function locks(value: XmlElement): readonly ValuePart[] | null {
  if (!hasOnlyChildren(value)) return null;
  return all(value.children, (element) =>
    element.name === '{DAV:}activelock' || element.name === '{DAV:}lockentry' ? lock(element) : null,
  );
}

function lock(element: XmlElement): LockPart | null {
  const owner = child(element, '{DAV:}owner');
  const part: LockPart = {
    kind: 'lock',
    scope: child(element, '{DAV:}lockscope')?.children[0]?.local ?? null,
    type: child(element, '{DAV:}locktype')?.children[0]?.local ?? null,
    depth: childText(element, '{DAV:}depth'),
    owner: owner ? fullText(owner) || null : null,
    timeout: childText(element, '{DAV:}timeout'),
    token: childText(child(element, '{DAV:}locktoken'), '{DAV:}href'),
    root: childText(child(element, '{DAV:}lockroot'), '{DAV:}href'),
  };
  return (part.scope === null && part.type === null) || repeatsChild(element) ? null : part;
}

/** Privileges, supported privileges or access control entries (RFC 3744 sections 5.3, 5.4 and 5.5). */
export function privileges(value: XmlElement): readonly ValuePart[] | null {
  if (!hasOnlyChildren(value)) return null;
  const [first] = value.children;
  if (first?.name === '{DAV:}ace') return all(value.children, ace);
  return first?.name === '{DAV:}supported-privilege'
    ? supportedPrivileges(value.children)
    : all(value.children, privilege);
}

/** Whether an element has two children with the same name, of which only the first one would be shown. */
function repeatsChild({ children }: XmlElement): boolean {
  return new Set(children.map(({ name }) => name)).size < children.length;
}

function privilege(element: XmlElement): TermPart | null {
  const [only] = element.children;
  return element.name === '{DAV:}privilege' && only && element.children.length === 1 ? term('privilege', only) : null;
}

function supportedPrivileges(elements: readonly XmlElement[]): TermPart[] | null {
  const parts = all(elements, (element) => {
    const named = child(element, '{DAV:}privilege');
    const own = named ? privilege(named) : null;
    const inner = supportedPrivileges(element.children.filter(({ name }) => name === '{DAV:}supported-privilege'));
    return element.name === '{DAV:}supported-privilege' && own && inner ? [own, ...inner] : null;
  });
  return parts?.flat() ?? null;
}

function ace(element: XmlElement): AcePart | null {
  const inverted = child(element, '{DAV:}invert');
  const principal = child(inverted ?? element, '{DAV:}principal')?.children[0];
  const grant = child(element, '{DAV:}grant');
  const listed = grant ?? child(element, '{DAV:}deny');
  const named = listed ? all(listed.children, privilege) : null;
  const isBoth = grant !== undefined && child(element, '{DAV:}deny') !== undefined;
  if (element.name !== '{DAV:}ace' || !principal || !named || isBoth || repeatsChild(element)) return null;
  return {
    kind: 'ace',
    principal: principalName(principal),
    isInverted: inverted !== undefined,
    isGrant: grant !== undefined,
    privileges: named,
    isProtected: child(element, '{DAV:}protected') !== undefined,
    inherited: childText(child(element, '{DAV:}inherited'), '{DAV:}href'),
  };
}

/** An href, the property that has the href, or the name of the element: `all`, `authenticated`, `self`. */
function principalName({ name, local, text, children }: XmlElement): string {
  if (name === '{DAV:}property') return children[0]?.local ?? local;
  return text.trim() === '' ? local : text.trim();
}

/** A list of names: of reports, methods, components, media types or properties. */
export function names(value: XmlElement): readonly ValuePart[] | null {
  return hasOnlyChildren(value) ? all(value.children, (element) => nameIn(element)) : null;
}

/** The name that an element states: in an attribute, as its text, or as the innermost element. */
function nameIn(element: XmlElement): ValuePart | null {
  let inner = element;
  for (;;) {
    const named = attribute(inner, 'name') ?? attribute(inner, 'content-type');
    if (named !== null) return { kind: 'text', text: named };
    if (inner.children.length > 1) return null;
    const text = inner.text.trim();
    if (text !== '') return inner.children.length === 0 ? { kind: 'text', text } : null;
    const [next] = inner.children;
    if (!next) return term('report', inner);
    inner = next;
  }
}
