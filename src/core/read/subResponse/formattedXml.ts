/** Deeper levels are not indented further, because the indentation of deeply nested elements would grow quadratically. */
const MAX_INDENTED_LEVELS = 20;

/**
 * Returns the lines of an XML text with one element per line. An element that contains only text is one line.
 *
 * @returns null if the tags do not match, as in most HTML, so that the text is shown as it was sent
 */
export function formattedXml(text: string): readonly string[] | null {
  const lines: string[] = [];
  const open: string[] = [];
  /** The last line is a start tag, or a start tag and text, and its end tag continues it. */
  let isStart = false;
  const add = (part: string): void => {
    lines.push('  '.repeat(Math.min(open.length, MAX_INDENTED_LEVELS)) + part);
  };
  const extend = (part: string): void => void lines.push(`${lines.pop() ?? ''}${part}`);
  for (let at = 0; at < text.length;) {
    const start = text.indexOf('<', at);
    const content = text.slice(at, start < 0 ? text.length : start);
    if (content.trim() !== '') {
      const isOnlyContent = isStart && text.startsWith('</', start);
      if (isOnlyContent) extend(content);
      else add(content.trim());
      isStart = isOnlyContent;
    }
    if (start < 0) break;
    const end = markupEnd(text, start);
    if (end === null) return null;
    const markup = text.slice(start, end);
    at = end;
    if (/^<[!?]/.test(markup)) {
      add(markup);
      isStart = false;
    } else if (markup.startsWith('</')) {
      if (open.pop() !== nameIn(markup, 2)) return null;
      if (isStart) extend(markup);
      else add(markup);
      isStart = false;
    } else {
      add(markup);
      isStart = !markup.endsWith('/>');
      if (isStart) open.push(nameIn(markup, 1));
    }
  }
  return open.length === 0 ? lines : null;
}

const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Returns the end of the tag, comment, CDATA section, processing instruction or declaration; null if it has none. */
function markupEnd(text: string, start: number): number | null {
  const section = SECTIONS.find(([begin]) => text.startsWith(begin, start));
  if (section) {
    const [begin, close] = section;
    const end = text.indexOf(close, start + begin.length);
    return end < 0 ? null : end + close.length;
  }
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
    else if (character === '<') return null;
  }
  return null;
}

function nameIn(tag: string, from: number): string {
  let end = from;
  while (!/[\s/>]/.test(tag.charAt(end))) end += 1;
  return tag.slice(from, end);
}
