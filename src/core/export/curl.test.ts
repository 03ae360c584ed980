import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../har/exchange.ts';
import { curlOf } from './curl.ts';

type Request = Exchange['request'];

const GET: Request = { method: 'GET', url: 'https://dav.example/files/', headers: [], body: null };

function curl(request: Partial<Request>): string {
  return curlOf({ ...GET, ...request }) ?? '';
}

/** Runs commands in bash with a fake curl. @returns the arguments and the standard input of each call */
function callsOf(commands: readonly string[]): { readonly args: readonly string[]; readonly input: string }[] {
  const show = String.raw`curl() { printf '%s\0' "$@"; printf '\1\0'; [ "$piped" ] && cat; printf '\0\2\0'; }`;
  const script = commands.map((command) => `piped=${command.includes('@-') ? 1 : ''}\n${command} </dev/null\n`);
  // A command with a pipe has its own input.
  const text = script.join('').replaceAll('@- </dev/null\n', '@-\n');
  const out = execFileSync('bash', ['-c', `${show}\n${text}`], { encoding: 'utf8', maxBuffer: 1e8 });
  return out
    .split('\0\u0002\0')
    .slice(0, -1)
    .map((one) => {
      const [args = '', input = ''] = one.split('\u0001\0');
      return { args: args.split('\0').slice(0, -1), input };
    });
}

describe('a curl command', () => {
  it('contains only the URL for a simple GET', () => {
    expect(curl({})).toBe('curl https://dav.example/files/');
  });

  it('contains the method, the headers and the body', () => {
    const headers = [
      { name: 'Depth', value: '1' },
      { name: 'Content-Type', value: 'application/xml' },
    ];
    expect(curl({ method: 'PROPFIND', headers, body: "<a b='c'>\n</a>" })).toBe(
      [
        'curl https://dav.example/files/ \\',
        '  -X PROPFIND \\',
        "  -H 'Depth: 1' \\",
        "  -H 'Content-Type: application/xml' \\",
        String.raw`  --data-raw '<a b='\''c'\''>`,
        "</a>'",
      ].join('\n'),
    );
  });

  it('has variables in place of secrets, and names them in a comment', () => {
    const headers = [
      { name: 'Authorization', value: 'Basic c2VjcmV0' },
      { name: 'cookie', value: 'id=secret; theme=dark' },
      { name: 'If', value: '(<opaquelocktoken:secret-1> ["etag"]) (<urn:uuid:secret-2>)' },
      { name: 'Lock-Token', value: '<opaquelocktoken:secret-1>' },
      { name: 'X-Seen', value: 'yes' },
    ];
    const url = 'https://alice:secret@dav.example/x?api_key=secret-3&depth=1#y';
    expect(curl({ method: 'POST', url, headers, body: '{"password":"secret\\"4","newPassword":123456}' })).toBe(
      [
        '# Omitted: the user name and password in the URL',
        '# Set these variables to the secrets of the request: API_KEY, AUTHORIZATION, COOKIE, LOCK_TOKEN, LOCK_TOKEN_2, PASSWORD, NEW_PASSWORD',
        'curl "https://dav.example/x?api_key=$API_KEY&depth=1" \\',
        '  -H "Authorization: $AUTHORIZATION" \\',
        '  -H "cookie: $COOKIE" \\',
        `  -H 'If: (<'"$LOCK_TOKEN"'> ["etag"]) (<'"$LOCK_TOKEN_2"'>)' \\`,
        '  -H "Lock-Token: <$LOCK_TOKEN>" \\',
        "  -H 'X-Seen: yes' \\",
        '  -H Content-Type: \\',
        `  --data-raw '{"password":"'"$PASSWORD"'","newPassword":'"$NEW_PASSWORD"'}'`,
      ].join('\n'),
    );
  });

  it('does not use variables with a meaning for the shell', () => {
    expect(curl({ url: 'https://dav.example/?pwd=secret-1' })).toContain('?pwd=$SECRET"');
  });

  it('omits headers that curl sets itself', () => {
    const headers = ['Host', 'Content-Length', 'Accept-Encoding', ':authority'].map((name) => ({ name, value: '0' }));
    expect(curl({ headers })).toBe('curl https://dav.example/files/ \\\n  --compressed');
  });

  it('has the option for the method only if curl would use another one', () => {
    expect(curl({ method: 'HEAD' })).toContain('--head');
    expect(curl({ method: 'POST', body: 'x' })).not.toContain('-X');
    expect(curl({ method: 'GET', body: 'x' })).toContain('-X GET');
  });

  it('prevents curl from adding a Content-Type', () => {
    expect(curl({ method: 'POST', body: 'a=b' })).toContain('-H Content-Type:');
  });

  it('has a comment if the body is not known', () => {
    expect(curl({ method: 'PUT', headers: [{ name: 'Content-Length', value: '12' }] })).toMatch(/^# The request had/);
  });

  it('sends empty headers, and replaces line breaks in headers by spaces', () => {
    expect(curl({ headers: [{ name: 'X-Empty', value: '' }] })).toContain("'X-Empty;'");
    expect(curl({ headers: [{ name: 'X', value: 'a\r\nInjected: b' }] })).toContain("'X: a Injected: b'");
  });

  it('does not expand brackets and braces in URLs', () => {
    expect(curl({ url: 'https://dav.example/a[1-9]?x={a,b}' })).toContain('--globoff');
  });

  it.each([
    ['no URL', { url: null }],
    ['a URL that is not HTTP', { url: 'file:///etc/passwd' }],
    ['an option instead of a URL', { url: '-o/etc/passwd' }],
    ['an invalid method', { method: 'GE T' }],
  ])('is null for a request with %s', (_, request) => {
    expect(curlOf({ ...GET, ...request })).toBeNull();
  });

  it('contains only printable ASCII characters, and no exclamation mark', () => {
    const command = curl({ method: 'POST', body: '\u001b[201~\trm -rf\u202e\u0085!x\u3164\u115f\u{e0041}\ufe0f\r' });
    expect(command).toMatch(/^[\u0020-\u007e\n]+$/);
    expect(command).not.toContain('!');
  });

  it('gives curl exactly the recorded request in bash', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          ...Array.from(`'"\\$\`!#&;|<>(){}[]*?~ \n\r\t\0\u001b\u0085\u202e\u3164\ufe0f\u200d@-=%b0x`),
          '\u{e0041}',
          '\u{10fffd}',
          '👩',
          '\\0',
          '\\x41',
          "$'",
          '😀',
          '\ud800',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    const requests: { readonly value: string; readonly body: string }[] = fc.sample(
      fc.record({ value: hostile, body: hostile }),
      { numRuns: 150, seed: 207 },
    );
    const calls = callsOf(
      requests.map(({ value, body }) => curl({ method: 'PUT', headers: [{ name: 'X', value }], body })),
    );
    // Lone surrogates cannot be encoded in UTF-8.
    const clean = (text: string): string => text.toWellFormed();
    const line = (value: string): string => {
      const trimmed = clean(value)
        .replaceAll(/[\r\n\0]+/g, ' ')
        .replaceAll(/^[ \t]+|[ \t]+$/g, '');
      return trimmed === '' ? 'X;' : `X: ${trimmed}`;
    };
    expect(calls).toEqual(
      requests.map(({ value, body }) => {
        const before = ['https://dav.example/files/', '-X', 'PUT', '-H', line(value), '-H', 'Content-Type:'];
        return body.includes('\0')
          ? { args: [...before, '--data-binary', '@-'], input: clean(body) }
          : { args: [...before, '--data-raw', clean(body)], input: '' };
      }),
    );
  });
});
