/**
 * Characters of prose without a meaning in Markdown: letters, marks, digits, spaces and some punctuation. A colon is allowed only before a
 * space, since `http://` and `:smile:` have a meaning, and a dot only outside of `www.`.
 */
const PROSE = /^(?:[\p{L}\p{M}\p{N} ,;."'()/…%–—“”×·-]|:(?= |$))*$/u;
/** References that GitHub and GitLab link in plain text: commits, `GH-1`, and names of hosts. */
const REFERENCE = /\b[\da-f]{7,}\b|\bGH-\d|www\.|%[\p{L}\p{N}]/iu;

/** Text that starts a list at the start of a line. */
const BLOCK = /^\s*(?:[-–—]|\d+[.)])\s/;

/**
 * Formats a text of a response or a file so that Markdown shows it as it is, on one line: no part of it is formatting, HTML, a link, a
 * mention such as `@user` or a reference such as `#1`, and it does not end a table cell. Prose stays plain, any other text is a code span.
 */
export function inlineText(text: string): string {
  return PROSE.test(text) && !REFERENCE.test(text) && !BLOCK.test(text) ? text.trim() : codeSpan(text);
}

/** Formats a text as a code span (CommonMark section 6.1), in which nothing is formatting. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Formats a cell of a table, in which also the pipes of code spans are escaped (GFM section 4.10). */
export function cell(text: string): string {
  // Some parsers take `\\|` for an escaped backslash and the end of a cell, so a backslash before a pipe is followed by a space.
  return text.replace(/\\+(?=\|)/g, '$& ').replaceAll('|', String.raw`\|`);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
