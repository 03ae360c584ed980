import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { run } from '../src/cli/run.ts';
import type { Terminal } from '../src/cli/terminal.ts';

type TerminalFeatures = Partial<Pick<Terminal, 'colors' | 'columns' | 'isTerminal'>>;

/** The result of one run of the command line. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A HAR entry: method, status, and the text of the body (null: recorded without content). */
export type EntryShorthand = readonly [method: string, status: number, body: string | null, type?: string];

/** Runs the command line with a temporary folder for one test file. */
export interface CommandLine {
  readonly path: (name: string) => string;
  /** Writes a file. @returns its path */
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly har: (name: string, ...entries: readonly EntryShorthand[]) => string;
  readonly run: (...args: readonly string[]) => Promise<CommandResult>;
  /** Runs the command on a terminal with these features. */
  readonly runOn: (features: TerminalFeatures, ...args: readonly string[]) => Promise<CommandResult>;
}

/** Sets up a temporary folder for one test file. Call it once, outside the tests. */
export function commandLine(): CommandLine {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'multi-status-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const runOn: CommandLine['runOn'] = async (features, ...args) => {
    let out = '';
    let err = '';
    const code = await run(args, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      colors: false,
      stack: false,
      ...features,
    });
    return { code, out, err };
  };
  return {
    path,
    file,
    har: (name, ...entries) => file(name, harOf(...entries)),
    run: async (...args) => runOn({}, ...args),
    runOn,
  };
}

/** Returns the text of a HAR file with these entries. */
export function harOf(...entries: readonly EntryShorthand[]): string {
  return JSON.stringify({ log: { version: '1.2', entries: entries.map(entryOf) } });
}

export function entryOf([method, status, text, type = 'text/xml']: EntryShorthand): object {
  return {
    startedDateTime: '2026-01-02T03:04:05.678Z',
    time: 1,
    request: { method, url: 'http://a.test/dav/', headers: [{ name: 'Authorization', value: 'Basic secret' }] },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: type }],
      content: text === null ? { size: -1, mimeType: type } : { text, mimeType: type },
    },
  };
}
