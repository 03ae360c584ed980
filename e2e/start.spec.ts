import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { scenarios } from '../demo/scenarios.ts';
import { ARTIFACTS, ROOT } from './fixtures.ts';

test('npm start without a display prints the verdict of every scenario and saves a picture', async () => {
  // `npm start` may run a build first.
  test.setTimeout(120_000);
  const picture = join(ARTIFACTS, 'panel.png');
  await rm(picture, { force: true });

  const { code, output } = await start();
  expect(code, output).toBe(0);
  const lines = output.split('\n');
  for (const { label, expected } of scenarios) {
    const line = lines.find((each) => each.startsWith(`${mark(expected.verdict)}  ${label} `));
    expect(line?.slice(label.length + 3).trim(), `"${label}" in\n${output}`).toMatch(expected.sentence);
  }
  expect(output).toContain(`${scenarios.length} responses with status 207`);

  const bytes = await readFile(picture);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  // The width, from the PNG header.
  expect(bytes.readUInt32BE(16)).toBe(1600);
});

function mark(verdict: string): string {
  if (verdict === 'all-succeeded') return '✓';
  return verdict === 'mixed' || verdict === 'all-failed' ? '✕' : '?';
}

async function start(): Promise<{ code: number | null; output: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output: `${out}\n${errors}` };
}
