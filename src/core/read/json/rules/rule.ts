import type { Outcome } from '../../../model/operation.ts';

/** One place, or several places in order of preference: the first one with a non-blank value is used. */
export type OneOrMore = string | readonly string[];

/**
 * How to parse the responses of one API, as plain JSON. Built-in rules and user rules have the same form, which is described
 * in README.md beside this file and in docs/rules.schema.json.
 */
export interface Rule extends ItemRule {
  readonly id: string;
  readonly name: string;
  /** URL of the API documentation. */
  readonly docs?: string | undefined;
  /** Patterns of request URLs; `*` matches any characters. */
  readonly url?: OneOrMore | undefined;
  /** Whether the rule also applies to statuses other than 207, if "Batch bodies in other responses" is on. */
  readonly anyStatus?: boolean | undefined;
  /** Values that the body must have. */
  readonly signature?: readonly (string | SignatureTest)[] | undefined;
  /** The lists, or maps by key, that hold the operations. */
  readonly container: string | readonly (string | Container)[];
}

/** A pointer that must exist in the body, and its possible values. */
export interface SignatureTest {
  readonly at: string;
  readonly is?: readonly (string | number | boolean)[] | undefined;
}

/** One container, with the members that override those of the rule. */
export interface Container extends ItemRule {
  readonly at: string;
  /** The outcome of all its items: `failure` for a list of errors. */
  readonly outcome?: Outcome | undefined;
  /** The heading of its items: a place, or a text. */
  readonly group?: string | undefined;
}

/** How to parse the items of a container. The general rules apply where a member is missing. */
export interface ItemRule {
  /** Pointers that every item must have. */
  readonly every?: readonly string[] | undefined;
  /** Values that are not operations. */
  readonly without?: readonly (string | number | boolean | null)[] | undefined;
  /** The place of an HTTP status, a boolean, a status word or the API's own code. */
  readonly status?: OneOrMore | undefined;
  readonly states?: States | undefined;
  /** The place of an error. An item without an error is a success. */
  readonly error?: OneOrMore | undefined;
  readonly label?: OneOrMore | undefined;
  readonly message?: OneOrMore | undefined;
  /** The place of the API's own code. */
  readonly code?: OneOrMore | undefined;
  /** Messages by the API's own codes, for bodies without messages. */
  readonly meanings?: Readonly<Record<string, string>> | undefined;
  readonly request?: RequestCorrelation | undefined;
  /** Whether only failures are listed, so that other request items are successes. A pointer into the request body: only if that value is true. */
  readonly implied?: boolean | string | undefined;
}

/** The meanings of values at `status`: case-insensitive patterns in which `*` matches any characters. */
export type States = { readonly [Key in Outcome]?: readonly string[] | undefined } & {
  /** The meaning of all other values. */
  readonly otherwise?: Outcome | undefined;
  /** The meaning of a missing value. */
  readonly absent?: Outcome | undefined;
};

/** How to find the request item of an item: by index, by a shared value, or otherwise by position. */
export interface RequestCorrelation {
  /** The list in the request's body, or the name of a parameter in its URL. */
  readonly list: string;
  readonly index?: string | undefined;
  /** The first index; default 0. */
  readonly from?: number | undefined;
  readonly id?: OneOrMore | undefined;
  /** The place of the shared value in request items; default: same as `id`. */
  readonly same?: OneOrMore | undefined;
}

/** Returns one or more texts as a list; empty if undefined. */
export function toList(texts: OneOrMore | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}
