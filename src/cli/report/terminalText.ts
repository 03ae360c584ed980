import { escapeInvisible } from '../../core/text/readableHref.ts';
import type { ReportWriter } from './reportWriter.ts';

/** Characters that JSON does not escape, although a terminal interprets or hides them. They can only be inside of strings. */
const IN_JSON = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A text within a line. A carriage return belongs to a line break only before a line feed. */
const WITHIN_LINE = /(?:[^\n\r\t]|\r(?!\n))+/g;

/**
 * Returns a writer for a terminal: characters that would control it are escaped, in JSON with its own escape sequences, so that the data
 * is the same.
 */
export function forTerminal(writer: ReportWriter, isJson: boolean): ReportWriter {
  const escaped = (text: string): string =>
    isJson
      ? text.replace(IN_JSON, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : text.replace(WITHIN_LINE, escapeInvisible);
  return {
    ...writer,
    *add(response) {
      for (const piece of writer.add(response)) yield escaped(piece);
    },
    head: () => escaped(writer.head()),
    foot: () => escaped(writer.foot()),
  };
}
