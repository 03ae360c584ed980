// Installs packages with apt-get, where that needs no password: on Debian and its derivatives, as root.
import { output, run } from './run.mjs';

export const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && output('apt-get', ['--version']).ok;

/** @param {string[]} packages */
export async function install(...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A new container has no package lists, and old lists name versions that no longer exist.
  await run('apt-get', ['update', '-q'], env);
  const code = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
  return code === 0;
}
