import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadResponse } from './responses.ts';

export interface LoadServer {
  /** Without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><title>Load</title><link rel="icon" href="data:,"><h1>Load</h1>';

/** Serves a page, and the response with each number at `/load/<number>` for every method. */
export async function startLoadServer(): Promise<LoadServer> {
  const server = createServer((request, response) => {
    const [, index] = /^\/load\/(\d+)$/u.exec(request.url ?? '') ?? [];
    if (index === undefined) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
      return;
    }
    const { type, body } = loadResponse(Number(index));
    response.writeHead(207, { 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
