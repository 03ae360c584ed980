import { clock } from '../../core/text/format.ts';
import { PASTE } from '../messages/paste.ts';

/** What a paste event has, read while it is handled. */
export interface Pasted {
  readonly files: readonly File[];
  /** `text/plain` */
  readonly text: string;
}

/**
 * Every supported format has one of these: XML and HTML `<`, JSON and NDJSON a bracket, HTTP messages and multipart bodies a version, a
 * header or a boundary.
 */
const FORMAT = /[<{[]|HTTP\/|^--\S|^[\w-]+:\s/m;

/**
 * Returns the pasted files, or the pasted text as a file. Files take precedence, since their text is only their name.
 *
 * @param now time of the paste
 * @returns a message if there is nothing that could be imported
 */
export function pastedFiles({ files, text }: Pasted, now: Date): readonly File[] | string {
  if (files.length > 0) return files;
  if (text === '') return PASTE.empty;
  if (text.trim() === '') return PASTE.blank;
  if (!FORMAT.test(text)) return PASTE.unusable;
  const [time = ''] = clock(now.toISOString()).split('.');
  return [new File([text], PASTE.name(time), { type: 'text/plain' })];
}
