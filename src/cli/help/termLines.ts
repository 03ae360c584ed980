import type { TermHelp } from '../../core/filter/grammarMessages.ts';

const INDENT = 25;
const WIDTH = 80;

/** Formats terms of the filter with their meanings in two columns, in lines of at most 80 characters. */
export function termLines(terms: readonly TermHelp[]): string {
  return terms.flatMap(linesOf).join('\n');
}

function linesOf({ examples, meaning }: TermHelp): readonly string[] {
  const typed = `    ${examples.join('  ')}`;
  const lines = wrapped(meaning, WIDTH - INDENT).map((line) => ' '.repeat(INDENT) + line);
  const [first = '', ...more] = lines;
  // Two spaces separate the columns.
  return typed.length + 2 <= INDENT ? [typed.padEnd(INDENT) + first.trimStart(), ...more] : [typed, ...lines];
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
