import type { CheckContext } from '../context.ts';

const DECLARATION = '<!DOCTYPE';

/** Applies the rule about a document type declaration (XML 1.0 section 2.8), which precedes the root element. */
export function checkDoctype(text: string, context: CheckContext): void {
  const start = skipMisc(text);
  if (start < 0 || !text.startsWith(DECLARATION, start)) return;
  const root = text.slice(start).search(/<[A-Za-z_]/);
  context.add('xml-doctype', 'body', [start, root < 0 ? text.length : start + root]);
}

/** Returns the offset of the first markup that is neither a comment nor a processing instruction; -1 if there is none. */
function skipMisc(text: string): number {
  let at = text.indexOf('<');
  while (at >= 0) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : null;
    if (end === null) return at;
    const close = text.indexOf(end, at + 2);
    at = close < 0 ? -1 : text.indexOf('<', close);
  }
  return -1;
}
