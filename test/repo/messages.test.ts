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

/** A catalog that is loaded with the only part of the panel that needs it. */
const OWN = { variable: 'requestedMessages', renderer: join('ui', 'messages', 'requestText.ts') };

describe('catalogs of messages', () => {
  it('are rendered where they are loaded', () => {
    const { text } = files.find(({ name }) => name === OWN.renderer) ?? {};
    expect(text).toContain(`createRenderer([${OWN.variable}])`);
  });

  it.each(catalogs.filter(({ variable }) => variable !== OWN.variable))(
    '$variable is in the list of its layer',
    ({ layer, variable }) => {
      const { text = '' } = files.find(({ name }) => name === join(layer, 'messages.ts')) ?? {};
      const list = text.slice(text.indexOf(`const ${layer}Catalogs`)).split('];', 1)[0];
      expect(list).toMatch(new RegExp(`\\b${variable}\\b`));
    },
  );

  it('have different prefixes', () => {
    const prefixes = catalogs.map(({ prefix }) => prefix);
    expect(prefixes.length).toBeGreaterThan(5);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

/** Sentences of the verdict catalog, words that bodies are searched for, and meanings of the codes of an API. */
const EXCEPTIONS = /^core\/(?:verdict\/sentence|read\/json\/(?:vocabulary|dialects\/homeKit\.ts))/;

describe('core and engine', () => {
  it('have no sentences outside of catalogs', () => {
    const sentences = files
      .map(({ name, text }) => ({ name: name.replaceAll('\\', '/'), text }))
      .filter(({ name }) => /^(?:core|engine)\//.test(name) && !name.endsWith('essages.ts') && !EXCEPTIONS.test(name))
      .flatMap(({ name, text }) => literalsIn(text).map((literal) => `${name}: ${literal}`))
      .filter((line) => /: .*\b(?:are|because|cannot|could|has|have|is|not|the|was|were)\b.* /.test(line));
    expect(sentences).toEqual([]);
  });
});

/** The string literals of a module, without those in comments and errors, and without lists of words. */
function literalsIn(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/Error\([^;]*;/g, '');
  const literals = [...code.matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)*`/g)].map(([literal]) => literal);
  return literals.filter((literal) => !/^'(?:[a-z]+ ){9,}[a-z]+'$/.test(literal));
}
