import type { Range } from '../../../model/operation.ts';
import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import { type XmlElement, trimSpace } from '../element.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { isKnownCondition } from '../conditions.ts';

type Parent = 'multistatus' | 'propstat' | 'response';

const STRUCTURE: ReadonlySet<string> = new Set([
  'response',
  'propstat',
  'prop',
  'href',
  'status',
  'location',
  'error',
  'responsedescription',
  'multistatus',
]);

const WITH_NAMESPACE: ReadonlySet<string> = new Set([
  'response',
  'href',
  'status',
  'propstat',
  'prop',
  'error',
  'responsedescription',
  'location',
  'sync-token',
]);

/** The children that an element may have (RFC 4918 section 14; RFC 6578 section 6.2; RFC 5323 section 4). */
const ALLOWED: Readonly<Record<Parent, ReadonlySet<string>>> = {
  multistatus: new Set(['response', 'responsedescription', 'sync-token']),
  response: new Set(['href', 'status', 'propstat', 'error', 'responsedescription', 'location', 'query-schema']),
  propstat: new Set(['prop', 'status', 'error', 'responsedescription']),
};

/** The rules about the children of `DAV:multistatus`, `DAV:response` and `DAV:propstat`. */
export function childRules(context: CheckContext): RuleGroup {
  return {
    child: (element) => checkChild(context, element, 'multistatus', 'multistatus'),
    response: (response) => checkResponse(context, response),
    isStructural: true,
    end: ({ text }) => {
      if (text) addText(context, 'multistatus', text.range, 'multistatus', text.value);
    },
  };
}

function checkResponse(context: CheckContext, response: DavResponse): void {
  const { element } = response;
  checkText(context, element, response);
  for (const child of element.children) checkChild(context, child, 'response', response);
  for (const error of response.errors) checkText(context, error, response, '/error');
  for (const propstat of response.propstats) {
    checkText(context, propstat.element, propstat);
    for (const child of propstat.element.children) checkChild(context, child, 'propstat', propstat);
    for (const prop of propstat.props) checkText(context, prop, propstat, '/prop');
    for (const error of propstat.errors) checkText(context, error, propstat, '/error');
  }
}

/** A place, whose pointer is created only for a finding. */
type Place = string | { readonly pointer: string };

function pointerOf(place: Place): string {
  return typeof place === 'string' ? place : place.pointer;
}

function checkText(context: CheckContext, element: XmlElement, place: Place, below = ''): void {
  if (!element.hasText) return;
  addText(context, pointerOf(place) + below, element.range, element.localName, trimSpace(element.text));
}

function addText(context: CheckContext, pointer: string, range: Range, name: string, text: string): void {
  context.add('text-in-element-content', pointer, range, { name, text });
}

function checkChild(context: CheckContext, element: XmlElement, parent: Parent, place: Place): void {
  const { namespace, localName } = element;
  const isDav = namespace === 'DAV:';
  if (isDav && ALLOWED[parent].has(localName)) return;
  const pointer = `${pointerOf(place)}/${localName}`;
  const { range } = element;
  if (!isDav) {
    if (WITH_NAMESPACE.has(localName)) {
      context.add('child-wrong-namespace', pointer, range, { name: localName, ns: namespace });
    }
  } else if (STRUCTURE.has(localName)) {
    if (parent !== 'multistatus' || localName !== 'error') {
      context.add('element-at-wrong-level', pointer, range, { name: localName, parent });
    }
  } else if (!isKnownCondition(element.clark)) {
    context.add('unknown-dav-element', pointer, range, { name: localName, parent });
  }
  if (isKnownCondition(element.clark) || (isDav && localName === 'error' && parent === 'multistatus')) {
    context.add('error-misplaced', pointer, range, { child: localName });
  }
}
