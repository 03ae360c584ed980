import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Adapter } from '@nephele/adapter-file-system';
import { User } from '@nephele/authenticator-none';
import type { Express } from 'express';
import createNephele, { type Authenticator, ForbiddenError } from 'nephele';
import { CLOSED_FOLDER, DISPLAY_NAMES, LOCKED_FILES, READ_ONLY_FOLDER, TREE } from './tree.ts';

const USER_HEADER = 'x-demo-user';
const OTHER_USER = 'maria';

/** A WebDAV server over a temporary folder. */
export interface Dav {
  /** The Express app, to be mounted by an HTTP server. */
  readonly app: Express;
  /** Restores the tree and the other user's locks; `url` is where the app is mounted. */
  reset(url: string): Promise<void>;
  /** Removes the temporary folder. */
  close(): Promise<void>;
}

// There is no authentication: a header names the user. The page sends none, so that its locks differ from those of the
// other user, as on a server with passwords.
const authenticator: Authenticator = {
  authenticate: async (request) => new User({ username: request.get(USER_HEADER) ?? 'you' }),
  cleanAuthentication: async () => {},
};

// File permissions have no effect if the server runs as root, so the server itself rejects requests. Nephele treats a folder with
// its own adapter as a mounted store: DELETE on its parent returns 403 for it. The adapter also rejects writes, in the
// method that nephele calls to check permissions.
class ReadOnlyAdapter extends Adapter {
  override async isAuthorized(...[url, method, baseUrl, user]: Parameters<Adapter['isAuthorized']>): Promise<boolean> {
    if (!['GET', 'HEAD', 'COPY', 'OPTIONS', 'PROPFIND'].includes(method))
      throw new ForbiddenError('This folder is read-only.');
    return super.isAuthorized(url, method, baseUrl, user);
  }
}

// Nephele calls the adapter of each member before it reads its properties, and returns 401 for this member only.
class ClosedAdapter extends Adapter {
  override async isAuthorized(...[url, method, baseUrl, user]: Parameters<Adapter['isAuthorized']>): Promise<boolean> {
    return user.username === OTHER_USER && super.isAuthorized(url, method, baseUrl, user);
  }
}

/** Creates the WebDAV server. It is empty until the first reset. */
export async function openDav(): Promise<Dav> {
  const root = await mkdtemp(join(tmpdir(), 'multi-status-demo-'));
  await mkdir(join(root, READ_ONLY_FOLDER), { recursive: true });
  await mkdir(join(root, CLOSED_FOLDER), { recursive: true });
  const app = createNephele({
    adapter: {
      '/': new Adapter({ root }),
      [`/${READ_ONLY_FOLDER}`]: new ReadOnlyAdapter({ root: join(root, READ_ONLY_FOLDER) }),
      [`/${CLOSED_FOLDER}`]: new ClosedAdapter({ root: join(root, CLOSED_FOLDER) }),
    },
    authenticator,
  });
  return {
    app,
    reset: async (url) => {
      await createFiles(root);
      await Promise.all([...DISPLAY_NAMES].map(([path, name]) => nameFile(new URL(encodePath(path), url), name)));
      await Promise.all(LOCKED_FILES.map((path) => lock(new URL(encodePath(path), url))));
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

/** A path of the tree, percent-encoded. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

async function createFiles(root: string): Promise<void> {
  for (const name of await readdir(root)) await rm(join(root, name), { recursive: true, force: true });
  for (const { path, text } of TREE) {
    await (text === undefined ? mkdir(join(root, path)) : writeFile(join(root, path), text));
  }
}

function nameFile(url: URL, name: string): Promise<void> {
  const text = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return sendXml(
    url,
    'PROPPATCH',
    `<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:displayname>${text}</D:displayname></D:prop></D:set></D:propertyupdate>`,
  );
}

function lock(url: URL): Promise<void> {
  return sendXml(
    url,
    'LOCK',
    `<D:lockinfo xmlns:D="DAV:">
  <D:lockscope><D:exclusive/></D:lockscope>
  <D:locktype><D:write/></D:locktype>
  <D:owner><D:href>mailto:${OTHER_USER}@example.com</D:href></D:owner>
</D:lockinfo>`,
  );
}

/** Sends a request as the other user. */
async function sendXml(url: URL, method: string, body: string): Promise<void> {
  const headers = {
    [USER_HEADER]: OTHER_USER,
    'Content-Type': 'application/xml; charset=utf-8',
    Depth: '0',
    Timeout: 'Second-3600',
  };
  const response = await fetch(url, { method, headers, body });
  const responseBody = await response.text();
  // PROPPATCH returns 207 even if it fails, so response.ok is not sufficient.
  if (!response.ok || /HTTP\/1\.1 [45]/u.test(responseBody))
    throw new Error(`${method} ${url.href} returned ${response.status}: ${responseBody}`);
}
