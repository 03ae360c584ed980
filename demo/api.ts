import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { json, Router, type Request, type Response as ExpressResponse } from 'express';
import { batchRouter } from './batches.ts';
import { asList, asRecord, asText } from './json.ts';

/** What the APIs need from the demo server. */
export interface ApiOptions {
  /** The URL of the WebDAV server; known only when the demo is listening. */
  davUrl(): string;
}

interface Result {
  readonly status: number;
}

/** JSON APIs that return 207 in shapes of real APIs, with results for the items that were sent. */
export function apiRouter(options: ApiOptions): Router {
  const router = Router();
  router.get('/products', products);
  router.post('/files', (request, response, next) => void uploadFiles(request, response).then(undefined, next));
  router.patch('/contacts', json(), updateContacts);
  router.get(
    '/health',
    (request, response, next) => void checkHealth(request, response, options).then(undefined, next),
  );
  router.post('/notifications', json(), notify);
  router.post('/messages', json(), (request, response) => {
    // As for private data: Chromium does not fetch the body of such a response until the page reads it.
    response.set('Cache-Control', 'no-store');
    notify(request, response);
  });
  // Two incorrect responses: a 207 must state the result of each part, and these do not.
  router.post(
    '/cleanup',
    (_request, response) =>
      void response.status(207).type('text/plain').send('2 of 5 jobs could not be cleaned up, see the log.\n'),
  );
  router.post('/import', (_request, response) => void response.status(207).json({ status: 'Some error occurred' }));
  router.use(batchRouter());
  return router;
}

/** The status of a response: 207 unless every result is a success, as in such APIs. */
function statusOfAll(results: readonly Result[]): number {
  return results.every(({ status }) => status < 300) ? 200 : 207;
}

const PRODUCTS: ReadonlyMap<string, { name: string; price: number }> = new Map([
  ['tea', { name: 'Green tea', price: 4.5 }],
  ['coffee', { name: 'Coffee', price: 7.2 }],
  ['cocoa', { name: 'Cocoa', price: 5.1 }],
]);
const DISCONTINUED: ReadonlySet<string> = new Set(['cola']);

/** A list of `{ status, data }` and `{ status, error }`, as in a small Express service. */
function products(request: Request, response: ExpressResponse): void {
  const ids = asText(request.query['ids']).split(',').filter(Boolean);
  const results = ids.map((id) => {
    const found = PRODUCTS.get(id);
    if (found !== undefined) return { status: 200, data: { id, ...found } };
    if (DISCONTINUED.has(id)) return { status: 410, error: { id, message: `Product ${id} is no longer sold` } };
    return { status: 404, error: { id, message: `Product ${id} not found` } };
  });
  response.status(statusOfAll(results)).json(results);
}

const MAX_FILE_SIZE = 100_000;

/** A multi-file upload. */
async function uploadFiles(request: Request, response: ExpressResponse): Promise<void> {
  const body = await text(request.setEncoding('latin1'));
  // Response parses multipart bodies; latin1 preserves the bytes.
  const form = await new Response(Buffer.from(body, 'latin1'), {
    headers: { 'Content-Type': request.get('Content-Type') ?? '' },
  }).formData();
  const files = form.getAll('files').flatMap((part) => (typeof part === 'string' ? [] : [checkFile(part)]));
  response.status(statusOfAll(files)).json({ files });
}

function checkFile({ name, size }: File): Result & { filename: string; message: string } {
  if (/\.(exe|bat|cmd)$/iu.test(name)) return { filename: name, status: 415, message: 'Programs are not accepted' };
  if (size === 0) return { filename: name, status: 422, message: 'The file is empty' };
  if (size > MAX_FILE_SIZE)
    return { filename: name, status: 413, message: `${size} bytes exceed the limit of ${MAX_FILE_SIZE}` };
  return { filename: name, status: 201, message: 'Stored' };
}

const CONTACTS: ReadonlyMap<string, { version: number }> = new Map([
  ['ada', { version: 3 }],
  ['grace', { version: 8 }],
  ['linus', { version: 1 }],
]);

/** A bulk PATCH. It stores nothing, so that it can be repeated. */
function updateContacts(request: Request, response: ExpressResponse): void {
  const updates = asList(asRecord(request.body)['updates']).map((item) => {
    const { id, version, email } = asRecord(item);
    const contact = CONTACTS.get(asText(id));
    if (contact === undefined) return { id, status: 404, message: 'No such contact' };
    if (version !== contact.version)
      return { id, status: 409, message: `Version ${contact.version} is newer than yours` };
    if (!/^[^@\s]+@[^@\s]+$/u.test(asText(email)))
      return { id, status: 422, message: 'email is not an e-mail address' };
    return { id, status: 200, message: 'Updated' };
  });
  response.status(statusOfAll(updates)).json({ updates });
}

/** A health check that tests real connections. */
async function checkHealth(request: Request, response: ExpressResponse, options: ApiOptions): Promise<void> {
  const checks: Readonly<Record<string, () => Promise<string>>> = {
    webdav: async () => `OPTIONS returned ${(await fetch(options.davUrl(), { method: 'OPTIONS' })).status}`,
    files: () => access(process.cwd()).then(() => 'readable'),
    // Nothing listens on port 1 (tcpmux).
    search: () => reach(1),
  };
  const sources = await Promise.all(
    asText(request.query['sources'])
      .split(',')
      .filter(Boolean)
      .map(async (source) => {
        const check = checks[source];
        if (check === undefined) return { source, status: 404, message: 'No such source' };
        return check().then(
          (message) => ({ source, status: 200, message }),
          (error: unknown) => ({
            source,
            status: 503,
            message: error instanceof Error ? error.message : String(error),
          }),
        );
      }),
  );
  response.status(statusOfAll(sources)).json({ sources });
}

function reach(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2000, () => socket.destroy(new Error('no response within 2 s')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve('reachable');
    });
  });
}

/** Two lists, whose names are the outcomes of their items. */
function notify(request: Request, response: ExpressResponse): void {
  const sent: unknown[] = [];
  const failed: unknown[] = [];
  for (const item of asList(asRecord(request.body)['messages'])) {
    const to = asText(asRecord(item)['to']);
    if (to.endsWith('@example.com')) sent.push({ to, messageId: `m${sent.length + 1}` });
    else
      failed.push({ to, error: to === '' ? 'The recipient is missing' : `No mail server for ${to.split('@').at(-1)}` });
  }
  response.status(failed.length === 0 ? 200 : 207).json({ sent, failed });
}
