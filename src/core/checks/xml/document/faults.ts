import type { Range } from '../../../model/operation.ts';
import type { Fault } from '../../../read/xml/fault.ts';
import type { CheckContext } from '../context.ts';
import type { ElementReader } from '../elementReader.ts';

const BYTE_ORDER_MARK = '\ufeff';
const DECLARATION = /^\ufeff?<\?xml\s/;
const VALID_DECLARATION =
  /^\ufeff?<\?xml\s+version\s*=\s*(["'])[\w.:-]+\1(?:\s+encoding\s*=\s*(["'])[a-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/i;
const LONGEST_DECLARATION = 1000;
const SHOWN_LENGTH = 60;

/**
 * Adds the finding about a document that is not well-formed.
 *
 * @returns whether it is not well-formed
 */
export function checkFaults(text: string, { fault }: ElementReader, context: CheckContext): boolean {
  const leading = leadingContent(text, fault);
  if (leading !== null) {
    const start = text.indexOf(leading);
    context.add('xml-leading-content', 'body', [start, start + leading.length], { text: leading.trim() });
    return true;
  }
  const head = text.slice(0, LONGEST_DECLARATION);
  if (DECLARATION.test(head) && head.includes('?>') && !VALID_DECLARATION.test(head)) {
    const start = text.indexOf('<');
    const end = text.indexOf('>') + 1 || text.length;
    context.add('xml-not-well-formed', 'body', [start, end], { error: text.slice(start, end) });
    return true;
  }
  if (fault === null) return false;
  const { code, detail, offset } = fault;
  const range: Range = [offset, Math.min(offset + 1, text.length)];
  if (code === 'prefix-undeclared') context.add('xml-undeclared-prefix', 'body', range, { error: detail });
  else if (code === 'cut' || code === 'no-root') {
    context.add('xml-truncated', 'body', range, { error: detail === '' ? text.slice(-SHOWN_LENGTH) : `<${detail}>` });
  } else context.add('xml-not-well-formed', 'body', range, { error: text.slice(offset, offset + SHOWN_LENGTH) });
  return true;
}

/** Returns what precedes the XML declaration, white space included, or the text before the first tag; null if there is neither. */
function leadingContent(text: string, fault: Fault | null): string | null {
  if (fault === null || fault.code === 'cut') return null;
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const declaration = text.search(/<\?xml\s/);
  // A later one may be the content of a CDATA section or a comment.
  if (declaration > start && fault.offset <= declaration) return text.slice(start, declaration);
  const before = text.slice(start, text.indexOf('<', start));
  return before.trim() === '' ? null : before;
}
