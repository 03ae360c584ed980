import type { Finding } from '../../finding.ts';
import type { CheckContext } from '../context.ts';
import type { DavPropstat, DavResponse } from '../davResponse.ts';
import { trimSpace, type XmlElement } from '../element.ts';
import { checkCollectionSlash } from '../href/collectionSlash.ts';
import { hrefParts } from '../href/hrefSyntax.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';
import { CalendarDataRules } from './calendarDataRules.ts';
import { checkNested, nestedIn } from './nested.ts';
import { isCollection } from './resourceType.ts';
import type { AddToProperty, ValueRule } from './valueRule.ts';
import { checkSyncToken, VALUE_RULES } from './valueRules.ts';

/** Rules for the values of properties. */
export const propertyRules: CreateRuleGroup = (context) => {
  const checks = new PropertyChecks(context);
  return {
    response: (response) => {
      checks.check(response);
      for (const error of response.errors) checkError(error, `${response.pointer}/error`, context);
    },
    child: (element) => {
      if (element.clark !== '{DAV:}sync-token') return;
      checkSyncToken(element, (rule, { range }, params) => context.add(rule, 'multistatus/sync-token', range, params));
    },
  };
};

function checkError(error: XmlElement, pointer: string, context: CheckContext): void {
  checkNested(nestedIn(error), error, (rule, { range }, params) => context.add(rule, pointer, range, params));
}

/** Properties that are compared with other parts of the response. */
const OF_RESPONSE: ReadonlySet<string> = new Set([
  '{DAV:}displayname',
  '{DAV:}resourcetype',
  '{urn:ietf:params:xml:ns:caldav}calendar-data',
]);

interface KnownProperties {
  hasValues: boolean;
  changing: readonly XmlElement[] | null;
}

/** Checks the properties of one response after another. */
class PropertyChecks {
  readonly #context: CheckContext;
  readonly #hasValues: boolean;
  readonly #calendars = new CalendarDataRules();
  /** The rule for each name of the document, by its number: faster than by name. */
  readonly #rules: ValueRule[] = [];
  /** Elements without a finding of the rules that need only the property. */
  readonly #correct = new WeakSet<XmlElement>();
  /** What is known about the propstats of responses that are returned again. */
  readonly #propstats = new WeakMap<DavPropstat, KnownProperties>();
  #findings = 0;
  /** Where {@link #add} adds findings. */
  #propstat: DavPropstat | null = null;
  #property: XmlElement | null = null;
  #hasType = false;
  /** See {@link lastSegment}; null if it is not known yet. */
  #name: string | null = null;

  constructor(context: CheckContext) {
    this.#context = context;
    // In other responses, the properties of a propstat are empty.
    this.#hasValues = context.method !== 'PROPPATCH' && !context.isPropname;
  }

  check(response: DavResponse): void {
    const { propstats } = response;
    this.#hasType = false;
    this.#name = null;
    const hasSuccess = propstats.length > 1 && propstats.some(({ code }) => isSuccess(code));
    for (const propstat of propstats) {
      this.#propstat = propstat;
      const { code } = propstat;
      const hasValues = this.#hasValues && isSuccess(code);
      for (const property of this.#changing(propstat, hasValues)) {
        if (property.namespace === '')
          this.#addToPropstat('property-without-namespace', property, { property: property.localName });
        if (hasValues) this.#checkValue(property, response);
      }
      if (hasSuccess && code === 404) this.#checkMissing(response, propstat);
      for (const error of propstat.errors) checkError(error, `${propstat.pointer}/error`, this.#context);
    }
  }

  /** Returns the properties whose findings may differ from those of the last response with the same elements. */
  #changing(propstat: DavPropstat, hasValues: boolean): readonly XmlElement[] {
    const { properties, element } = propstat;
    if (element.isConstant === undefined) return properties;
    const known = this.#propstats.get(propstat);
    if (known === undefined) {
      // Which ones have no findings is known when the response is returned again.
      this.#propstats.set(propstat, { hasValues, changing: null });
      return properties;
    }
    if (known.hasValues !== hasValues) {
      known.hasValues = hasValues;
      known.changing = null;
      return properties;
    }
    return (known.changing ??= properties.filter((property) => this.#isChanging(property, hasValues)));
  }

  #isChanging(property: XmlElement, hasValues: boolean): boolean {
    const { namespace, clark, children, isConstant } = property;
    if (namespace === '') return true;
    if (!hasValues) return false;
    if (OF_RESPONSE.has(clark)) return true;
    const hasRule = children.length > 0 || VALUE_RULES.has(clark);
    return hasRule && !(isConstant === true && this.#correct.has(property));
  }

  #checkMissing({ href }: DavResponse, { properties }: DavPropstat): void {
    const type = properties.find(({ clark }) => clark === '{DAV:}resourcetype');
    if (type) this.#addToPropstat('resourcetype-not-found', type, { href });
  }

  #checkValue(property: XmlElement, response: DavResponse): void {
    this.#property = property;
    const { clark } = property;
    const isKnown = property.isConstant === true && this.#correct.has(property);
    if (!isKnown && !this.#checkContent(property)) return;
    if (clark === '{DAV:}displayname') this.#checkDisplayName(property, response);
    else if (clark === '{urn:ietf:params:xml:ns:caldav}calendar-data') {
      this.#calendars.check(property, response, this.#add);
    } else if (clark === '{DAV:}resourcetype' && !this.#hasType) {
      this.#hasType = true;
      checkCollectionSlash(response, isCollection(property), this.#context);
      this.#calendars.note(property, response);
    }
  }

  /** Applies the rules that need only the property. Returns false if no others apply. */
  #checkContent(property: XmlElement): boolean {
    const { clark, nameId, children, isConstant } = property;
    const nested = children.length === 0 ? null : nestedIn(property);
    if (nested?.hasResponse) return false;
    const before = this.#findings;
    const rule = (this.#rules[nameId] ??= VALUE_RULES.get(clark) ?? NO_RULE);
    if (rule !== NO_RULE) rule(property, this.#add);
    if (nested) checkNested(nested, property, this.#add);
    if (isConstant && this.#findings === before) this.#correct.add(property);
    return true;
  }

  #checkDisplayName(property: XmlElement, { href }: DavResponse): void {
    const value = trimSpace(property.text);
    if (!value.includes('%') || !/%[0-9a-f]{2}/i.test(value)) return;
    this.#name ??= lastSegment(href);
    if (value !== this.#name) this.#add('displayname-percent-encoded', property, { value });
  }

  readonly #add: AddToProperty = (rule, { range }, params, path = '') => {
    this.#findings += 1;
    const place = `${this.#propstat?.pointer ?? ''}/prop/${this.#property?.localName ?? ''}${path}`;
    this.#context.add(rule, place, range, params);
  };

  #addToPropstat(rule: string, { range }: XmlElement, params: Finding['params']): void {
    this.#context.add(rule, this.#propstat?.pointer ?? '', range, params);
  }
}

const NO_RULE: ValueRule = () => {};

/** Returns the decoded name of a resource. */
function lastSegment(href: string): string {
  const { path } = hrefParts(href);
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  const segment = path.slice(path.lastIndexOf('/', end - 1) + 1, end);
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
