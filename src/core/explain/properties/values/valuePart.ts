import type { TermKind } from '../terms.ts';

/** A term of the data, or the name of an element that is not in the data. */
export interface TermPart {
  readonly kind: 'term';
  /** `Calendar`; null if the term is not known. */
  readonly label: string | null;
  /** `{namespace}local` */
  readonly name: string;
  readonly of: TermKind;
}

/** A moment; `time` is in milliseconds since 1970. */
export interface DatePart {
  readonly kind: 'date';
  readonly time: number;
}

/** A text of the value. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

export interface HrefPart {
  readonly kind: 'href';
  readonly href: string;
}

/** A `DAV:activelock` or `DAV:lockentry` (RFC 4918 sections 14.1 and 14.10). What it does not state is null. */
export interface LockPart {
  readonly kind: 'lock';
  /** `exclusive` or `shared` */
  readonly scope: string | null;
  /** `write` */
  readonly type: string | null;
  readonly depth: string | null;
  readonly owner: string | null;
  /** `Second-3600`, `Infinite` */
  readonly timeout: string | null;
  readonly token: string | null;
  readonly root: string | null;
}

/** A `DAV:ace` (RFC 3744 section 5.5). */
export interface AcePart {
  readonly kind: 'ace';
  /** An href, or the name of an element such as `authenticated`. */
  readonly principal: string;
  readonly isInverted: boolean;
  readonly isGrant: boolean;
  readonly privileges: readonly TermPart[];
  readonly isProtected: boolean;
  /** The resource that it is inherited from. */
  readonly inherited: string | null;
}

/** The first component of an iCalendar object (RFC 5545 section 3.6). */
export interface ComponentPart {
  readonly kind: 'component';
  /** `VEVENT` */
  readonly name: string;
  readonly summary: string | null;
  /** DTSTART, else DUE: a moment, or a local time as text. */
  readonly start: DatePart | TextPart | null;
  /** Number of other components, such as changed recurrences. */
  readonly others: number;
}

/** A vCard (RFC 6350). */
export interface CardPart {
  readonly kind: 'card';
  /** FN */
  readonly name: string;
  readonly email: string | null;
}

/** A part of a readable value. */
export type ValuePart =
  | TextPart
  | DatePart
  | TermPart
  | HrefPart
  | LockPart
  | AcePart
  | ComponentPart
  | CardPart
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'language'; readonly tag: string }
  /** A quota that is a negative number in Nextcloud. */
  | { readonly kind: 'quota'; readonly code: -1 | -2 | -3 };
