import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licensesPage } from '../../scripts/licenses.mjs';

const ALLOWED = /^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0)$/;

describe('bundled packages', () => {
  it('are listed with their licenses', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/licenses.md'), 'utf8')).toBe(licensesPage());
  });

  it('have licenses that are compatible with MIT', () => {
    const rows = licensesPage().match(/^\| .* \|$/gm) ?? [];
    const licenses = rows.slice(1).map((row) => row.split('|')[3]?.trim() ?? '');
    expect(licenses.length).toBeGreaterThan(10);
    expect(licenses.filter((license) => !ALLOWED.test(license))).toEqual([]);
  });
});
