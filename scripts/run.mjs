// Starting other programs: those of this project by name, anything else by path.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the foreground and passes interruptions on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @returns {Promise<number>} its exit code
 */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: needsShell(command),
    });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    /** @param {number} code */
    const done = (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      done(127);
    });
    // 128 + 15, as a shell reports a program ended by a signal.
    child.once('exit', (code) => done(code ?? 143));
  });
}

/**
 * Runs a program to its end, keeps its output for itself, and never throws.
 * @param {string} command
 * @param {string[]} args
 * @param {number} [timeout] in milliseconds
 */
export function ask(command, args, timeout = 20_000) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    shell: needsShell(command),
  });
  return { ok: status === 0, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/**
 * The path of a program that `npm ci` has installed.
 * @param {string} name
 */
export const tool = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @param {string} command */
const needsShell = (command) => command.endsWith('.cmd');
