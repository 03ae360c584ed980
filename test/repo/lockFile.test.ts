// npm installs a package without a hash in the lock file unverified.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

describe('the lock file', () => {
  const { packages } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
  ) as LockFile;
  // The project itself has an empty name.
  const installed = Object.entries(packages).filter(([name]) => name !== '');

  it('has a hash for every package, also for those of other platforms', () => {
    expect(installed.length).toBeGreaterThan(300);
    const hash = /^sha512-[\w+/]{86}==$/;
    const unverified = installed.filter(([, { integrity = '' }]) => !hash.test(integrity));
    expect(unverified.map(([name]) => name)).toEqual([]);
  });
});
