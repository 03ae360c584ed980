import { counted } from './amount.ts';

export function brokenRegex(written: string): string {
  return `${written} is no regular expression; it is looked for as text.`;
}

export function unsearchable(answers: number): string {
  return `${counted(answers, 'answer whose body was dropped', 'answers whose bodies were dropped')} cannot be searched.`;
}
