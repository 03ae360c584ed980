import { count, counted } from './amount.ts';

export function brokenRegex(written: string): string {
  return `${written} is no regular expression; it is looked for as text.`;
}

export function unsearchable(answers: number): string {
  return `${counted(answers, 'answer whose body was dropped', 'answers whose bodies were dropped')} cannot be searched.`;
}

/** Why a regular expression cannot be used; each follows the expression. */
export const REGEX_FAULTS = {
  lookaround: 'lookahead and lookbehind are not supported',
  backreference: 'backreferences are not supported',
  tooLong: (most: number): string => `it is too long (more than ${count(most)} characters)`,
  tooComplex: 'it is too complex (its repetitions expand to too many steps)',
  /** @param why such as `missing closing ]` */
  invalid: (why: string): string => `it is not a valid regular expression: ${why}`,
} as const;
