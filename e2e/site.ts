import { createServer, type ServerResponse } from 'node:http';

/** A page of its own for what the demo has no scenario for: broken, huge and unusual answers, and a service worker. */
export interface Site {
  /** Without a slash at the end. */
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

/** One of two went well. */
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

/** Results in words of somebody's own: nothing in them says what they are. */
const FOREIGN = JSON.stringify({
  wynik: [
    { osoba: 'ada', odp: '200', uwaga: 'zapisano' },
    { osoba: 'grace', odp: '409', uwaga: 'wersja 8 jest nowsza' },
    { osoba: 'linus', odp: '200', uwaga: 'zapisano' },
  ],
});

/** What a worker that a test has doctored gets stuck on. */
const TARPIT = ITEMS.replace('tea', 'tarpit');

/** What Chrome keeps of one body is 20,000,000 bytes. */
const HUGE = 20_100_000;

type Answer = (response: ServerResponse) => void;

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/': (response) => send(response, 200, 'text/html', PAGE),
  '/sw.js': (response) => send(response, 200, 'text/javascript', WORKER),
  '/items': (response) => send(response, 207, 'application/json', ITEMS),
  '/unnamed': (response) => send(response, 207, 'application/octet-stream', ITEMS),
  '/batch': (response) => send(response, 200, 'application/json', BATCH),
  '/foreign': (response) => send(response, 207, 'application/json', FOREIGN),
  '/huge': (response) => send(response, 207, 'application/json', JSON.stringify({ items: ['x'.repeat(HUGE)] })),
  '/tarpit': (response) => send(response, 207, 'application/json', TARPIT),
  // Half of what was announced; then the line is dead.
  '/cut': (response) => {
    response.writeHead(207, { 'Content-Type': 'application/json', 'Content-Length': ITEMS.length });
    response.write(ITEMS.slice(0, 30), () => response.destroy());
  },
  '/garbage': (response) =>
    void response
      .writeHead(207, { 'Content-Type': 'application/xml' })
      .end(Buffer.from([0, 255, 254, 60, 33, 0, 195, 40])),
  // The rest never comes.
  '/half': (response) => void response.writeHead(207, { 'Content-Type': 'application/json' }).write('{"items":['),
};

export async function startSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const answer = ANSWERS[new URL(request.url ?? '/', 'http://any').pathname];
    if (answer === undefined) send(response, 404, 'text/plain', 'not here');
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site does not listen.');
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
