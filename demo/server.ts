import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import { transformWithOxc } from 'vite';
import { apiRouter } from './api.ts';
import { openDav } from './dav.ts';

/** The demo page, its JSON APIs and the WebDAV server, on one origin. */
export interface Demo {
  /** Without a trailing slash. */
  readonly url: string;
  /** Restores the WebDAV tree and its locks. */
  reset(): Promise<void>;
  /** Stops listening and removes the temporary folder. */
  close(): Promise<void>;
}

const SCRIPTS: readonly string[] = [
  'page.ts',
  'scenario.ts',
  'scenarios.ts',
  'list-scenarios.ts',
  'write-scenarios.ts',
  'api-scenarios.ts',
  'trouble-scenarios.ts',
];

/** Starts the demo server on 127.0.0.1, on a free port by default. */
export async function startDemo({ port = 0 }: { port?: number } = {}): Promise<Demo> {
  const dav = await openDav();
  const app = express();
  const server = createServer(app);
  const url = (): string => addressOf(server);

  // Resets run in sequence: a second one must not remove the folder while the first one fills it.
  let ready: Promise<void> = Promise.resolve();
  const reset = (): Promise<void> => {
    const next = ready.then(() => dav.reset(`${url()}/dav/`));
    ready = next.catch(() => {});
    return next;
  };

  app.disable('x-powered-by');
  // Before all middleware that reads bodies or sets headers, because nephele does both itself.
  app.use('/dav', dav.app);
  app.use('/api', apiRouter({ davUrl: () => `${url()}/dav/` }));
  app.post('/reset', (_request, response, next) => void reset().then(() => response.json({ reset: true }), next));
  servePage(app);

  const close = async (): Promise<void> => {
    await ready;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await dav.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    await reset();
  } catch (error) {
    await close();
    throw error;
  }
  return { url: url(), reset, close };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The demo server does not listen.');
  return `http://127.0.0.1:${address.port}`;
}

function servePage(app: Express): void {
  const send = (path: string, type: string, text: () => Promise<string>): void => {
    app.get(path, (_request, response, next) => void text().then((body) => response.type(type).send(body), next));
  };
  send('/', 'html', () => source('page.html'));
  send('/page.css', 'css', () => source('page.css'));
  // Scripts keep their names, so that DevTools shows `write-scenarios.ts` and a line as the initiator.
  for (const name of SCRIPTS) send(`/${name}`, 'text/javascript', () => script(name));
}

function source(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

async function script(name: string): Promise<string> {
  const { code } = await transformWithOxc(await source(name), name, { target: 'es2023', sourceType: 'module' });
  return code;
}
