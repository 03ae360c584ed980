// Finds Apache with mod_dav, which some tests need, and installs it where possible.
//
// MULTISTATUS_APACHE=/path/to/apache2 selects one.
import { existsSync } from 'node:fs';
import { canInstall, install } from './apt.mjs';

const places = ['/usr/sbin/apache2', '/usr/sbin/httpd', '/usr/local/sbin/httpd'];

/** @returns {string | undefined} */
export function findApache() {
  const named = process.env['MULTISTATUS_APACHE'];
  return named ?? places.find((place) => existsSync(place));
}

/** Never fails: without Apache, its tests are skipped, and the reason is printed. */
export async function ensureApache() {
  const found = findApache();
  if (found) {
    process.stdout.write(`Apache: ${found}\n`);
    return found;
  }
  if (!canInstall()) {
    reportMissing('it is not installed, and installing it needs root on a system with apt-get');
    return undefined;
  }
  process.stdout.write('Installing Apache with apt-get.\n');
  // Not the package apache2, which starts a server on port 80 at once and at every boot.
  if (!(await install('apache2-bin', 'media-types'))) reportMissing('apt-get could not install it, see above');
  return findApache();
}

/** @param {string} reason */
const reportMissing = (reason) =>
  process.stdout.write(`Apache: the tests against Apache are NOT RUN, because ${reason}.\n`);
