import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { run } from '../run.ts';
import { zipOf } from '../../../testing/zip.ts';

const cli = commandLine();
const FAILED = multistatus(response('/dav/a', 423));
const WELL = multistatus(response('/dav/a', 204));

/** Writes files into a folder. @returns the path of the folder */
function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(cli.path(`${name}/${path}`)), { recursive: true });
    writeFileSync(cli.path(`${name}/${path}`), content);
  }
  mkdirSync(cli.path(name), { recursive: true });
  return cli.path(name);
}

/** The files of the responses in the report, without the path before a folder. */
async function filesOf(base: string, ...args: readonly string[]): Promise<readonly (string | undefined)[]> {
  const { out } = await cli.run(...args, '--format', 'json');
  return (JSON.parse(out) as { readonly responses: readonly { readonly file: string | null }[] }).responses.map(
    ({ file }) => file?.replace(`${base}/`, ''),
  );
}

const har = (...bodies: readonly string[]): string => harOf(...bodies.map((body) => ['DELETE', 207, body] as const));

describe('a folder', () => {
  it('adds the files in it and in its subfolders', async () => {
    const base = folder('recorded', {
      'b.har': har(WELL),
      'a/network.har': har(WELL, FAILED),
      'a/deep/er/network.HAR': har(WELL),
      'c.har.gz': gzipSync(har(WELL)),
      'body.xml': WELL,
      'page.png': 'no recording',
      '.hidden.har': 'no recording',
      'node_modules/x/package.json': '{}',
      'multistatus.config.json': '{}',
    });
    const all = ['a/deep/er/network.HAR', 'a/network.har', 'a/network.har', 'b.har', 'body.xml', 'c.har.gz'];
    expect(await filesOf(base, base)).toEqual(all);
    expect(await filesOf(base, `${base}/`)).toEqual(all);
    expect((await cli.run(base)).code).toBe(1);
  });

  it('of Playwright has bodies beside the HAR file, which are not read on their own', async () => {
    const attached = `${'0123456789'.repeat(4)}.json`;
    const base = folder('attached', { 'network.har': har(WELL), [attached]: '{"ok":true}' });
    expect(await filesOf(base, base)).toEqual(['network.har']);
    expect(await filesOf(base, `${base}/*`)).toEqual(['network.har']);
    expect(await filesOf(base, `${base}/${attached}`, `${base}/./network.har`)).toEqual(['./network.har']);
    expect((await cli.run(`${base}/${attached}`)).out).toContain('1 ');
  });

  it('of an HTML report of Playwright has HAR files and traces that are named by their SHA-1', async () => {
    const inner = har(WELL);
    const names = [`${'a'.repeat(40)}.har`, `${'b'.repeat(40)}.zip`];
    const base = folder('report', { [names[0] ?? '']: inner });
    writeFileSync(`${base}/${names[1] ?? ''}`, zipOf([['har.har', inner]]));
    expect(await filesOf(base, base)).toEqual([names[0], `${names[1] ?? ''}/har.har`]);
  });

  it('of Playwright may be an extracted trace, whose bodies are read once', async () => {
    const snapshot = {
      request: { method: 'DELETE', url: 'http://a.test/dav/', headers: [] },
      response: {
        status: 207,
        headers: [],
        content: { mimeType: 'text/xml', _file: `resources/${'a'.repeat(40)}.xml` },
      },
    };
    const base = folder('trace', {
      'trace.network': JSON.stringify({ type: 'resource-snapshot', snapshot }),
      'trace.trace': '{"version":8,"type":"context-options"}',
      [`resources/${'a'.repeat(40)}.xml`]: WELL,
      [`resources/${'b'.repeat(40)}.json`]: '{}',
    });
    expect(await filesOf(base, base)).toEqual(['trace.network']);
    expect((await cli.run(base)).code).toBe(0);
  });

  it('with nothing to read is an error of one line, and the other files are still read', async () => {
    const { code, out, err } = await cli.run(folder('empty', {}), cli.file('well.xml', WELL));
    expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
    expect(err).toMatch(/^multistatus: .*\/empty has no files that are read in a folder \(\.har, /);
    expect(out).toContain('1 multi-status response');
  });

  it('does not hide a link to a file that is missing', async () => {
    const base = folder('links', { 'a.har': har(WELL) });
    symlinkSync(cli.path('nowhere.har'), `${base}/b.har`);
    const { code, err } = await cli.run(base);
    expect([code, err]).toEqual([2, expect.stringContaining('b.har cannot be read: no such file or directory\n')]);
  });

  it('can contain a link to itself', async () => {
    const base = folder('loop', { 'x/a.har': har(WELL) });
    symlinkSync('..', `${base}/x/up`);
    expect(await filesOf(base, base)).toEqual(['x/a.har']);
  });
});

describe('a pattern', () => {
  it('adds the files that match it', async () => {
    const base = folder('matched', { 'a.har': har(WELL), 'x/b.har': har(WELL), 'x/c.xml': WELL });
    expect(await filesOf(base, `${base}/*.har`)).toEqual(['a.har']);
    expect(await filesOf(base, `${base}/**/*.{har,xml}`)).toEqual(['a.har', 'x/b.har', 'x/c.xml']);
    expect(await filesOf(base, `${base}/*`)).toEqual(['a.har']);
    expect(await filesOf(base, `${base}/x*`)).toEqual(['x/b.har', 'x/c.xml']);
  });

  it('without a match is an error of one line', async () => {
    const { code, out, err } = await cli.run(cli.path('*.nothing'));
    expect([code, err]).toEqual([2, `multistatus: ${cli.path('*.nothing')} matches no file\n`]);
    expect(out).toBe('No multi-status responses, but 1 input could not be read.\n');
  });

  it('is never the name of a file that exists, or that has only parentheses', async () => {
    const named = cli.file('a[1]*.xml', FAILED);
    cli.file('a1.xml', WELL);
    expect((await cli.run(named)).code).toBe(1);
    expect((await cli.run(cli.path('a(1).xml'))).err).toContain('a(1).xml cannot be read: no such file or directory');
  });
});

describe('files, folders, patterns and standard input', () => {
  it('can be mixed, and each file is read once', async () => {
    const base = folder('mixed', { 'a.har': har(WELL), 'b.har': har(FAILED) });
    let out = '';
    let err = '';
    const code = await run([`${base}/a.har`, base, '-', `${base}/*.har`, '--format', 'csv'], {
      out: (text) => (out += text),
      err: (text) => (err += text),
      stdin: (async function* () {
        yield Buffer.from(har(FAILED).slice(0, 50));
        yield Buffer.from(har(FAILED).slice(50));
      })(),
      colors: false,
      stack: false,
    });
    expect([code, err]).toEqual([1, '']);
    expect(out.split('\r\n')).toHaveLength(5);
  });

  it('are all read, whatever is wrong with one of them', async () => {
    const base = folder('damaged', {
      '1.har': har(WELL),
      '2.har': '{"log":{"entries":[',
      '3.har.gz': gzipSync(har(WELL)).fill(0, 40),
      '4.xml': '',
      '5.har': har(WELL),
    });
    const { out, err } = await cli.run(base, cli.path('missing.har'), cli.path('*.missing'));
    expect(out).toContain('1 of 3 multi-status responses may have failures');
    expect(
      err.match(/2\.har is damaged|3\.har\.gz is damaged|missing\.har cannot be read|\.missing matches no file/g),
    ).toHaveLength(4);
    expect(err.trim().split('\n')).toHaveLength(4);
  });
});

describe('--output', () => {
  it('never replaces a file that is found in a folder or by a pattern', async () => {
    const base = folder('inputs', { 'a.har': har(WELL) });
    symlinkSync('a.har', `${base}/link`);
    for (const input of [base, `${base}/*.har`])
      for (const output of ['a.har', 'link'])
        expect(await cli.run(input, '-o', `${base}/${output}`)).toMatchObject({
          code: 2,
          out: '',
          err: expect.stringContaining('would overwrite an input file'),
        });
    expect(await filesOf(base, base)).toEqual(['a.har']);
  });
});
