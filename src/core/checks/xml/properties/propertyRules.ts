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
import type { AddToProperty } from './valueRule.ts';
import { checkSyncToken, VALUE_RULES } from './valueRules.ts';

/** Rules for the values of properties. */
export const propertyRules: CreateRuleGroup = (context) => {
  // There, the properties of a propstat are empty.
  const hasValues = context.method !== 'PROPPATCH' && !context.isPropname;
  const calendars = new CalendarDataRules();
  return {
    response: (response) => {
      const succeeded = response.propstats.filter(({ code }) => isSuccess(code));
      for (const propstat of response.propstats) {
        checkNames(response, propstat, succeeded.length > 0, context);
        for (const error of propstat.errors) checkError(error, `${propstat.pointer}/error`, context);
      }
      if (hasValues) new ValueChecks(response, context, calendars).check(succeeded);
      for (const error of response.errors) checkError(error, `${response.pointer}/error`, context);
    },
    child: (element) => {
      if (element.clark !== '{DAV:}sync-token') return;
      checkSyncToken(element, (rule, { range }, params) => context.add(rule, 'multistatus/sync-token', range, params));
    },
  };
};

/** Applies the rules that do not depend on values. */
function checkNames(response: DavResponse, propstat: DavPropstat, hasFound: boolean, context: CheckContext): void {
  const isMissing = hasFound && propstat.code === 404;
  for (const property of propstat.properties) {
    if (property.namespace === '') {
      const { localName } = property;
      context.add('property-without-namespace', propstat.pointer, property.range, { property: localName });
    }
    if (isMissing && property.clark === '{DAV:}resourcetype') {
      context.add('resourcetype-not-found', propstat.pointer, property.range, { href: response.href });
    }
  }
}

function checkError(error: XmlElement, pointer: string, context: CheckContext): void {
  checkNested(nestedIn(error), error, (rule, { range }, params) => context.add(rule, pointer, range, params));
}

/** Checks the values that one response returns. */
class ValueChecks {
  readonly #response: DavResponse;
  readonly #context: CheckContext;
  readonly #calendars: CalendarDataRules;
  #hasType = false;
  /** See {@link lastSegment}; null if it is not known yet. */
  #name: string | null = null;

  constructor(response: DavResponse, context: CheckContext, calendars: CalendarDataRules) {
    this.#response = response;
    this.#context = context;
    this.#calendars = calendars;
  }

  check(propstats: readonly DavPropstat[]): void {
    for (const { properties, pointer } of propstats) {
      for (const property of properties) {
        this.#check(property, (rule, { range }, params, path = '') =>
          this.#context.add(rule, `${pointer}/prop/${property.localName}${path}`, range, params),
        );
      }
    }
  }

  #check(property: XmlElement, add: AddToProperty): void {
    const nested = property.children.length === 0 ? null : nestedIn(property);
    if (nested?.hasResponse) return;
    const { clark } = property;
    VALUE_RULES.get(clark)?.(property, add);
    if (nested) checkNested(nested, property, add);
    if (clark === '{DAV:}displayname') this.#checkDisplayName(property, add);
    else if (clark === '{urn:ietf:params:xml:ns:caldav}calendar-data') {
      this.#calendars.check(property, this.#response, add);
    } else if (clark === '{DAV:}resourcetype' && !this.#hasType) {
      this.#hasType = true;
      checkCollectionSlash(this.#response, isCollection(property), this.#context);
      this.#calendars.note(property, this.#response);
    }
  }

  #checkDisplayName(property: XmlElement, add: AddToProperty): void {
    const value = trimSpace(property.text);
    if (!value.includes('%') || !/%[0-9a-f]{2}/i.test(value)) return;
    this.#name ??= lastSegment(this.#response.href);
    if (value !== this.#name) add('displayname-percent-encoded', property, { value });
  }
}

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
