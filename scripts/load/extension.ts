import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Limits } from '../../src/engine/store/exchangeStore.ts';

export interface BuiltExtension {
  /** The folder to load. */
  readonly dist: string;
  remove(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const LIMITS = /export const LIMITS: Limits = \{[^}]*\}/u;
const PARSER = /export const PARSER: Parser = \{[^}]*\};/u;

/** Changes to the source code of the extension, which are not available as settings. */
export interface Changes {
  /** Lower limits, so that a test reaches them in seconds; by default the limits are unchanged. */
  readonly limits?: Limits | null;
  /** Parsing a body that contains this text never ends. */
  readonly poison?: string;
}

export async function buildExtension({ limits = null, poison }: Changes): Promise<BuiltExtension> {
  const folder = await mkdtemp(join(tmpdir(), 'multi-status-load-'));
  const plugins = (): Plugin[] => [
    ...(limits === null
      ? []
      : [
          changing(
            '/src/engine/store/exchangeStore.ts',
            LIMITS,
            `export const LIMITS: Limits = ${JSON.stringify(limits)}`,
          ),
        ]),
    ...(poison === undefined ? [] : [changing('/src/engine/store/parser.ts', PARSER, poisoned(poison))]),
  ];
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'chrome',
    logLevel: 'error',
    worker: { format: 'es', plugins },
    build: { outDir: folder, emptyOutDir: true },
  });
  return { dist: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Replaces a part of a source file. */
function changing(file: string, part: RegExp, code: string): Plugin {
  return {
    name: 'changing',
    enforce: 'pre',
    transform(source, id) {
      if (!id.replaceAll('\\', '/').endsWith(file)) return null;
      if (!part.test(source)) throw new Error(`${file} does not contain ${part.source}.`);
      return source.replace(part, () => code);
    },
  };
}

function poisoned(text: string): string {
  return `export const PARSER: Parser = {
    inPieces: createIncrementalParser,
    whole: (exchange, rules) => {
      while (exchange.body.text?.includes(${JSON.stringify(text)}));
      return parseExchange(exchange, rules);
    },
  };`;
}
