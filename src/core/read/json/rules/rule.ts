import type { Outcome } from '../../../model/operation.ts';

/** One, or several of which the first that holds something counts. */
export type OneOrMore = string | readonly string[];

/**
 * How to read the answers of one API, as plain JSON: the form of the built-in rules and of the user's own. Written down
 * for people in README.md beside this file, for editors in docs/rules.schema.json.
 */
export interface Rule extends ItemRule {
  readonly id: string;
  readonly name: string;
  /** Where the API describes the shape. */
  readonly docs?: string | undefined;
  /** URLs it is for; `*` stands for any characters. */
  readonly url?: OneOrMore | undefined;
  /** Also answers whose status is not 207, where the user asks for those. */
  readonly anyStatus?: boolean | undefined;
  /** What must be in the body. */
  readonly signature?: readonly (string | SignatureTest)[] | undefined;
  /** The lists, or maps by key, that hold the operations. */
  readonly container: string | readonly (string | Container)[];
}

/** A place in the body that must be there, and what it must say. */
export interface SignatureTest {
  readonly at: string;
  readonly is?: readonly (string | number | boolean)[] | undefined;
}

/** One kind of container, with all that is different in it. */
export interface Container extends ItemRule {
  readonly at: string;
  /** What standing in it says of an item: `failure` for a list of errors. */
  readonly outcome?: Outcome | undefined;
  /** The heading: a place, or a text. */
  readonly group?: string | undefined;
}

/** How the items of a container are read. What is left out is found by the general rules. */
export interface ItemRule {
  /** What each item must have. */
  readonly every?: readonly string[] | undefined;
  /** Values that stand for no operation. */
  readonly without?: readonly (string | number | boolean | null)[] | undefined;
  /** Where an item says how it went: an HTTP status, yes or no, a word, a code of the API's own. */
  readonly status?: OneOrMore | undefined;
  readonly states?: States | undefined;
  /** Where an error stands; if there is none, all is well. */
  readonly error?: OneOrMore | undefined;
  readonly label?: OneOrMore | undefined;
  readonly message?: OneOrMore | undefined;
  /** Where the API's own code stands. */
  readonly code?: OneOrMore | undefined;
  /** What the API's own codes mean, where the body says it in no words. */
  readonly meanings?: Readonly<Record<string, string>> | undefined;
  readonly request?: RequestCorrelation | undefined;
  /** Only failures are listed: what the request has besides went well. A place in the request's body: only if that says yes. */
  readonly implied?: boolean | string | undefined;
}

/** What the values at `status` mean; without regard to case, `*` stands for any characters. */
export type States = { readonly [Told in Outcome]?: readonly string[] | undefined } & {
  /** What all other values mean. */
  readonly otherwise?: Outcome | undefined;
  /** What it means that there is no value. */
  readonly absent?: Outcome | undefined;
};

/** Which item of the request an item answers: by number, by a value that both hold, else by position. */
export interface RequestCorrelation {
  /** The list in the request's body, or the name of a parameter in its URL. */
  readonly list: string;
  readonly index?: string | undefined;
  /** What the first number is; 0 if not said. */
  readonly from?: number | undefined;
  readonly id?: OneOrMore | undefined;
  /** Where the request's items hold the same value; as in the answer if not said. */
  readonly same?: OneOrMore | undefined;
}

export function toList(texts: OneOrMore | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}
