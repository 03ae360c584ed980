import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An empty page, and a 207 response for each request with another method than GET. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><title>Page</title><link rel="icon" href="data:,">';

/** @param bodies media types and bodies of the 207 responses, by path */
export async function serve(bodies: Readonly<Record<string, readonly [type: string, body: string]>>): Promise<Served> {
  const server = createServer((request, response) => {
    const isPage = request.method === 'GET';
    const [type, body] = (!isPage && bodies[request.url ?? '']) || ['text/html', PAGE];
    response.writeHead(isPage ? 200 : 207, { 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
