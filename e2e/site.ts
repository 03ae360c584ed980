import { createServer, type ServerResponse } from 'node:http';

/** A site for cases without a demo scenario: malformed, huge and unusual responses, and a service worker. */
export interface Site {
  /** Without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><title>Site</title><link rel="icon" href="data:,"><h1>Site</h1>';

const WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname === '/items') event.respondWith(fetch(event.request));
});
`;

/** One of two items failed. */
const ITEMS = JSON.stringify({
  items: [
    { id: 'café ✓', status: 200 },
    { id: 'tea', status: 404, message: 'No such item' },
  ],
});

const BATCH = JSON.stringify({
  responses: [
    { id: '1', status: 200, body: {} },
    { id: '2', status: 403, body: { error: { code: 'Denied', message: 'Not yours' } } },
  ],
});

/** Results whose member names are not in any word list, so no operations are recognized. */
const FOREIGN = JSON.stringify({
  tulos: [
    { henkilo: 'ada', vast: '200', huom: 'tallennettu' },
    { henkilo: 'grace', vast: '409', huom: 'versio 8 on uudempi' },
    { henkilo: 'linus', vast: '200', huom: 'tallennettu' },
  ],
});

/** A test patches the worker so that it hangs on this body. */
const TARPIT = ITEMS.replace('tea', 'tarpit');

/** Chrome stores at most 20,000,000 bytes of one body. */
const HUGE = 20_100_000;

const HANDLERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/': (response) => send(response, 200, 'text/html', PAGE),
  '/sw.js': (response) => send(response, 200, 'text/javascript', WORKER),
  '/items': (response) => send(response, 207, 'application/json', ITEMS),
  '/unnamed': (response) => send(response, 207, 'application/octet-stream', ITEMS),
  '/batch': (response) => send(response, 200, 'application/json', BATCH),
  '/foreign': (response) => send(response, 207, 'application/json', FOREIGN),
  '/huge': (response) => send(response, 207, 'application/json', JSON.stringify({ items: ['x'.repeat(HUGE)] })),
  '/tarpit': (response) => send(response, 207, 'application/json', TARPIT),
  // Closes the connection in the middle of the body.
  '/cut': (response) => {
    response.writeHead(207, { 'Content-Type': 'application/json', 'Content-Length': ITEMS.length });
    response.write(ITEMS.slice(0, 30), () => response.destroy());
  },
  '/garbage': (response) =>
    void response
      .writeHead(207, { 'Content-Type': 'application/xml' })
      .end(Buffer.from([0, 255, 254, 60, 33, 0, 195, 40])),
  // The body never ends.
  '/half': (response) => void response.writeHead(207, { 'Content-Type': 'application/json' }).write('{"items":['),
};

export async function startSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const handle = HANDLERS[new URL(request.url ?? '/', 'http://any').pathname];
    if (handle === undefined) send(response, 404, 'text/plain', 'Not found');
    else handle(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site is not listening.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type }).end(text);
}
