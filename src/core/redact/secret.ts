/** The reason why a text is secret. The manifest of an export has a count for each rule. */
export type SecretRule =
  | `header:${string}`
  | 'userinfo'
  | 'parameter'
  | 'member'
  | 'lock-token'
  | 'token-format'
  | 'private-key'
  | 'repeated';

/**
 * Whether the value of a secret name is a secret, or a text about it, such as `is too short`: certainly (`message`), or only in a list
 * of errors (`in-errors`). Requests have no such texts.
 */
export type Reading = 'secret' | 'in-errors' | 'message';

/** A part of a text that is secret. */
export interface Secret {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** The secret without the escapes of its place, so that the same secret is recognized in a JSON body and in a URL. */
  readonly value: string;
  readonly rule: SecretRule;
  /** The name of its header, member or parameter; names the variable of a shell command. */
  readonly name: string;
  /** What its replacement has to be enclosed in: the quotes of JSON, where a number is replaced. Otherwise empty. */
  readonly quote: string;
  readonly reading: Reading;
  /** Whether an earlier part of the text has the replacement of the entire secret, so that this part is removed. */
  readonly isRest: boolean;
}

/** The secrets that a word leads to, and the offset at which the search continues. */
export interface Finding {
  readonly secrets: readonly Secret[];
  readonly end: number;
}

interface AboutSecret {
  readonly rule: SecretRule;
  readonly name: string;
  readonly quote?: string;
  readonly reading?: Reading;
}

export function createSecret(
  text: string,
  start: number,
  end: number,
  { rule, name, quote = '', reading = 'secret' }: AboutSecret,
): Secret {
  return { start, end, value: decoded(text.slice(start, end)), rule, name, quote, reading, isRest: false };
}

/** Longer ones are compared as they are. */
const LONGEST_DECODED = 10_000;

function decoded(value: string): string {
  if (value.length > LONGEST_DECODED) return value;
  const unescaped = value.includes('\\') ? orItself(value, () => String(JSON.parse(`"${value}"`))) : value;
  return percentDecoded(unescaped);
}

/** Decodes a text also twice and more often, as in a URL within a parameter. @returns the text itself if it is not encoded UTF-8 */
function percentDecoded(text: string): string {
  let decodedText = text;
  for (let times = 0; times < MOST_TIMES && /%[0-9a-f]{2}/i.test(decodedText); times += 1) {
    const encoded = decodedText;
    decodedText = orItself(encoded, () => decodeURIComponent(encoded));
    if (!/%25/.test(encoded)) break;
  }
  return decodedText;
}

const MOST_TIMES = 4;

function orItself(value: string, decode: () => string): string {
  try {
    return decode();
  } catch {
    return value;
  }
}
