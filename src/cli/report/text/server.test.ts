import { describe, expect, it } from 'vitest';
import { harFiles } from '../../../../test/corpus/cases.ts';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';

const { file, run } = commandLine();

const LOCKED = multistatus(response('/dav/a', 423), response('/dav/b', 424));

interface Entry {
  readonly method: string;
  readonly url?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

function har(name: string, ...entries: readonly Entry[]): string {
  return file(
    name,
    JSON.stringify({
      log: {
        entries: entries.map(({ method, url = 'https://dav.test/dav/', status = 200, headers = {}, text = '' }) => ({
          request: { method, url },
          response: {
            status,
            httpVersion: 'HTTP/1.1',
            headers: Object.entries(headers).map(([key, value]) => ({ name: key, value })),
            content: { text, mimeType: 'text/xml' },
          },
        })),
      },
    }),
  );
}

const OPTIONS: Entry = { method: 'OPTIONS', headers: { Server: 'x/1\u202e', DAV: '1', Allow: 'OPTIONS, PROPFIND' } };
const LOCK: Entry = { method: 'LOCK', url: 'https://dav.test/dav/a/', status: 207, text: LOCKED };

/** The lines below "Server:". */
async function serverLines(...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await run('--explain', ...args);
  const lines = out.split('\n');
  return lines.flatMap((line, at) => {
    if (line !== '  Server:') return [];
    const rest = lines.slice(at + 1);
    return rest
      .slice(
        0,
        rest.findIndex((one) => !one.startsWith('    ')),
      )
      .map((one) => one.trim());
  });
}

describe('the server of a response with --explain', () => {
  it('has its software, and the support of the method that an earlier OPTIONS response states', async () => {
    const path = har('a.har', OPTIONS, LOCK, { ...LOCK, url: 'https://dav.test/dav/b/' });
    expect(await serverLines(path)).toEqual([
      'x/1⟨U+202E⟩ · DAV: 1 (WebDAV) (OPTIONS /dav/) · HTTP/1.1',
      'Allow does not list LOCK (OPTIONS /dav/; RFC 9110 §10.2.1)',
      'DAV does not list class 2 (locks), which LOCK belongs to (OPTIONS /dav/; RFC 4918 §18.2)',
    ]);
  });

  it('is unknown if the OPTIONS is about another URL, or in another file', async () => {
    const other = har('b.har', { ...OPTIONS, url: 'https://dav.test/other/' }, LOCK);
    expect(await serverLines(other)).toEqual([]);
    expect(await serverLines(har('c.har', OPTIONS), har('d.har', LOCK))).toEqual([]);
  });

  it('has its known behavior in a recorded response', async () => {
    const { path = '' } = harFiles('webdav').find(({ name }) => name === 'apache-svn') ?? {};
    expect(await serverLines(path)).toContain(
      'Apache mod_dav sends a multistatus with the status 424 if members of a collection are locked, where RFC 4918 uses 207. (seen with Apache/2.4.71; RFC 4918 §9.6.1)',
    );
  });

  it('has no secrets of the file', async () => {
    const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
    const path = har(
      'e.har',
      { ...OPTIONS, url: `https://dav.test/${secret}/` },
      { ...LOCK, url: `https://dav.test/${secret}/a` },
    );
    expect((await serverLines(path)).join()).toContain('OPTIONS /REDACTED-1/');
  });
});
