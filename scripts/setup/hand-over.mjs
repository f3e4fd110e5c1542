import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { giveUp } from './say.mjs';

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Lets a program take this one's place: its output and signals pass through, and this ends as it ends.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options] `onLine` hears each line of stdout
 * @returns {Promise<never>}
 */
export function handOver(file, args, { env, onLine } = {}) {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['inherit', onLine === undefined ? 'inherit' : 'pipe', 'inherit'],
  });
  // A terminal sends its signals to the child as well; this process only must not end first.
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  if (onLine !== undefined && child.stdout !== null) passThrough(child.stdout, onLine);
  return new Promise(() => {
    child.on('error', error => giveUp(`${file} could not be started: ${error.message}`));
    child.on('close', (code, signal) =>
      process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/**
 * @param {import('node:stream').Readable} stdout
 * @param {(line: string) => void} onLine
 */
function passThrough(stdout, onLine) {
  let rest = '';
  stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    process.stdout.write(text);
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
