import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));

const catalogs = files.flatMap(({ name, text }) =>
  [...text.matchAll(/export const (\w+) = catalog\('(\w+)'/g)].map(([, variable = '', prefix = '']) => ({
    layer: name.split(/[\\/]/)[0] ?? '',
    variable,
    prefix,
  })),
);

describe('catalogs of messages', () => {
  it.each(catalogs)('$variable is in the list of its layer', ({ layer, variable }) => {
    const { text = '' } = files.find(({ name }) => name === join(layer, 'messages.ts')) ?? {};
    const list = text.slice(text.indexOf(`const ${layer}Catalogs`)).split('];', 1)[0];
    expect(list).toMatch(new RegExp(`\\b${variable}\\b`));
  });

  it('have different prefixes', () => {
    const prefixes = catalogs.map(({ prefix }) => prefix);
    expect(prefixes.length).toBeGreaterThan(5);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});
