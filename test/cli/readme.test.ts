import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandLine } from '../../testing/command.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';

const cli = commandLine();

const numbered = (count: number, part: (number: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => part(index + 1));
const locked = '<D:error><D:lock-token-submitted/></D:error>';

/** The responses in the example of README.md. */
const ENTRIES: readonly (readonly [method: string, url: string, type: string, body: string])[] = [
  [
    'PROPFIND',
    '/files/',
    'text/xml',
    multistatus(...numbered(12, (number) => propstats(`/files/${number}.txt`, { 200: ['getetag'] }))),
  ],
  [
    'MOVE',
    '/files/',
    'text/xml',
    multistatus(
      ...numbered(27, (number) => response(`/files/Shared/report-${number}.pdf`, 423, locked)),
      response('/files/Private/', 403, '<D:responsedescription>You are not the owner.</D:responsedescription>'),
      ...numbered(8, (number) => response(`/files/Private/${number}.txt`, 424)),
    ),
  ],
  [
    'PROPFIND',
    '/files/team/',
    'text/xml',
    multistatus(propstats('/files/team/', { 200: ['getetag'], 403: ['acl', 'displayname'] })),
  ],
  [
    'POST',
    '/api/orders/bulk',
    'application/json',
    JSON.stringify({
      results: [
        { id: 'order-1', status: 201 },
        { id: 'order-2', status: 409, error: { code: 'OUT_OF_STOCK', message: 'Only 2 items are left' } },
      ],
    }),
  ],
  ['POST', '/api/orders/cancel', 'text/html', '<html><body>502 Bad Gateway</body></html>'],
];

it('README.md has the output of the command line', async () => {
  const entries = ENTRIES.map(([method, path, type, text]) => ({
    request: { method, url: `https://cloud.example${path}`, headers: [] },
    response: { status: 207, headers: [{ name: 'Content-Type', value: type }], content: { mimeType: type, text } },
  }));
  const har = cli.file('traffic.har', JSON.stringify({ log: { version: '1.2', entries } }));
  const { code, out } = await cli.run(har);
  expect(code).toBe(1);
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, example] = /\n```\n\$ multistatus traffic\.har\n(.*?)```\n/s.exec(readme) ?? [];
  expect(example).toBe(out.replaceAll(har, 'traffic.har'));
});
