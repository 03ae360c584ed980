import { count } from '../../text/format.ts';
import { readableClark } from '../../read/dav/messages.ts';

// So much of a name fits into a sentence.
const LONGEST = 60;

/** `a`, `a and b`, `a, b and c`, `a, b and 8 more` */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).map(clipped).join(', ')} and ${count(names.length - 2)} more`;
  const shown = names.map(clipped);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Properties without their namespaces, unless that would make two of them look the same. */
export function properties(clarks: readonly string[]): string {
  const shown = clarks.slice(0, 3);
  const isClear = new Set(shown.map(localName)).size === shown.length;
  return listed([...shown.map(isClear ? localName : readableClark), ...clarks.slice(3)]);
}

function localName(clark: string): string {
  return clark.slice(clark.indexOf('}') + 1);
}

/** One line of at most {@link LONGEST} characters. */
export function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
