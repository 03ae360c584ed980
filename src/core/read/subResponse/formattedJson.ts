/** Deeper levels are not indented further, because the indentation of deeply nested brackets would grow quadratically. */
const MAX_INDENTED_LEVELS = 20;
const INDENTS = Array.from({ length: MAX_INDENTED_LEVELS + 1 }, (_, level) => '  '.repeat(level));

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Yields the lines of a JSON text with one value per line. Names, strings and numbers are as sent: `JSON.parse` would round
 * 64-bit integers and drop repeated names.
 *
 * @param text valid JSON
 */
export function* formattedJson(text: string): Generator<string> {
  let level = 0;
  let line = '';
  const indent = (): string => INDENTS[Math.min(level, MAX_INDENTED_LEVELS)] ?? '';
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      at += 1;
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      const close = nextToken(text, at + 1);
      if (isClose(text.charCodeAt(close))) {
        line += text.charAt(at) + text.charAt(close);
        at = close + 1;
        continue;
      }
      yield line + text.charAt(at);
      level += 1;
      line = indent();
      at += 1;
    } else if (isClose(code)) {
      yield line;
      level -= 1;
      line = indent() + text.charAt(at);
      at += 1;
    } else if (code === COMMA) {
      yield `${line},`;
      line = indent();
      at += 1;
    } else {
      const end = code === QUOTE ? stringEnd(text, at) : code === COLON ? at + 1 : wordEnd(text, at);
      line += code === COLON ? ': ' : text.slice(at, end);
      at = end;
    }
  }
  if (line !== '') yield line;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isClose(code: number): boolean {
  return code === CLOSE_LIST || code === CLOSE_OBJECT;
}

function nextToken(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Returns the end of a number, `true`, `false` or `null`. */
function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isClose(code) || code === COMMA) break;
  }
  return at;
}
