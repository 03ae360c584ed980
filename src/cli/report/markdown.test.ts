import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { cell, inlineText } from '../../core/export/markdown/inlineText.ts';

const { file, har, path, run } = commandLine();

const FAILING = multistatus(response('/a', 423), response('/b', 423), response('/c', 200));
const PASSING = multistatus(response('/c', 200));
const UNKNOWN = multistatus(response('/d', '2O0'));

async function markdown(...args: readonly string[]): Promise<string> {
  return (await run(...args, '--format', 'markdown')).out;
}

describe('--format markdown', () => {
  it('has the totals, then failures, then what may have some, then the rest', async () => {
    const input = har('all.har', ['PUT', 207, PASSING], ['POST', 207, UNKNOWN], ['DELETE', 207, FAILING]);
    const text = await markdown(input);
    const marks = [...text.matchAll(/^(?:###|-) (\S) `(\w+)/gm)].map(([, mark, method]) => `${mark} ${method}`);
    expect(marks).toEqual(['✕ DELETE', '? POST', '✓ PUT']);
    expect(text).toMatch(
      /^## Multi-Status report\n\n\*\*1 of 3 multi-status responses has failures: 2 of 5 sub-operations failed/,
    );
    expect(text).toContain(
      `207 · WebDAV · \`${input}, entry 2\`\n\n| Status | Resource | Message |\n|---|---|---|\n| 2 × 423 Locked | \`/a\`, \`/b\` |  |\n`,
    );
    expect(text).toContain('<summary>1 response without failures</summary>');
  });

  it('has one line for equal failures', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => response(`/e${index}`, 507));
    const text = await markdown(har('equal.har', ['DELETE', 207, multistatus(...many)]));
    expect(text).toContain('| 2,000 × 507 Insufficient Storage | `/e0`, `/e1`, `/e2` and 1,997 more |  |\n');
  });

  it('has the common folder of equal failures, and what depends on them in the next line', async () => {
    const responses = [
      response('/d/x/', 423),
      response('/d/x/1', 424),
      response('/d/x/2', 424),
      response('/d/y/', 403),
      response('/d/z/', 403),
    ];
    const text = await markdown(har('folder.har', ['DELETE', 207, multistatus(...responses)]));
    expect(text).toContain(
      '| 423 Locked | `/d/x/` |  |\n| └ 2 × 424 Failed Dependency | under `/d/x/`: `1`, `2` |  |\n| 2 × 403 Forbidden | under `/d/`: `y/`, `z/` |  |\n',
    );
  });

  it('says that there is no response', async () => {
    expect(await markdown(har('none.har', ['GET', 200, 'x']))).toBe(
      '## Multi-Status report\n\n**No multi-status responses.**\n\n',
    );
  });

  it('names files that were not completely read, and what the filter leaves out', async () => {
    const cut = file('cut.har', harOf(['DELETE', 207, FAILING], ['DELETE', 207, PASSING]).slice(0, -30));
    const text = await markdown(cut, path('missing.har'), '--filter', 'status:404');
    expect(text).toMatch(/2 files were not completely read:\n\n- `.*cut\.har .*`\n- `.*missing\.har .*`\n/);
    expect(text).toContain(
      'Filter: `status:404`. 1 response is left out because of the filter; 1 of them has failures, or may have some.',
    );
    expect(text).toContain('1 of 1 multi-status response has failures');
  });

  it('fits the body of an issue, and says how much is left out', async () => {
    const body = multistatus(...Array.from({ length: 20 }, (_, at) => response(`/${'é'.repeat(60)}${at}`, 400 + at)));
    const entries = Array.from({ length: 300 }, () => ['DELETE', 207, body] as const);
    const text = await markdown(har('large.har', ['PUT', 207, PASSING], ['PUT', 207, UNKNOWN], ...entries));
    expect(text.length).toBeLessThan(65_536);
    const listed = [...text.matchAll(/^### /gm)].length;
    expect(listed).toBeGreaterThan(10);
    expect(text).toContain(`… and ${300 - listed} more responses with failures`);
    expect(text).toContain('… and 1 more response that may have failures');
    expect(text).toContain('<summary>1 response without failures</summary>\n\n- … and 1 more response\n');
  });

  it('has no mention, link, HTML or further cell, whatever a response contains', async () => {
    const evil = '@user #1 <img src=x> [l](http://x) `|` \\| www.x.com\n\n# h\u202e';
    const body = JSON.stringify({
      results: [
        { id: evil, status: 500, error: { message: evil } },
        { id: 'b', status: 200 },
      ],
    });
    const text = await markdown(har('evil.har', ['DELETE', 207, body, 'application/json']));
    const row = text.split('\n').find((line) => line.startsWith('| 500'));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(5);
    expect(withoutCode(text.replace('\n<details>\n<summary>', '').replace(/<\/summary>|<\/details>/g, ''))).not.toMatch(
      /[@<[\u202e]|#1|www|http/,
    );
  });
});

/** Removes the code spans of a text (CommonMark section 6.1). */
function withoutCode(text: string): string {
  return text.replaceAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

// Checked against three parsers of Markdown: the text is shown as it is, in one code span or without any formatting.
describe('text in Markdown', () => {
  const parts = fc.constantFrom(
    'a',
    ' ',
    '`',
    '``',
    '|',
    '\\',
    '\\|',
    '*',
    '_',
    '<b>',
    '&amp;',
    '@u',
    '#1',
    'http://x',
    'www.',
    '[l](u)',
    '- ',
    '1. ',
    '~',
    ':x:',
    '$',
    'deadbeef',
    'é',
    '.',
    ':',
  );
  const text = fc.array(parts, { minLength: 1, maxLength: 8 }).map((all) => all.join('').replace(/ +/g, ' ').trim());

  it('is prose without special characters, or one code span', () => {
    fc.assert(
      fc.property(text, (value) => {
        const written = inlineText(value);
        const span = /^(`+)(?!`)( ?)([^]*)\2(?<!`)\1$/.exec(written);
        if (span) expect([span[3], withoutCode(written)]).toEqual([value, '']);
        else expect(written).toBe(value);
        if (!span) expect(written).not.toMatch(/[`|\\*_<&@#[\]~$]|:\S|www\.|deadbeef/);
      }),
    );
  });

  it('does not end a cell', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(cell(inlineText(value))).not.toMatch(/(?<!\\)\||\\\\\|/);
      }),
    );
  });
});
