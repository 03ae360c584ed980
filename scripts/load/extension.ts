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

/** What differs from the extension as it is; users have no switch for it. */
export interface Changes {
  /** How much is kept, so that a test reaches the limits in seconds; the extension's own without it. */
  readonly limits?: Limits | null;
  /** Parsing a body with this text in it never ends. */
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

/** Puts other code in the place of a part of a file. */
function changing(file: string, part: RegExp, code: string): Plugin {
  return {
    name: 'changing',
    enforce: 'pre',
    transform(source, id) {
      if (!id.replaceAll('\\', '/').endsWith(file)) return null;
      if (!part.test(source)) throw new Error(`${file} has no ${part.source} any more.`);
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
