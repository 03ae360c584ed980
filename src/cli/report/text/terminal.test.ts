import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { FORMATS } from '../../options/table.ts';
import { widthOf } from './width.ts';

const cli = commandLine();
const { file, har } = cli;

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424));

describe('the terminal', () => {
  const folder = '/remote.php/dav/files/alice/Documents/Projects/2026/Customers';
  const names = ['one', 'two', 'three'].map(
    (name) => `${folder}/${name}/Offers and contracts/February/offer-final.pdf`,
  );
  const long = (): string => {
    const failed = names.map((name, index) =>
      response(
        name,
        423 - index,
        '<D:responsedescription>Someone else has changed the file in the meantime.</D:responsedescription>',
      ),
    );
    return har(
      'long.har',
      ['MOVE', 207, multistatus(...failed, response('/写真'.repeat(40), 507))],
      ['COPY', 207, WELL],
    );
  };

  it.each([50, 80, 120])('with %d columns has shortened names, so that no two rows look the same', async (columns) => {
    const { out } = await cli.runOn({ columns }, long());
    const lines = out.split('\n').filter((line) => !line.includes('long.har'));
    for (const line of lines) expect([line, widthOf(line) <= columns]).toEqual([line, true]);
    const rows = lines.filter((line) => line.includes('…'));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((line) => line.replace(/^ +\d+ \D+? {2}/, ''))).size).toBe(rows.length);
    for (const name of ['one', 'two', 'three']) expect(rows.join('\n')).toContain(name);
  });

  it('is not needed: on a pipe names are complete', async () => {
    const out = (await cli.run(long())).out;
    for (const name of names) expect(out).toContain(name);
    expect(out).not.toContain('…');
  });

  it('receives no control characters and no invisible ones', async () => {
    const hidden = '\u001b]0;owned\u0007\u009b31m\u202e\u200b\u2066';
    const message = `<D:responsedescription>\u001b[2J&#x1b;[31m\u0085\u202e\u200b</D:responsedescription>`;
    const body = multistatus(response(`/${hidden}`, 403, message), response('/b', 204));
    const path = file(`name\u001b]0;owned\u0007\u202egpj.xml`, body);
    const { out } = await cli.run(path, '--method', 'DELETE', '--url', 'http://a.test/\u001b[1m\u200b', '--verbose');
    const missing = await cli.run(cli.path(`none\u001b[2J\u202e.har`));
    expect((out + missing.err).replaceAll('\n', '')).not.toMatch(
      // oxlint-disable-next-line no-control-regex -- control characters are matched on purpose
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
    expect(out).toContain('owned');
    expect(missing.err).toContain('none⟨U+001B⟩[2J⟨U+202E⟩.har');
  });

  it.each(FORMATS)('receives none of them in the format %s; JSON has the same data', async (format) => {
    const label = '/a\u009b31m\u202eb\u200b';
    const path = har('format.har', [
      'DELETE',
      207,
      JSON.stringify({ results: [{ id: label, status: 423 }] }),
      'application/json',
    ]);
    const { out } = await cli.runOn({ isTerminal: true }, path, '--format', format);
    expect(out).not.toMatch(/[\u0080-\u009f\u200b\u202e]/);
    if (format !== 'json') return;
    expect(JSON.parse(out)).toEqual(JSON.parse((await cli.run(path, '--format', 'json')).out));
  });

  it('receives one line about a file that has line breaks in its name', async () => {
    const { err } = await cli.run(cli.path('a\nmultistatus: No failures.har'));
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringContaining('a⟨U+000A⟩multistatus: No failures.har cannot be read'),
    ]);
  });

  it('that is narrow has the place of a response on a second line', async () => {
    const path = har('folder-of-a-very-long-name-traffic.har', ['COPY', 207, WELL]);
    const { out } = await cli.runOn({ columns: 50 }, path);
    expect(out.split('\n').slice(3, 5)).toEqual(['✓ COPY http://a.test/dav/: 1 resource was copied', `  ${path} #0`]);
  });

  it('has colors, but a file has none', async () => {
    const path = cli.path('out.txt');
    const body = file('body.xml', FAILED);
    const { out } = await cli.runOn({ colors: true }, body);
    expect(out).toContain('\u001b[31m');
    await cli.runOn({ colors: true, columns: 40 }, body, '-o', path);
    expect(readFileSync(path, 'utf8')).not.toContain('\u001b');
    expect(readFileSync(path, 'utf8')).toBe((await cli.run(body)).out);
  });
});
