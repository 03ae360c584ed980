// The command line as it is shipped: one file, started as a program of its own.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isBuilt } from '../../scripts/built.mjs';
import { harFiles } from '../corpus/cases.ts';
import type { ReportFile } from '../corpus/report.ts';
import { multistatus, response } from '../../testing/exchange.ts';

// Much work, and perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../..');
const FAILED = multistatus(response('/dav/a', 423));
let folder: string;
let tool: string;

beforeAll(() => {
  if (!isBuilt())
    spawnSync('npm', ['run', '--silent', 'build:cli'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  folder = mkdtempSync(join(tmpdir(), 'multi-status-built-'));
  // Away from the project, so that it has no packages beside it.
  tool = join(folder, 'multistatus.mjs');
  copyFileSync(join(root, 'dist/cli/multistatus.js'), tool);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function started(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

describe('the built command line', () => {
  it('reads standard input, writes standard output, and ends with 1 where something failed', () => {
    const { status, stdout, stderr } = started(['-', '--method', 'DELETE'], FAILED);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('✕ DELETE: the collection still exists');
    // oxlint-disable-next-line no-control-regex -- a pipe gets no colours
    expect(stdout).not.toMatch(/\u001b/);
  });

  it('ends with 0 and with 2 as it should', () => {
    writeFileSync(join(folder, 'well.xml'), multistatus(response('/a', 200)));
    expect(started(['well.xml']).status).toBe(0);
    expect(started(['nowhere.har'])).toMatchObject({
      status: 2,
      stdout: expect.any(String),
      stderr: expect.stringContaining('nowhere.har cannot be read'),
    });
    expect(started(['--nonsense'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('writes all of a report of megabytes into a pipe', () => {
    const har = harFiles('webdav').find(({ name }) => name === 'apache')?.path ?? '';
    const { status, stdout } = started([har, '--format', 'json', '--fail-on', 'never']);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(10_000_000);
    expect((JSON.parse(stdout) as ReportFile).responses.length).toBe(55);
  });

  it.each([
    [FAILED, 1],
    [multistatus(response('/a', 200)), 0],
    [multistatus(), 0],
    ['<!doctype html><p>Bad gateway</p>', 3],
    ['', 3],
    [multistatus(response('/a', 200)).slice(0, -40), 3],
  ])('ends with the exit code of what it reads: %#', (body, code) => {
    expect(started(['-', '--method', 'DELETE'], body).status).toBe(code);
  });

  // A shell, and the device that is always full.
  it.runIf(process.platform === 'linux')(
    'keeps its exit code when its reader stops, and says when it cannot write',
    () => {
      const har = harFiles('webdav').find(({ name }) => name === 'apache')?.path ?? '';
      const inShell = (command: string) => {
        const script = `"$0" "$1" "$2" --format json ${command}`;
        const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, tool, har], { encoding: 'utf8' });
        return { status, stderr };
      };
      expect(inShell('| head -c 100 > /dev/null; exit ${PIPESTATUS[0]}')).toEqual({ status: 1, stderr: '' });
      expect(inShell('--fail-on never > /dev/full')).toEqual({
        status: 2,
        stderr: expect.stringMatching(/^multistatus: standard output cannot be written: .*\n$/),
      });
      expect(inShell('> /dev/full').status).toBe(1);
    },
  );

  it('says its version and its help', () => {
    expect(started(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(started(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: multistatus') });
  });

  it('is a program that a shell can start', () => {
    const { mode } = statSync(join(root, 'dist/cli/multistatus.js'));
    expect(process.platform === 'win32' || (mode & 0o111) !== 0).toBe(true);
  });
});
