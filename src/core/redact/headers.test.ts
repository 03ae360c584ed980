import { describe, expect, it } from 'vitest';
import type { ReportFile } from '../../../test/corpus/report.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { exportOf } from '../../../testing/export.ts';
import { parseHarEntry } from '../har/harEntry.ts';

const SECRETS = ['Authorization', 'proxy-authorization', 'COOKIE', 'Set-Cookie', 'Set-Cookie'];

function exported(format: 'json' | 'csv', secrets: boolean): string {
  const headers = SECRETS.map((name, index) => ({ name, value: `secret-${index}` }));
  const exchange = parseHarEntry({
    request: { method: 'PROPFIND', url: 'http://a.test/', headers: [...headers, { name: 'Depth', value: '1' }] },
    response: {
      status: 207,
      headers: [...headers, { name: 'Content-Type', value: 'text/xml' }],
      content: { text: multistatus(response('/a', 200)) },
    },
  });
  return exportOf([exchange], { format, secrets });
}

describe('an export', () => {
  it.each(['json', 'csv'] as const)('as %s contains no credentials and no cookies', (format) => {
    expect(exported(format, false)).not.toContain('secret-');
  });

  it('keeps the names of redacted headers and all other headers, and counts redacted values', () => {
    const { responses, exported: manifest } = JSON.parse(exported('json', false)) as ReportFile;
    expect(responses[0]?.request.headers).toEqual([
      ...SECRETS.map((name) => ({ name, value: '[redacted]' })),
      { name: 'Depth', value: '1' },
    ]);
    expect(manifest.redacted).toEqual([
      { rule: 'header:authorization', count: 2 },
      { rule: 'header:proxy-authorization', count: 2 },
      { rule: 'header:cookie', count: 2 },
      { rule: 'header:set-cookie', count: 4 },
    ]);
  });

  it('contains credentials if requested', () => {
    const text = exported('json', true);
    for (const index of SECRETS.keys()) expect(text).toContain(`secret-${index}`);
    expect((JSON.parse(text) as ReportFile).exported.redacted).toEqual([]);
  });
});
