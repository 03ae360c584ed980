import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

// What a 207 response without results could look like, and what is known about its server.

test.use({ file: 'minimalResponse' });

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multi-status-minimal-'));
});

test.afterAll(() => rm(folder, { recursive: true }));

async function har(...entries: readonly (readonly [method: string, status: number, type: string, text: string])[]) {
  const path = join(folder, 'traffic.har');
  const log = {
    version: '1.2',
    entries: entries.map(([method, status, type, text]) => ({
      request: { method, url: 'http://dav.example/files/', headers: [] },
      response: {
        status,
        httpVersion: 'HTTP/1.1',
        headers: [
          { name: 'Content-Type', value: type },
          { name: 'Server', value: 'example/1' },
          ...(method === 'OPTIONS' ? [{ name: 'Allow', value: 'OPTIONS, PROPFIND' }] : []),
        ],
        content: { text },
      },
    })),
  };
  await writeFile(path, JSON.stringify({ log }));
  return path;
}

test('a 207 without results has a minimal response, and code to copy, in the suggested format first', async ({
  panel,
}) => {
  const { frame } = panel;
  const path = await har(
    ['OPTIONS', 200, 'text/plain', ''],
    ['DELETE', 207, 'text/html', '<!doctype html><p>Error'],
    ['POST', 207, 'application/json', '{"status": "Some error occurred"}'],
  );
  await frame.locator('input[type=file]').setInputFiles(path);
  await expect(panel.options).toHaveCount(2);
  const section = frame.getByRole('region', { name: 'A minimal 207 response' });

  await panel.options.filter({ hasText: 'DELETE' }).click();
  await expect(section.getByRole('button', { pressed: true })).toHaveText('WebDAV XML');
  await expect(section.getByRole('tabpanel')).toContainText('<D:status>HTTP/1.1 403 Forbidden</D:status>');
  await section.getByRole('tab', { name: 'PHP' }).click();
  await expect(section.getByRole('tabpanel')).toContainText('207 Multi-Status');
  await section.getByRole('button', { name: 'Copy' }).click();
  await expect(section.getByRole('status')).toHaveText('Copied');

  await panel.options.filter({ hasText: 'POST' }).click();
  await expect(section.getByRole('button', { pressed: true })).toHaveText('JSON');
  await section.getByRole('button', { name: 'WebDAV XML' }).click();
  await expect(section.getByRole('tabpanel')).toContainText('Content-Type: application/xml');

  await panel.options.filter({ hasText: 'DELETE' }).click();
  await panel.tab('Headers').click();
  const row = (name: string) => frame.getByRole('row', { name });
  await expect(row('Software')).toHaveText('Softwareexample/1');
  await expect(row('Support for DELETE')).toContainText('Allow does not list DELETE · from OPTIONS /files/');
});
