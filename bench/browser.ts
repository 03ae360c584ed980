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
import type { EvictedBench } from './page/evicted.ts';
import type { PageBench } from './page/main.ts';
import type { ParsersBench } from './page/parsers.ts';

declare global {
  interface Window {
    /** Defined by the page with the panel. */
    readonly bench: PageBench;
    /** Defined by the page with the parsers. */
    readonly parsers: ParsersBench;
    /** Defined by the empty page. */
    readonly empty: EmptyBench;
    /** Defined by the page with evicted responses. */
    readonly evicted: EvictedBench;
    readonly gc?: () => void;
  }
}

/** Maximum lifetime of one browser in milliseconds. */
const BROWSER_TIMEOUT = 480_000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** With the panel, with the parsers, an empty one, and with evicted responses. */
const PAGES = ['index', 'parsers', 'empty', 'evicted'] as const;
type PageName = (typeof PAGES)[number];

/** The pages of the benchmark, built like the extension and served over HTTP. */
export interface Pages {
  /** Starts a new browser with empty caches and opens one of the pages. */
  open(page: PageName): Promise<Opened>;
  readonly close: () => Promise<void>;
}

export interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  /** Opens a second page in the same browser. */
  beside(page: PageName): Promise<Page>;
  readonly close: () => Promise<void>;
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
      rolldownOptions: {
        input: PAGES.map((name) => join(import.meta.dirname, `page/${name}.html`)),
      },
    },
  });
  const server = await serve(folder);
  const { port } = server.address() as AddressInfo;
  const executable = await chromiumPath();
  const goto = async (page: Page, name: string): Promise<void> => {
    // Closes the browser on an error; otherwise the benchmark would wait for the page forever.
    page.on('pageerror', (error) => {
      console.error(error);
      void page.context().browser()?.close();
    });
    await page.goto(`http://localhost:${port}/${name}.html`);
    await page.waitForFunction(() => ['bench', 'parsers', 'empty', 'evicted'].some((global) => global in window));
  };
  return {
    open: async (name) => {
      const browser = await chromium.launch({
        executablePath: executable,
        args: ['--js-flags=--expose-gc', '--disable-gpu'],
      });
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
      const page = await context.newPage();
      // Ends a benchmark that hangs.
      const limit = setTimeout(() => {
        console.error('A benchmark page did not respond.');
        void browser.close();
      }, BROWSER_TIMEOUT);
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

/** The path of the Chromium that the tests also use. */
export async function chromiumPath(): Promise<string> {
  const found = await findBrowser();
  if (!found) throw new Error('No Chromium: npm test installs one.');
  return found.path;
}

/** Serves a folder. The pages are cross-origin isolated, which gives clocks a resolution of 5 µs instead of 100 µs. */
async function serve(folder: string): Promise<Server> {
  const sendFile = async (path: string, response: ServerResponse): Promise<void> => {
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, {
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      });
      response.end(content);
    } catch {
      // The browser also requests an icon.
      response.writeHead(404).end();
    }
  };
  const server = createServer(({ url = '/' }, response) => {
    void sendFile(normalize(new URL(url, 'http://localhost').pathname), response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}
