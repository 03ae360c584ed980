// Installs Debian packages where that is possible without asking anybody: on Debian and its kin, as root.
import { ask, run } from './run.mjs';

export const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && ask('apt-get', ['--version']).ok;

/** @param {string[]} packages */
export async function install(...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A fresh container has no package lists, and old ones name versions that are gone.
  await run('apt-get', ['update', '-q'], env);
  const code = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
  return code === 0;
}
