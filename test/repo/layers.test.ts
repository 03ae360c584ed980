// Breaks each layer rule in a small copy of the project, and expects the linter or the compiler to report it. Both run
// with the project's own configuration.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const configFiles = [
  '.oxlintrc.json',
  'tsconfig.json',
  'src/tsconfig.json',
  'src/core/tsconfig.json',
  'src/core/platform.d.ts',
  'src/engine/tsconfig.json',
  'src/extension/tsconfig.json',
];

const mayImport: Record<string, string[]> = {
  core: ['core'],
  engine: ['core', 'engine'],
  state: ['core', 'engine', 'state'],
  ui: ['core', 'engine', 'state', 'ui'],
  extension: ['core', 'engine', 'state', 'ui', 'extension'],
  cli: ['core', 'engine', 'cli'],
};
const layers = Object.keys(mayImport);

const libraries = ['fast-xml-parser', 'jsonc-parser', 're2js', 'whatwg-mimetype'];

/** Code that must be reported: [folder, code, the tool that reports it, part of its message]. */
const forbidden: [string, string, 'oxlint' | 'tsc', string][] = [
  ...['core', 'engine', 'state'].flatMap((layer): [string, string, 'oxlint', string][] => [
    [layer, 'export const a = document.title;', 'oxlint', 'no DOM'],
    [layer, 'export const a = process.pid;', 'oxlint', 'no Node'],
    [layer, 'export const a = chrome;', 'oxlint', 'only src/extension uses the extension API'],
    [layer, "export { useState } from 'react';", 'oxlint', 'Layers: '],
  ]),
  ['ui', 'export const a = chrome;', 'oxlint', 'only src/extension uses the extension API'],
  ['ui', 'export const a = browser;', 'oxlint', 'only src/extension uses the extension API'],
  ...[
    "export { createElement } from 'react';",
    "export { jsx } from 'react/jsx-runtime';",
    "document.body.textContent = '';",
    "document.body.append('');",
    "document.body.setAttribute('title', '');",
    "document.title = '';",
  ].map((code): [string, string, 'oxlint', string] => ['ui', code, 'oxlint', 'Safe text: ']),
  ['ui', 'export const a = globalThis.chrome;', 'tsc', 'globalThis'],
  ...['core', 'engine', 'state', 'ui', 'extension'].flatMap((layer): [string, string, 'oxlint', string][] => [
    [layer, "export { readFileSync } from 'node:fs';", 'oxlint', 'import(no-nodejs-modules)'],
    [layer, "export { readFileSync } from 'fs';", 'oxlint', 'import(no-nodejs-modules)'],
    [layer, "export const a = fetch('/');", 'oxlint', 'does not use the network'],
  ]),
  ...['core', 'engine'].flatMap((layer): [string, string, 'tsc', string][] => [
    [layer, 'export const a = document.title;', 'tsc', "'document'"],
    [layer, 'export const a = performance.now();', 'tsc', "'performance'"],
    [layer, 'export const a = process.pid;', 'tsc', "'process'"],
    [layer, "export { readFileSync } from 'node:fs';", 'tsc', "'node:fs'"],
  ]),
];

let project: string;
const reports = { oxlint: new Map<string, string>(), tsc: new Map<string, string>() };
const importFile = (from: string, to: string) => `src/${from}/imports-${to}.ts`;
const deepImportFile = (from: string, to: string) => `src/${from}/part/imports-${to}.ts`;
const chromeFile = 'src/extension/names-chrome.ts';
const forbiddenFile = (index: number) => `src/${forbidden[index]?.[0]}/forbidden-${index}.ts`;

beforeAll(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'multi-status-layers-')));
  for (const file of configFiles) cpSync(join(root, file), join(project, file));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');

  for (const from of layers) {
    write(`src/${from}/thing.ts`, 'export const thing = 1;');
    for (const to of layers) {
      write(importFile(from, to), `export { thing } from '../${to}/thing.ts';`);
      write(deepImportFile(from, to), `import { thing } from '../../${to}/thing.ts';\nexport const a = thing;`);
    }
  }
  forbidden.forEach(([, code], index) => write(forbiddenFile(index), code));

  // A library whose types include those of Node or the DOM would make all of their globals valid in core.
  write('src/core/libraries.ts', libraries.map((name) => `export * from '${name}';`).join('\n'));
  write(chromeFile, 'export const a = chrome.runtime;');

  runOxlint();
  for (const folder of ['src/core', 'src/engine', 'src', 'src/extension']) runTsc(folder);
}, 60_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe.each(layers)('a file in src/%s', (from) => {
  for (const to of layers) {
    const allowed = mayImport[from]?.includes(to);
    it(`${allowed ? 'may' : 'must not'} import from src/${to}`, () => {
      for (const file of [importFile(from, to), deepImportFile(from, to)]) {
        if (allowed) expect(reports.oxlint.get(file) ?? '').not.toContain('Layers:');
        else expect(reports.oxlint.get(file)).toContain(`Layers: ${from} imports only`);
      }
    });
  }
});

describe('globals', () => {
  it.each(forbidden.map((row, index) => [...row, index] as const))(
    'src/%s: `%s` is reported by %s',
    (_, _code, tool, words, index) => {
      expect(reports[tool].get(forbiddenFile(index))).toContain(words);
    },
  );

  it('src/extension may use chrome', () => {
    expect(reports.oxlint.get(chromeFile) ?? '').not.toContain('Layers:');
    expect(reports.tsc.get(chromeFile)).toBeUndefined();
  });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), `${text}\n`);
}

function runOxlint(): void {
  const output = start('oxlint', ['--format', 'json', 'src']);
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { filename: string; code: string; message: string; help?: string }[];
  };
  for (const { filename, code, message, help } of diagnostics)
    addReport('oxlint', filename, `${code} ${message} ${help}`);
}

function runTsc(folder: string): void {
  const lines = start('tsc', ['-p', folder, '--pretty', 'false']).split('\n');
  for (const line of lines) {
    const [, file, message] = /^(\S+?)\(\d+,\d+\): (.*)$/.exec(line) ?? [];
    if (file && message) addReport('tsc', file, message);
  }
}

function addReport(tool: keyof typeof reports, file: string, text: string): void {
  reports[tool].set(file, `${reports[tool].get(file) ?? ''}${text}\n`);
}

function start(tool: string, args: string[]): string {
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1e8,
    shell: process.platform === 'win32',
  });
  if (!stdout) throw new Error(`${tool} wrote no output: ${stderr}`);
  return stdout;
}
