import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {{ code: number, stdout: string, stderr: string }} Ran `code` is 128 + signal number style 128 when
 *   a signal ended the program, 127 when it could not be started.
 */

/**
 * Runs a program to its end and keeps what it printed. Never throws: a program that is missing answers 127.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string | Uint8Array, timeoutMs?: number }} [options]
 * @returns {Promise<Ran>}
 */
export function run(file, args, { cwd, env, input, timeoutMs } = {}) {
  return new Promise(resolve => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, LC_ALL: 'C', ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', text => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', text => (stderr += text));
    child.on('error', error => resolve({ code: 127, stdout, stderr: stderr + error.message }));
    child.on('close', code => resolve({ code: code ?? 128, stdout, stderr }));
    child.stdin?.on('error', () => {
      // A program that does not read its input has its own exit code to tell.
    });
    child.stdin?.end(input);
  });
}

/**
 * Runs a program with this terminal as its own; for what a person should watch.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} exit code, as in {@link Ran}
 */
export function show(file, args, { cwd, env, stdio = 'inherit' } = {}) {
  return new Promise(resolve => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio });
    child.on('error', () => resolve(127));
    child.on('close', code => resolve(code ?? 128));
  });
}

/** Where daemons live that a user's PATH often leaves out. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin', '/bin'];

/**
 * The full path of a program, looked up in PATH and in the system's folders.
 * @param {string} name
 * @returns {string | undefined}
 */
export function which(name) {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

export const isRoot = () => process.getuid?.() === 0;

/**
 * The same command, through sudo when this is not root.
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function asRoot(file, args) {
  return isRoot() ? [file, [...args]] : ['sudo', ['--', file, ...args]];
}
