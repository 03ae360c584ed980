import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Limits } from '../../src/engine/shelf.ts';

export interface BuiltExtension {
  /** The folder to load. */
  readonly dist: string;
  remove(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const LIMITS = /export const LIMITS: Limits = \{[^}]*\}/u;

/**
 * Builds the extension as it is, but for how much is kept: so a test reaches the limits in seconds. Users have no switch for it.
 * @param limits null for the extension's own
 */
export async function buildExtension(limits: Limits | null): Promise<BuiltExtension> {
  const folder = await mkdtemp(join(tmpdir(), 'multi-status-load-'));
  const plugins = (): Plugin[] => (limits === null ? [] : [withLimits(limits)]);
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

function withLimits(limits: Limits): Plugin {
  return {
    name: 'with-limits',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith('/src/engine/shelf.ts')) return null;
      if (!LIMITS.test(code)) throw new Error('The limits do not stand in shelf.ts any more as they did.');
      return code.replace(LIMITS, `export const LIMITS: Limits = ${JSON.stringify(limits)}`);
    },
  };
}
