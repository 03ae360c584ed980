// The repository is self-contained: no file refers to the machine it was made on, and facts that several files state
// (version, permissions) agree.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/core/version.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

function trackedFiles(): string[] {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  const deleted = new Set(
    spawnSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).stdout.split('\0'),
  );
  return stdout.split('\0').filter((file) => file !== '' && !deleted.has(file));
}

// Written with one-character classes, so that this file does not match them itself.
const FOREIGN: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a folder beside the repository', /\.\.\/s[h]ared\b/],
  ['a folder of the machine it was made on', /(?:^|[\s'"`(=:,])\/(?:wor[k]|roo[t])\//m],
  ['a package registry', /registry\.(?:npm[j]s|yarn[p]kg)|npm[m]irror|npm\.pkg\.git[h]ub/],
];

describe('no file of the repository', () => {
  const texts = trackedFiles()
    .filter((file) => !/\.(?:gz|png|ico|woff2?)$/.test(file))
    .map((file) => ({ file, text: read(file) }));

  it.each(FOREIGN)('names %s', (_, pattern) => {
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('records in the lock file where packages were downloaded from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});

describe('the version', () => {
  it('is the same in package.json, the lock file and the exports', () => {
    const lock = JSON.parse(read('package-lock.json')) as { readonly version: string };
    expect([VERSION, lock.version]).toEqual([packageJson.version, packageJson.version]);
  });

  it('of the extension comes from package.json at build time, not from the manifest', () => {
    expect(manifest).not.toHaveProperty('version');
    expect(read('vite.config.ts')).toContain('version: packageJson.version');
  });
});

describe('the extension', () => {
  it('requests no permission', () => {
    expect(manifest.permissions).toEqual([]);
  });

  it.each([
    'host_permissions',
    'optional_permissions',
    'optional_host_permissions',
    'background',
    'content_scripts',
    'externally_connectable',
    'web_accessible_resources',
  ])('has no %s', (key) => {
    expect(manifest).not.toHaveProperty(key);
  });

  it('cannot connect to anything or load remote code', () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|unsafe-eval/);
  });
});

describe('packages', () => {
  const all = Object.entries(packageJson.devDependencies);

  it('have exact versions', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
