// Texts from outside: no output shows an invisible character, and JSON keeps each as data.
import { describe, expect, it } from 'vitest';
import { commandLine } from '../testing/command.ts';
import { HIDDEN, HIDDEN_CHARACTER, HIDDEN_FILE, HIDDEN_PATHS, hiddenHar } from '../testing/hiddenText.ts';

const { file, path, run, runOn } = commandLine();

/** The texts of a report, including the lines on standard error. */
async function reportOf(...args: readonly string[]): Promise<string> {
  const input = file(HIDDEN_FILE, hiddenHar());
  const damaged = file(`cut ${HIDDEN_FILE}`, hiddenHar().slice(0, -200));
  const { out, err } = await run(input, damaged, path(`missing ${HIDDEN_FILE}`), ...args);
  return `${out}${err}`;
}

describe('invisible characters in a response', () => {
  it.each([
    ['text'],
    ['text', '--verbose'],
    ['text', '--filter', `path:href ${HIDDEN}`],
    ['csv'],
    ['markdown'],
    ['junit'],
    ['github'],
  ])('are code points in --format %s %s', async (format, ...args) => {
    const report = await reportOf('--format', format, ...args);
    expect(report).toContain('⟨U+202E⟩⟨U+200B⟩⟨U+3164⟩⟨U+E0041⟩');
    expect(report.split('\n').filter((line) => HIDDEN_CHARACTER.test(line))).toEqual([]);
  });

  it.each(['json', 'ndjson'])('are data in --format %s, which a terminal gets as escape sequences', async (format) => {
    const input = file(HIDDEN_FILE, hiddenHar());
    const { out } = await run(input, '--format', format);
    const shown = (await runOn({ isTerminal: true, columns: 80 }, input, '--format', format)).out;
    expect(shown).not.toMatch(HIDDEN_CHARACTER);
    const parse = (text: string): unknown =>
      format === 'json'
        ? JSON.parse(text)
        : text
            .trim()
            .split('\n')
            .map((line): unknown => JSON.parse(line));
    expect(parse(shown)).toEqual(parse(out));
    expect(JSON.stringify(parse(out)).split(JSON.stringify(HIDDEN).slice(1, -1)).length).toBeGreaterThan(
      HIDDEN_PATHS.length,
    );
  });
});
