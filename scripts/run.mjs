// Starts other programs.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the foreground and forwards SIGINT and SIGTERM to it.
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
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    /** @param {number} code */
    const done = (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      done(127);
    });
    // 128 + 15: how a shell reports a program that SIGTERM ended.
    child.once('exit', (code) => done(code ?? 143));
  });
}

/**
 * Runs a program until it exits, without printing its output. Never throws.
 * @param {string} command
 * @param {string[]} args
 * @param {number} [timeout] in milliseconds
 */
export function output(command, args, timeout = 20_000) {
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
 * The path of a program that `npm ci` installed.
 * @param {string} name
 */
export const tool = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @param {string} command */
const needsShell = (command) => command.endsWith('.cmd');
