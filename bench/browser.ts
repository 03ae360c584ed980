import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import type { EmptyBench } from './page/empty.ts';
import type { PageBench } from './page/main.ts';

declare global {
  interface Window {
    /** Of the page with the panel. */
    readonly bench: PageBench;
    /** Of the page with nothing. */
    readonly empty: EmptyBench;
    readonly gc?: () => void;
  }
}

/** Chromium's XML parser is written in Rust; without this feature it is libxml2, as in older versions. */
export const OLD_PARSER = '--disable-blink-features=XMLRustForNonXslt';

/** Milliseconds that one browser may be at work. */
const PATIENCE = 240_000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The benchmark's pages, built as the extension is, and served to browsers. */
export interface Pages {
  /** Starts a browser of its own, with nothing warm in it, on one of the pages. */
  open(page: 'index' | 'empty', flags?: readonly string[]): Promise<Opened>;
  close(): Promise<void>;
}

export interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  /** The other page beside it, in the same browser. */
  beside(page: 'index' | 'empty'): Promise<Page>;
  close(): Promise<void>;
}

export async function buildPages(): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), 'multi-status-bench-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome125',
      rolldownOptions: { input: ['index', 'empty'].map((name) => join(import.meta.dirname, `page/${name}.html`)) },
    },
  });
  const server = await serve(folder);
  const { port } = server.address() as AddressInfo;
  const executable = await chromiumPath();
  const goto = async (page: Page, name: string): Promise<void> => {
    // An error of ours ends the browser, or what waits for its page would wait for ever.
    page.on('pageerror', (error) => {
      console.error(error);
      void page.context().browser()?.close();
    });
    await page.goto(`http://localhost:${port}/${name}.html`);
    await page.waitForFunction(() => 'bench' in window || 'empty' in window);
  };
  return {
    open: async (name, flags = []) => {
      const browser = await chromium.launch({
        executablePath: executable,
        args: ['--js-flags=--expose-gc', '--disable-gpu', ...flags],
      });
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
      const page = await context.newPage();
      // Nothing here takes so long, but what is awaited may never come.
      const limit = setTimeout(() => {
        console.error('A benchmark page did not answer.');
        void browser.close();
      }, PATIENCE);
      browser.on('disconnected', () => clearTimeout(limit));
      await goto(page, name);
      return {
        browser,
        page,
        beside: async (other) => {
          const another = await context.newPage();
          await goto(another, other);
          return another;
        },
        close: () => browser.close(),
      };
    },
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The Chromium that the tests take as well. */
export async function chromiumPath(): Promise<string> {
  const found = await findBrowser();
  if (!found) throw new Error('No Chromium: npm test installs one.');
  return found.path;
}

/** Isolated from other origins, a page gets clocks of 5 µs instead of 100 µs. */
async function serve(folder: string): Promise<Server> {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, {
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      });
      response.end(content);
    } catch {
      // The browser asks for an icon as well.
      response.writeHead(404).end();
    }
  };
  const server = createServer(({ url = '/' }, response) => {
    void answer(normalize(new URL(url, 'http://localhost').pathname), response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}
