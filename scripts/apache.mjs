// Some tests ask a real Apache with mod_dav. Finds it, and installs it where that is possible.
//
// MULTISTATUS_APACHE=/path/to/apache2 names one.
import { existsSync } from 'node:fs';
import { canInstall, install } from './apt.mjs';

const places = ['/usr/sbin/apache2', '/usr/sbin/httpd', '/usr/local/sbin/httpd'];

/** @returns {string | undefined} */
export function findApache() {
  const named = process.env['MULTISTATUS_APACHE'];
  return named ?? places.find((place) => existsSync(place));
}

/** Never an error: without Apache, its tests are left out, and it is said why. */
export async function ensureApache() {
  const there = findApache();
  if (there) {
    process.stdout.write(`Apache: ${there}\n`);
    return there;
  }
  if (!canInstall()) {
    say('it is not installed, and installing it needs root on a system with apt-get');
    return undefined;
  }
  process.stdout.write('Installing Apache with apt-get.\n');
  // Not the package apache2, which starts a server on port 80 at once and at every boot.
  if (!(await install('apache2-bin', 'media-types'))) say('apt-get could not install it, see above');
  return findApache();
}

/** @param {string} reason */
const say = (reason) => process.stdout.write(`Apache: the tests against Apache are NOT RUN, because ${reason}.\n`);
