import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../demo/until.ts';

/** Apache with mod_dav over a temporary folder, as an ordinary process. */
export interface Apache {
  /** Without a trailing slash. */
  readonly url: string;
  /** Locks a resource; the token is discarded, as if another client held the lock. */
  lock(path: string): Promise<void>;
  close(): Promise<void>;
}

const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/local/libexec/apache2'];
const USER = 'www-data';
const run = promisify(execFile);

/** @param files contents by path; writable through WebDAV, except below `/closed/` */
export async function startApache(program: string, files: Readonly<Record<string, string>>): Promise<Apache> {
  const folder = await mkdtemp(join(tmpdir(), 'multi-status-apache-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    // Apache, when started by root, switches to another user, who cannot read folders made by mkdtemp.
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'var'));
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, 'root', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const port = await freePort();
    await writeFile(join(folder, 'httpd.conf'), config(folder, port));
    if (isRoot()) await run('chown', ['-R', `${USER}:${USER}`, join(folder, 'root'), join(folder, 'var')]);
    const stop = await listen(program, folder, port);
    return {
      url: `http://127.0.0.1:${port}`,
      lock: (path) => lock(`http://127.0.0.1:${port}${path}`),
      close: async () => {
        await stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function listen(program: string, folder: string, port: number): Promise<() => Promise<void>> {
  const child = spawn(program, ['-d', folder, '-f', join(folder, 'httpd.conf'), '-DFOREGROUND'], { stdio: 'ignore' });
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const done = (): void => {
      ended = true;
      resolve();
    };
    child.once('error', done).once('exit', done);
  });
  const stop = async (): Promise<void> => {
    child.kill();
    await end;
  };
  try {
    await until('Apache to listen', async () => {
      if (ended) return true;
      await fetch(`http://127.0.0.1:${port}/`);
      return true;
    });
    if (ended) throw new Error(`Apache ended: ${await readFile(join(folder, 'error.log'), 'utf8').catch(String)}`);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

function config(folder: string, port: number): string {
  const modules = MODULES.find((each) => existsSync(each)) ?? 'modules';
  const names = ['mpm_event', 'authz_core', 'mime', 'dir', 'dav', 'dav_fs'];
  return `ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/httpd.pid
ErrorLog ${folder}/error.log
${names.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
StartServers 1
ThreadsPerChild 4
MaxRequestWorkers 4
${isRoot() ? `User ${USER}\nGroup ${USER}` : ''}
TypesConfig /etc/mime.types
DocumentRoot ${folder}/root
DavLockDB ${folder}/var/lockdb
<Directory ${folder}/root>
  Require all granted
  Dav On
  DavDepthInfinity on
</Directory>
<Location /closed>
  Require all denied
</Location>
`;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Apache cannot choose a free port itself. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function lock(url: string): Promise<void> {
  const response = await fetch(url, {
    method: 'LOCK',
    headers: { 'Content-Type': 'application/xml', Depth: '0', Timeout: 'Second-3600' },
    body: '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>',
  });
  if (response.status !== 200) throw new Error(`LOCK ${url} returned ${response.status}: ${await response.text()}`);
}
