import { truncate } from '../text/truncate.ts';

const LONGEST = 200;

/** A text from outside as a value in the message of a finding, shortened. */
export function paramText(text: string): string {
  return truncate(text, LONGEST);
}

/** Texts from outside as one value in the message of a finding, separated by commas and shortened. */
export function paramList(texts: Iterable<string>): string {
  let joined = '';
  for (const text of texts) {
    joined += joined === '' ? text : `, ${text}`;
    if (joined.length > LONGEST) break;
  }
  return paramText(joined);
}
