import type { CheckContext } from '../context.ts';
import type { DavPropstat, DavResponse } from '../davResponse.ts';
import { childOf, type XmlElement } from '../element.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';
import { isKnownCondition, usualStatuses } from '../conditions.ts';

/** Namespaces whose elements only specifications define. */
const RESERVED: ReadonlySet<string> = new Set([
  'DAV:',
  'urn:ietf:params:xml:ns:caldav',
  'urn:ietf:params:xml:ns:carddav',
]);

/** The rules about `DAV:error` (RFC 4918 section 16) and `DAV:responsedescription`. */
export function errorRules(context: CheckContext): RuleGroup {
  return {
    response: (response) => {
      checkErrors(context, response);
      for (const propstat of response.propstats) checkErrors(context, propstat);
    },
    isStructural: true,
    child: (element) => {
      if (element.clark === '{DAV:}responsedescription') checkDescription(context, element, 'multistatus');
    },
  };
}

function checkErrors(context: CheckContext, parent: DavPropstat | DavResponse): void {
  for (const description of parent.descriptions) checkDescription(context, description, parent.pointer);
  for (const error of parent.errors) checkError(context, error, parent);
}

function checkDescription(context: CheckContext, description: XmlElement, parent: string): void {
  const [child] = description.children;
  if (!child) return;
  context.add('error-in-responsedescription', `${parent}/responsedescription`, child.range, { child: child.localName });
}

function checkError(context: CheckContext, error: XmlElement, { code, pointer }: DavPropstat | DavResponse): void {
  const place = `${pointer}/error`;
  const [first] = error.children;
  if (!first) {
    context.add('error-empty', place, error.range);
    return;
  }
  if (isSuccess(code)) {
    context.add('error-on-success', place, error.range, { code: code ?? '', child: first.localName });
  }
  for (const condition of error.children) checkCondition(context, condition, place, code);
}

function checkCondition(context: CheckContext, condition: XmlElement, place: string, code: number | null): void {
  const { clark, namespace, localName: child, range } = condition;
  if (RESERVED.has(namespace) && !isKnownCondition(clark)) context.add('unknown-precondition', place, range, { child });
  if (clark === '{DAV:}lock-token-submitted' && !childOf(condition, '{DAV:}href')) {
    context.add('lock-token-submitted-without-href', place, range);
  }
  const expected = usualStatuses(clark);
  const isUsual = code === null || isSuccess(code) || code === 403 || code === 409;
  if (!isUsual && expected !== null && !expected.includes(code)) {
    context.add('precondition-status-mismatch', place, range, { child, code, expected: expected.join(' or ') });
  }
}
