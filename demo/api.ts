import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { json, Router, type Request, type Response as Answer } from 'express';
import { batchRouter } from './batches.ts';
import { asList, asRecord, asText } from './json.ts';

/** What the APIs must know about the rest of the demo. */
export interface Surroundings {
  /** Of the WebDAV server; known only when the demo listens. */
  davUrl(): string;
}

interface Result {
  readonly status: number;
}

/** JSON APIs that answer 207 in the shapes seen in the wild. They answer the items that were sent. */
export function apiRouter(surroundings: Surroundings): Router {
  const router = Router();
  router.get('/products', products);
  router.post('/files', (request, answer, next) => void uploadFiles(request, answer).then(undefined, next));
  router.patch('/contacts', json(), updateContacts);
  router.get(
    '/health',
    (request, answer, next) => void checkHealth(request, answer, surroundings).then(undefined, next),
  );
  router.post('/notifications', json(), notify);
  router.post('/messages', json(), (request, answer) => {
    // As an answer with private things in it. Chromium lets the body of such an answer lie until the page reads it.
    answer.set('Cache-Control', 'no-store');
    notify(request, answer);
  });
  // Two answers that are wrong: a 207 must say what became of each part, and these do not.
  router.post(
    '/cleanup',
    (_request, answer) =>
      void answer.status(207).type('text/plain').send('2 of 5 jobs could not be cleaned up, see the log.\n'),
  );
  router.post('/import', (_request, answer) => void answer.status(207).json({ status: 'Some error occurred' }));
  router.use(batchRouter());
  return router;
}

/** 207 where the results differ from plain success, as such APIs do. */
function statusOfAll(results: readonly Result[]): number {
  return results.every(({ status }) => status < 300) ? 200 : 207;
}

const PRODUCTS: ReadonlyMap<string, { name: string; price: number }> = new Map([
  ['tea', { name: 'Green tea', price: 4.5 }],
  ['coffee', { name: 'Coffee', price: 7.2 }],
  ['cocoa', { name: 'Cocoa', price: 5.1 }],
]);
const DISCONTINUED: ReadonlySet<string> = new Set(['cola']);

/** A list of `{ status, data }` and `{ status, error }`, as a small Express service has it. */
function products(request: Request, answer: Answer): void {
  const ids = asText(request.query['ids']).split(',').filter(Boolean);
  const results = ids.map((id) => {
    const found = PRODUCTS.get(id);
    if (found !== undefined) return { status: 200, data: { id, ...found } };
    if (DISCONTINUED.has(id)) return { status: 410, error: { id, message: `Product ${id} is no longer sold` } };
    return { status: 404, error: { id, message: `Product ${id} not found` } };
  });
  answer.status(statusOfAll(results)).json(results);
}

const LARGEST_FILE = 100_000;

/** A multi-file upload. */
async function uploadFiles(request: Request, answer: Answer): Promise<void> {
  const body = await text(request.setEncoding('latin1'));
  // fetch's own Response reads multipart bodies; latin1 there and back keeps the bytes as they came.
  const form = await new Response(Buffer.from(body, 'latin1'), {
    headers: { 'Content-Type': request.get('Content-Type') ?? '' },
  }).formData();
  const files = form.getAll('files').flatMap((part) => (typeof part === 'string' ? [] : [judgeFile(part)]));
  answer.status(statusOfAll(files)).json({ files });
}

function judgeFile({ name, size }: File): Result & { filename: string; message: string } {
  if (/\.(exe|bat|cmd)$/iu.test(name)) return { filename: name, status: 415, message: 'Programs are not accepted' };
  if (size === 0) return { filename: name, status: 422, message: 'The file is empty' };
  if (size > LARGEST_FILE)
    return { filename: name, status: 413, message: `${size} bytes are more than ${LARGEST_FILE}` };
  return { filename: name, status: 201, message: 'Stored' };
}

const CONTACTS: ReadonlyMap<string, { version: number }> = new Map([
  ['ada', { version: 3 }],
  ['grace', { version: 8 }],
  ['linus', { version: 1 }],
]);

/** A bulk PATCH. Nothing is kept, so that it can be repeated. */
function updateContacts(request: Request, answer: Answer): void {
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
  answer.status(statusOfAll(updates)).json({ updates });
}

/** A health check that really looks. */
async function checkHealth(request: Request, answer: Answer, surroundings: Surroundings): Promise<void> {
  const looks: Readonly<Record<string, () => Promise<string>>> = {
    webdav: async () => `OPTIONS answered ${(await fetch(surroundings.davUrl(), { method: 'OPTIONS' })).status}`,
    files: () => access(process.cwd()).then(() => 'readable'),
    // Port 1 (tcpmux) is one that nothing listens on.
    search: () => reach(1),
  };
  const sources = await Promise.all(
    asText(request.query['sources'])
      .split(',')
      .filter(Boolean)
      .map(async (source) => {
        const look = looks[source];
        if (look === undefined) return { source, status: 404, message: 'No such source' };
        return look().then(
          (message) => ({ source, status: 200, message }),
          (error: unknown) => ({
            source,
            status: 503,
            message: error instanceof Error ? error.message : String(error),
          }),
        );
      }),
  );
  answer.status(statusOfAll(sources)).json({ sources });
}

function reach(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer within 2 s')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve('reachable');
    });
  });
}

/** Three lists: the name of the list says what became of its items. */
function notify(request: Request, answer: Answer): void {
  const sent: unknown[] = [];
  const failed: unknown[] = [];
  for (const item of asList(asRecord(request.body)['messages'])) {
    const to = asText(asRecord(item)['to']);
    if (to.endsWith('@example.com')) sent.push({ to, messageId: `m${sent.length + 1}` });
    else
      failed.push({ to, error: to === '' ? 'The recipient is missing' : `No mail server for ${to.split('@').at(-1)}` });
  }
  answer.status(failed.length === 0 ? 200 : 207).json({ sent, failed });
}
