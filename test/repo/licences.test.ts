import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licencesPage } from '../../scripts/licences.mjs';

const ALLOWED = /^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0)$/;

describe('what is shipped', () => {
  it('is listed with its licences', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/licences.md'), 'utf8')).toBe(licencesPage());
  });

  it('has licences that may stand beside ours', () => {
    const rows = licencesPage().match(/^\| .* \|$/gm) ?? [];
    const licences = rows.slice(1).map((row) => row.split('|')[3]?.trim() ?? '');
    expect(licences.length).toBeGreaterThan(10);
    expect(licences.filter((licence) => !ALLOWED.test(licence))).toEqual([]);
  });
});
