import { count } from '../../text/format.ts';
import { readableClark } from '../../read/dav/messages.ts';
import { NAMED, type NameList } from '../nameList.ts';

/** Maximum length of a name in a sentence. */
const LONGEST = 60;

/**
 * Formats property names: `a`, `a and b`, `a, b and c`, `a, b and 8 more`. Namespaces are omitted unless two names would be
 * equal.
 *
 * @param names each as `{namespace}local`
 */
export function properties({ count: total, first }: NameList): string {
  const isClear = new Set(first.map(localName)).size === first.length;
  const named = first.map((name) => clipped(isClear ? localName(name) : readableClark(name)));
  if (total > NAMED) return `${named.slice(0, NAMED - 1).join(', ')} and ${count(total - NAMED + 1)} more`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

function localName(clark: string): string {
  return clark.slice(clark.indexOf('}') + 1);
}

/** Shortens a text to one line of at most {@link LONGEST} characters. */
export function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
