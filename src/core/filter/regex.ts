import type { Message } from '../model/message.ts';
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { filterMessages } from './messages.ts';

/** A regular expression, or why it is invalid. */
export type Regex =
  | { readonly test: (text: string) => boolean; readonly search: Search; readonly fault: null }
  | { readonly test: null; readonly search: null; readonly fault: Message };

/** Finds where an expression matches. */
export interface Search {
  /** Number of instructions: the time of a search is in proportion to it and to the length of the text. */
  readonly steps: number;
  /** Returns the first match from an offset on, as `[start, end)` in UTF-16 code units. */
  readonly next: (text: string, from: number) => readonly [start: number, end: number] | null;
}

/** Maximum length in UTF-16 code units. */
const MAX_LENGTH = 1000;

/**
 * Maximum number of instructions in the compiled expression. The time per character grows with it, and nested repetitions
 * multiply it: `(\w{30}){30}` has 960.
 */
const MAX_STEPS = 500;

/**
 * Compiles a regular expression in the syntax of JavaScript, with the flags `i` and `m`. It runs in linear time, since RE2
 * does not backtrack. Lookaround and backreferences, which RE2 does not support, are faults. See
 * docs/decisions/0010-linear-regex.md.
 */
export function compileRegex(pattern: string): Regex {
  if (pattern.length > MAX_LENGTH) return fault(filterMessages.tooLong(MAX_LENGTH));
  // In an expression without named groups, `\k` is the letter in JavaScript.
  if (/^(?:[^\\]|\\[^k])*\\k</s.test(pattern)) return fault(filterMessages.backreference);
  try {
    const regex = RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
    const steps = regex.programSize();
    if (steps > MAX_STEPS) return fault(filterMessages.tooComplex);
    const next: Search['next'] = (text, from) => {
      const matcher = regex.matcher(text);
      return matcher.find(from) ? [matcher.start(), matcher.end()] : null;
    };
    return { test: (text) => regex.test(text), search: { steps, next }, fault: null };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return fault(error instanceof RE2JSSyntaxException ? faultIn(error) : filterMessages.tooComplex);
  }
}

function fault(message: Message): Regex {
  return { test: null, search: null, fault: message };
}

function faultIn({ error, input }: RE2JSSyntaxException): Message {
  const where = input ?? '';
  if (/^\(\?<?[=!]/.test(where)) return filterMessages.lookaround;
  if (/^\\[1-9]/.test(where)) return filterMessages.backreference;
  if (error === 'expression nests too deeply' || error === 'expression too large') return filterMessages.tooComplex;
  // For an unclosed parenthesis, the input is the whole expression with added flags.
  return filterMessages.invalid(/parenthesis|\)$|\]$/.test(error) || where === '' ? error : `${error}: ${where}`);
}
