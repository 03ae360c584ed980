import type { Message } from '../model/message.ts';
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { filterMessages } from './messages.ts';

/** A regular expression, or what is wrong with it. */
export type Regex =
  | { readonly test: (text: string) => boolean; readonly fault: null }
  | { readonly test: null; readonly fault: Message };

/** UTF-16 code units. */
const LONGEST = 1000;

/**
 * Instructions of the compiled expression. The time for one character grows with their number, and counted repetitions
 * multiply them: `(\w{30}){30}` has 960.
 */
const MOST_STEPS = 500;

/**
 * Compiles a regular expression in the syntax of JavaScript, without regard to case; `^` and `$` match at line breaks.
 * It takes time in proportion to the text, whatever the expression: it runs on RE2, which does not backtrack. What RE2
 * cannot match (lookaround, backreferences) is a fault. See docs/decisions/0010-linear-regex.md.
 */
export function compileRegex(pattern: string): Regex {
  if (pattern.length > LONGEST) return fault(filterMessages.tooLong(LONGEST));
  // In an expression without named groups JavaScript takes `\k` for the letter.
  if (/^(?:[^\\]|\\[^k])*\\k</s.test(pattern)) return fault(filterMessages.backreference);
  try {
    const regex = RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
    if (regex.programSize() > MOST_STEPS) return fault(filterMessages.tooComplex);
    return { test: (text) => regex.test(text), fault: null };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return fault(error instanceof RE2JSSyntaxException ? faultIn(error) : filterMessages.tooComplex);
  }
}

function fault(message: Message): Regex {
  return { test: null, fault: message };
}

function faultIn({ error, input }: RE2JSSyntaxException): Message {
  const where = input ?? '';
  if (/^\(\?<?[=!]/.test(where)) return filterMessages.lookaround;
  if (/^\\[1-9]/.test(where)) return filterMessages.backreference;
  if (error === 'expression nests too deeply' || error === 'expression too large') return filterMessages.tooComplex;
  // For a parenthesis that is not closed the input is the whole expression, with flags that the user did not write.
  return filterMessages.invalid(/parenthesis|\)$|\]$/.test(error) || where === '' ? error : `${error}: ${where}`);
}
