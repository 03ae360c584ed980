import type { DavResponse } from '../davResponse.ts';
import type { XmlElement } from '../element.ts';
import { calendarIn } from './calendarSource.ts';
import { isCalendarText } from './calendars.ts';
import type { AddToProperty } from './valueRule.ts';

/** Rules for CALDAV:calendar-data (RFC 4791 sections 4.1 and 9.6). */
export class CalendarDataRules {
  /** Keys of scheduling inboxes, whose members have METHOD (RFC 6638 section 2.2). */
  readonly #inboxes = new Set<string>();

  /** Notes the type of a collection. */
  note(resourcetype: XmlElement, { hrefs }: DavResponse): void {
    const isInbox = resourcetype.children.some(
      ({ clark }) => clark === '{urn:ietf:params:xml:ns:caldav}schedule-inbox',
    );
    const key = hrefs[0]?.key;
    if (isInbox && key) this.#inboxes.add(key);
  }

  check(property: XmlElement, response: DavResponse, add: AddToProperty): void {
    if (!isCalendarText(property)) return;
    const calendar = calendarIn(property);
    if (!calendar) {
      add('calendar-data-not-icalendar', property, {});
      return;
    }
    const { href } = response;
    const { method, uids } = calendar;
    if (method !== null && !this.#isInInbox(response)) add('calendar-object-with-method', property, { href, method });
    if (uids > 1) add('calendar-object-multiple-uids', property, { href, count: uids });
  }

  #isInInbox({ hrefs }: DavResponse): boolean {
    const key = hrefs[0]?.key;
    return key ? this.#inboxes.has(key.slice(0, key.lastIndexOf('/'))) : false;
  }
}
