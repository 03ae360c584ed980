// Tests of the published command line: a single file, and the npm package that contains it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { isBuilt } from '../../scripts/built.mjs';
import { helpText, TOPIC_NAMES } from '../../src/cli/help/help.ts';
import { harFiles } from '../corpus/cases.ts';
import type { ReportFile } from '../corpus/report.ts';
import { multistatus, response } from '../../testing/exchange.ts';

// Each test starts a process, which is slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../..');
const FAILED = multistatus(response('/dav/a', 423));
const onWindows = process.platform === 'win32';
let folder: string;
let program: string;

beforeAll(() => {
  if (!isBuilt()) runToEnd('npm', ['run', '--silent', 'build:cli'], root);
  folder = mkdtempSync(join(tmpdir(), 'multi-status-built-'));
  // Outside the project, so that no node_modules folder is found.
  program = join(folder, 'multistatus.mjs');
  copyFileSync(join(root, 'dist/cli/multistatus.js'), program);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runCli(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

/** Runs a program to its end. @returns its standard output @throws if it fails */
function runToEnd(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: onWindows });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

describe('the built command line', () => {
  it('reads standard input, writes standard output, and exits with 1 if something failed', () => {
    const { status, stdout, stderr } = runCli(['-', '--method', 'DELETE'], FAILED);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('✕ DELETE: the collection still exists');
    // oxlint-disable-next-line no-control-regex -- a pipe gets no colors
    expect(stdout).not.toMatch(/\u001b/);
  });

  it('exits with 0 if nothing failed, and with 2 for invalid arguments', () => {
    writeFileSync(join(folder, 'well.xml'), multistatus(response('/a', 200)));
    expect(runCli(['well.xml']).status).toBe(0);
    expect(runCli(['nowhere.har'])).toMatchObject({
      status: 2,
      stdout: expect.any(String),
      stderr: expect.stringContaining('nowhere.har cannot be read'),
    });
    expect(runCli(['--nonsense'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('writes a report of several megabytes to a pipe completely', () => {
    const har = harFiles('webdav').find(({ name }) => name === 'apache')?.path ?? '';
    const { status, stdout } = runCli([har, '--format', 'json', '--fail-on', 'never']);
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
  ])('exits with the code for the body: %#', (body, code) => {
    expect(runCli(['-', '--method', 'DELETE'], body).status).toBe(code);
  });

  // Needs bash, and /dev/full, where every write fails.
  it.runIf(process.platform === 'linux')(
    'keeps its exit code when the reader closes the pipe, and reports failed writes',
    () => {
      const har = harFiles('webdav').find(({ name }) => name === 'apache')?.path ?? '';
      const inShell = (command: string) => {
        const script = `"$0" "$1" "$2" --format json ${command}`;
        const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, program, har], {
          encoding: 'utf8',
        });
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

  it('prints its version and its help', () => {
    expect(runCli(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(runCli(['--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Usage: multistatus'),
    });
  });

  it('is executable', () => {
    const { mode } = statSync(join(root, 'dist/cli/multistatus.js'));
    expect(onWindows || (mode & 0o111) !== 0).toBe(true);
  });
});

describe('the npm package, installed in an empty folder', () => {
  let project: string;
  const installed = (...path: string[]): string => join(project, 'node_modules', ...path);

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'multi-status-package-'));
    writeFileSync(join(project, 'package.json'), '{"private": true}');
    runToEnd('npm', ['pack', '--ignore-scripts', '--pack-destination', project], root);
    const tarball = `./multi-status-${packageJson.version}.tgz`;
    runToEnd('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], project);
  }, 120_000);
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('contains only what is needed', () => {
    const files = readdirSync(installed('multi-status'), { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(installed('multi-status').length + 1));
    expect(files.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'dist/cli/THIRD-PARTY-LICENSES.md',
      'dist/cli/multistatus.js',
      'docs/config.schema.json',
      'docs/report.schema.json',
      'docs/rules.schema.json',
      'package.json',
    ]);
  });

  it('installs no other package, and runs no script', () => {
    expect(packageJson).not.toHaveProperty('dependencies');
    expect(packageJson).not.toHaveProperty('private');
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(packageJson.scripts).not.toHaveProperty(script);
    expect(readdirSync(installed()).filter((name) => !name.startsWith('.'))).toEqual(['multi-status']);
  });

  it('runs as multistatus', () => {
    const bin = installed('.bin', onWindows ? 'multistatus.cmd' : 'multistatus');
    expect(runToEnd(bin, ['--version'], project)).toBe(`${packageJson.version}\n`);
  });

  it('contains the schemas that --help names', () => {
    const schemas = TOPIC_NAMES.flatMap((topic) => helpText(topic).match(/docs\/[\w.]+\.json/g) ?? []);
    const named = [...new Set(schemas)].toSorted();
    expect(named).toEqual(['docs/config.schema.json', 'docs/report.schema.json', 'docs/rules.schema.json']);
    for (const schema of named)
      expect(JSON.parse(readFileSync(installed('multi-status', schema), 'utf8'))).toHaveProperty('$schema');
  });

  it('contains the license of each package that is bundled', () => {
    const map = JSON.parse(readFileSync(join(root, 'dist/cli/multistatus.js.map'), 'utf8')) as {
      readonly sources: readonly string[];
    };
    const bundled = new Set(
      map.sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
    );
    expect(bundled.size).toBeGreaterThan(5);
    const text = readFileSync(installed('multi-status/dist/cli/THIRD-PARTY-LICENSES.md'), 'utf8');
    const sections = new Map(
      text
        .split(/^## /m)
        .slice(1)
        .map((section) => [section.split(' - ')[0] ?? '', section]),
    );
    expect([...sections.keys()].toSorted()).toEqual([...bundled].toSorted());
    for (const [name, section] of sections)
      // Its package has no license text (docs/publishing.md).
      if (name !== '@nodable/entities') expect(section).toMatch(/copyright/i);
  });
});
