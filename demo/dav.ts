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
  /** To be mounted by an HTTP server. */
  readonly app: Express;
  /** Puts the tree and the other user's locks back; `url` is where the app is mounted. */
  reset(url: string): Promise<void>;
  /** Removes the temporary folder. */
  close(): Promise<void>;
}

// Everyone may come in, and says who they are in a header. The page says nothing; its locks and those of the other user
// are told apart by name, as on a server with passwords.
const authenticator: Authenticator = {
  authenticate: async (request) => new User({ username: request.get(USER_HEADER) ?? 'you' }),
  cleanAuthentication: async () => {},
};

// File permissions stop nobody when the server runs as root, so the refusals come from the server itself. A folder with
// an adapter of its own is a mounted store to nephele: DELETE on its parent answers 403 for it, by nephele's own rule.
// That the store is read-only as well is said here, in the one place where nephele asks an adapter for permission.
class ReadOnlyAdapter extends Adapter {
  override async isAuthorized(...[url, method, baseUrl, user]: Parameters<Adapter['isAuthorized']>): Promise<boolean> {
    if (!['GET', 'HEAD', 'COPY', 'OPTIONS', 'PROPFIND'].includes(method))
      throw new ForbiddenError('This folder is read-only.');
    return super.isAuthorized(url, method, baseUrl, user);
  }
}

// nephele asks the adapter of each member before it reads its properties, and answers 401 for this member alone.
class ClosedAdapter extends Adapter {
  override async isAuthorized(...[url, method, baseUrl, user]: Parameters<Adapter['isAuthorized']>): Promise<boolean> {
    return user.username === OTHER_USER && super.isAuthorized(url, method, baseUrl, user);
  }
}

/** Makes the WebDAV server. It is empty until the first reset. */
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
      await plant(root);
      await Promise.all([...DISPLAY_NAMES].map(([path, name]) => nameFile(new URL(encodePath(path), url), name)));
      await Promise.all(LOCKED_FILES.map((path) => lock(new URL(encodePath(path), url))));
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

/** A path of the tree as a URL has it. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

async function plant(root: string): Promise<void> {
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

/** As the other user. */
async function sendXml(url: URL, method: string, body: string): Promise<void> {
  const headers = {
    [USER_HEADER]: OTHER_USER,
    'Content-Type': 'application/xml; charset=utf-8',
    Depth: '0',
    Timeout: 'Second-3600',
  };
  const response = await fetch(url, { method, headers, body });
  const answer = await response.text();
  // PROPPATCH answers 207 even when it refused: response.ok alone would be the very mistake that this project is about.
  if (!response.ok || /HTTP\/1\.1 [45]/u.test(answer))
    throw new Error(`${method} ${url.href} answered ${response.status}: ${answer}`);
}
