import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 code units that are examined per column: a character may have many combining marks. */
const UNITS_PER_COLUMN = 16;

/** Letters of Latin scripts and signs of the report, which have one column each. Measuring others takes much longer. */
const NARROW = /^[ -~\u00a1-\u00ac\u00ae-\u02ff…✓✕]*$/;

/** UTF-16 code units that are measured at once, because the time that `stringWidth` takes can grow with their square. */
const MEASURED_AT_ONCE = 500;

/** Returns the number of columns of a text on a terminal: 2 for wide characters, 0 for combining ones. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (let start = 0; start < text.length;) {
    const end = wholeCharacter(text, start + MEASURED_AT_ONCE);
    width += stringWidth(text.slice(start, end), { countAnsiEscapeCodes: true });
    start = end;
  }
  return width;
}

/** Whether a text has at most this number of columns. Takes time proportional to the columns, however long the text is. */
export function fits(text: string, columns: number): boolean {
  return text.length <= columns * UNITS_PER_COLUMN && widthOf(text) <= columns;
}

/** Returns the text followed by spaces, so that it has at least this number of columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Whether a text has only printable ASCII characters: each has one column. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Returns the longest start of a text that fits, without splitting a character. */
export function startOf(text: string, columns: number): string {
  const narrow = text.slice(0, Math.max(0, columns));
  if (isPlain(narrow) && isPlain(text.charAt(narrow.length))) return narrow;
  const start = text.slice(0, Math.max(0, columns) * UNITS_PER_COLUMN);
  let width = 0;
  let length = 0;
  for (const { segment } of GRAPHEMES.segment(start)) {
    width += widthOf(segment);
    if (width > columns) break;
    length += segment.length;
  }
  return start.slice(0, length);
}

/** Returns the longest end of a text that fits, without splitting a character. */
export function endOf(text: string, columns: number): string {
  const narrow = text.slice(Math.max(0, text.length - Math.max(0, columns)));
  if (isPlain(narrow)) return narrow;
  const from = wholeCharacter(text, text.length - Math.max(0, columns) * UNITS_PER_COLUMN);
  let width = 0;
  let length = 0;
  for (const { segment } of [...GRAPHEMES.segment(text.slice(from))].toReversed()) {
    width += widthOf(segment);
    if (width > columns) break;
    length += segment.length;
  }
  return text.slice(text.length - length);
}

/** Returns an offset that is not inside of a surrogate pair and not negative: this one, or the next lower one. */
export function wholeCharacter(text: string, offset: number): number {
  const at = Math.max(0, offset);
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}

/**
 * Breaks a text into lines at its spaces. A word that is longer than a line is not broken, so that it can be copied.
 *
 * @param columns of the first line, and of the others; null to return a single line
 */
export function wrapped(text: string, columns: number | null, first = columns): readonly string[] {
  if (columns === null || first === null || fits(text, first)) return [text];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    const available = lines.length === 0 ? first : columns;
    if (line !== '' && width + 1 + wide > available) {
      lines.push(line);
      line = word;
      width = wide;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      width += wide + (width === 0 ? 0 : 1);
    }
  }
  return [...lines, line];
}
